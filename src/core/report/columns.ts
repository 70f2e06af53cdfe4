/** Rows as a terminal shows them: in columns. */

/** Columns are as wide as their cells need, up to 60; a longer cell moves only its own row. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.min(60, Math.max(...sizes(all, column))));
  const lines = all.map((cells) =>
    cells
      .map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  '),
  );
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** The longest few thousand decide as well as all. */
function sizes(rows: readonly (readonly string[])[], column: number): readonly number[] {
  return rows.slice(0, 5000).map((cells) => cells[column]?.length ?? 0);
}
