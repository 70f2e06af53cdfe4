/** Lines within a budget of bytes. */

/** GitHub counts characters in some places and bytes in others; text of so many bytes has no more characters. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * As many lines as the budget has room for, from the first on.
 * @param more says in a line how many are left out
 */
export function boundedLines(
  lines: readonly string[],
  budget: number,
  more: (left: number) => string,
): readonly string[] {
  let bytes = 0;
  const end = lines.findIndex((line) => {
    bytes += bytesOf(line) + 1;
    return bytes > budget;
  });
  if (end < 0) return lines;
  return [...lines.slice(0, end), more(lines.length - end)];
}

/** `1 resource`, `3 resources`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(items: readonly string[], shown: number): string {
  if (items.length <= shown) {
    const last = items.at(-1) ?? '';
    return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
  }
  return `${items.slice(0, shown).join(', ')} and ${items.length - shown} more`;
}
