/**
 * Markdown made of text from outside. Such text only ever stands in code spans, in fenced blocks or escaped,
 * so that it can't become structure, a link, a mention or HTML on GitHub.
 */

import { printable } from './printable.ts';

/** A code span; its fence is longer than any run of backticks inside (CommonMark 6.1). Safe in table cells. */
export function codeSpan(text: string): string {
  const safe = printable(text.replace(/\s+/g, ' ')).replaceAll('|', '\\|');
  if (safe.trim() === '') return '` `';
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = safe.startsWith('`') || safe.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${safe}${pad}${fence}`;
}

/** Plain text: Markdown's own characters are escaped; `@`, `#` and `:` can't start a mention, link or emoji. */
export function plain(text: string): string {
  return (
    printable(text)
      .replace(/[\\`*_{}[\]()<>+!|~$]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/[@#]/g, (letter) => `${letter}&#8203;`)
      .replace(/:(?=\/\/|[a-z0-9_+-]+:)/gi, ':&#8203;')
      // GitHub links these two by themselves, also behind `_` and `(`.
      .replace(/www(?=\.)/gi, '$&&#8203;')
      .replace(/GH(?=-\d)/gi, '$&&#8203;')
  );
}

/** A link to an http(s) address; anything else is shown as code. */
export function link(label: string, address: string): string {
  if (!/^https?:\/\/[^\s<>"`\\]+$/.test(address)) return label;
  return `[${label}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** A fenced block; the fence is longer than any run of backticks inside. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n?$/, '\n')}${fence}`;
}

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text as code inside of HTML, such as a `<summary>`, where Markdown is not read; one line. */
export function htmlCode(text: string): string {
  const escaped = printable(text.replace(/\s+/g, ' '))
    .replace(/[&<>"'`]/g, (letter) => `&#${letter.charCodeAt(0)};`)
    .replace(/[@#](?!\d+;)/g, (letter) => `${letter}&#8203;`);
  return `<code>${escaped}</code>`;
}

/** At most so many letters, none cut in half, with an ellipsis where some are left out. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
