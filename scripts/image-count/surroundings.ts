/** What stands around a line of YAML, seen by indents alone. */

/** Where the line's comment begins, or its length. */
export function commentStart(line: string): number {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (/["']/.test(sign) && /^$|[\s:,[{(=-]$/.test(line.slice(0, at))) quote = sign;
    else if (sign === '#' && /^$|\s$/.test(line.slice(0, at))) return at;
  }
  return line.length;
}

/** Spaces in front; the dash of a list item counts as a space. */
export function indentOf(line: string): number {
  return /^[\s-]*/.exec(line.replace(/-(?!\s)/, 'x'))?.[0].length ?? 0;
}

/** `kind` of the YAML document around a line, by the key at the left margin. */
export function kindAt(lines: readonly string[], index: number): string | undefined {
  const isBreak = (line: string): boolean => /^---(?:\s|$)/.test(line);
  const from = lines.findLastIndex((line, at) => at <= index && isBreak(line)) + 1;
  const next = lines.findIndex((line, at) => at > index && isBreak(line));
  const own = lines.slice(from, next < 0 ? lines.length : next);
  const found = own.flatMap((line) => /^"?kind"?:\s*["']?(\w+)/.exec(line)?.[1] ?? []);
  return found[0];
}

/** Whether what the line's key holds stands in deeper lines, or in the items of a list. */
export function opensBlock(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const next = lines.slice(index + 1).find((other) => /^\s*[^\s#]/.test(other));
  if (next === undefined) return false;
  const own = /^\s*/.exec(line)?.[0].length ?? 0;
  const dashed = /^\s*-\s/.test(next) && (/^\s*/.exec(next)?.[0].length ?? 0) >= own;
  return dashed || indentOf(next) > indentOf(line);
}

/** Keys around a line, the innermost first. */
export function keysAround(lines: readonly string[], index: number): readonly string[] {
  const keys: string[] = [];
  let indent = indentOf(lines[index] ?? '');
  for (const line of lines.slice(0, index).reverse()) {
    if (!/^\s*[^\s#]/.test(line) || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    keys.push(/^[\s-]*["']?([^"':\s]+)["']?\s*:/.exec(line)?.[1] ?? '');
  }
  return keys;
}

/** Keys of the mapping that the line is one of. */
export function keysBeside(lines: readonly string[], index: number): readonly string[] {
  const indent = indentOf(lines[index] ?? '');
  const isEnd = (line: string): boolean => /^\s*[^\s#]/.test(line) && indentOf(line) < indent;
  const isItem = (line: string): boolean => /^\s*-\s/.test(line) && indentOf(line) === indent;
  const before = lines.slice(0, index + 1).reverse();
  const up = before.findIndex((line, at) => (at > 0 && isEnd(line)) || isItem(line));
  const down = lines.slice(index + 1).findIndex((line) => isEnd(line) || isItem(line));
  const first = up < 0 ? 0 : index - up + (isItem(before[up] ?? '') ? 0 : 1);
  const own = lines.slice(first, down < 0 ? lines.length : index + 1 + down);
  return own
    .filter((line) => indentOf(line) === indent)
    .flatMap((line) => /^[\s-]*["']?([^"':\s]+)["']?\s*:/.exec(line)?.[1] ?? []);
}
