/** GitHub's text as data: one line, no control characters, bounded, in quotes. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return `"${line.length > 400 ? `${line.slice(0, 400)}…` : line}"`;
}
