/** A listing in the forms that a terminal takes. */
import type { ListedReference, Listing } from '../list/listed.ts';
import type { OutputForm } from '../request/local-requests.ts';
import { columns } from './columns.ts';
import { codeSpan, plain, table } from './markdown.ts';

/** @returns what goes to standard output, with its final line break */
export function formatListing(listing: Listing, form: OutputForm): string {
  if (form === 'json') return `${JSON.stringify(toJson(listing), undefined, 2)}\n`;
  if (form === 'markdown') return toMarkdown(listing);
  return columns(HEAD, listing.references.map(toRow));
}

const HEAD = ['IMAGE', 'TAG', 'FILE', 'FORMAT', 'EDITABLE'] as const;

function toRow(reference: ListedReference): readonly string[] {
  const { image, file, line, format, fixed } = reference;
  return [
    image,
    versionText(reference),
    `${file}:${line}`,
    format,
    fixed === undefined ? 'yes' : `no: ${fixed}`,
  ];
}

/** `tag`, `tag@digest`, `@digest`, or `-` where there is neither; a digest is cut as Git cuts a commit. */
function versionText({ tag, digest }: ListedReference): string {
  const short = digest === undefined ? '' : `@${digest.replace(/^(\w+:.{12}).*/, '$1…')}`;
  return `${tag ?? ''}${short}` || '-';
}

function toJson({ references, skipped, files }: Listing): unknown {
  return {
    files,
    references: references.map(({ image, tag, digest, file, line, format, fixed }) => ({
      image,
      tag: tag ?? null,
      digest: digest ?? null,
      file,
      line,
      format,
      editable: fixed === undefined,
      reason: fixed ?? null,
    })),
    skipped: skipped.map(({ file, why }) => ({ file, reason: why })),
  };
}

function toMarkdown({ references, skipped }: Listing): string {
  if (references.length === 0) return 'No reference to an image.\n';
  const rows = references.map((reference) => {
    const [image = '', tag = '', place = '', format = '', editable = ''] = toRow(reference);
    return [codeSpan(image), tag === '-' ? 'none' : codeSpan(tag), codeSpan(place), format, plain(editable)];
  });
  const left = skipped.map(({ file, why }) => `- ${codeSpan(file)}: ${plain(why)}`).join('\n');
  const body = table(['Image', 'Tag', 'File', 'Format', 'Editable'], rows);
  return left === '' ? `${body}\n` : `${body}\n\nNot read:\n\n${left}\n`;
}
