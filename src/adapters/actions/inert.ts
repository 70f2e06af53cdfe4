/**
 * Text from outside must not act on the runner. A line whose first visible characters are `::` is a workflow
 * command, and `##[` is one anywhere in a line (runner, ActionCommand.cs); a zero-width space breaks both.
 */
export function inert(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '##\u200b[');
}
