/** Where a comment on a diff stands. */
export interface DiffPlace {
  /** Lines below the first hunk header. */
  readonly position: number;
  /** The line's number on its side. */
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  /** From the hunk's header to the line. */
  readonly hunk: string;
}

/** Every line of a patch with its place; hunk headers count as positions but have no line. */
function* placesOf(patch: string): Generator<DiffPlace> {
  const lines = patch.split('\n');
  let [left, right, start] = [0, 0, 0];
  for (const [position, line] of lines.entries()) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    if (header !== null) {
      [left, right, start] = [Number(header[1]), Number(header[2]), position];
      continue;
    }
    const hunk = lines.slice(start, position + 1).join('\n');
    if (line.startsWith('-')) yield { position, line: left++, side: 'LEFT', hunk };
    else if (line.startsWith('+')) yield { position, line: right++, side: 'RIGHT', hunk };
    else if (line.startsWith(' ')) {
      yield { position, line: right++, side: 'RIGHT', hunk };
      yield { position, line: left++, side: 'LEFT', hunk };
    }
  }
}

/** The place of a position, or of a line on a side; undefined when it is not part of the patch. */
export function findPlace(
  patch: string,
  wanted: { readonly position: number } | { readonly line: number; readonly side: 'LEFT' | 'RIGHT' },
): DiffPlace | undefined {
  for (const place of placesOf(patch)) {
    const hit =
      'position' in wanted
        ? place.position === wanted.position
        : place.line === wanted.line && place.side === wanted.side;
    if (hit) return place;
  }
  return undefined;
}
