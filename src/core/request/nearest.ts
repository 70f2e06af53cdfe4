/** Number of single changes (a letter more, less, another, or two neighbours swapped) between two words. */
export function editDistance(left: string, right: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let line = 1; line <= left.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[line - 1] === right[column - 1];
      const swapped = left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1];
      const replace = (row[column - 1] ?? 0) + (same ? 0 : 1);
      const swap = swapped ? (before[column - 2] ?? 0) + 1 : replace;
      next.push(Math.min(replace, swap, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? left.length;
}

/** @returns the candidate that a person most likely meant by `word`, or undefined if none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}
