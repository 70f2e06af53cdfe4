/** The changes of a plan as people read them: rows of a table, lines of a message, words of a title. */
import type { ImageChange } from '../edit/edit.ts';
import { filePage, imagePage } from './links.ts';
import { codeSpan, link, table } from './markdown.ts';
import { oneLine } from './printable.ts';

/** Last component of an image's repository: what people call it. */
export function shortName(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** `1.7.3` for one value, `1.7.3, 1.7.4` for several; `none` for a reference that said nothing. */
export function joinValues(values: readonly string[]): string {
  return distinct(values.map((value) => (value === '' ? 'none' : oneLine(value)))).join(', ');
}

/** One line a change, for commit messages and the placeholder {images}: what stands in a file begins none of its own. */
export function changeLines(changes: readonly ImageChange[]): readonly string[] {
  return distinct(
    changes.map(({ image, from, to, file }) => oneLine(`${image}: ${from || 'none'} -> ${to} (${file})`)),
  );
}

export interface TableContext {
  readonly repositoryUrl: string;
  readonly commit: string;
  /** Upper bound of the table's length in UTF-8 bytes. */
  readonly budget: number;
}

/** A table of the changes; rows beyond the budget are counted, not shown. */
export function changesTable(changes: readonly ImageChange[], context: TableContext): string {
  const rows = changes.map((change) => row(change, context));
  const kept: (readonly string[])[] = [];
  let bytes = 200;
  for (const cells of rows) {
    bytes += Buffer.byteLength(cells.join(' | ')) + 8;
    if (bytes > context.budget) break;
    kept.push(cells);
  }
  const rest = rows.length - kept.length;
  const note = rest === 0 ? '' : `\n\n…and ${rest} more, all of them in the commit.`;
  return `${table(['Image', 'From', 'To', 'File'], kept)}${note}`;
}

function row(change: ImageChange, context: TableContext): readonly string[] {
  const page = imagePage(change.image);
  const image = codeSpan(change.image);
  return [
    page === undefined ? image : link(image, page),
    change.from === '' ? 'none' : codeSpan(change.from),
    codeSpan(change.to),
    link(codeSpan(`${change.file}:${change.line}`), filePage(context.repositoryUrl, context.commit, change)),
  ];
}
