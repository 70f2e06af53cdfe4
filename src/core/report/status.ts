/** Environments side by side in the forms that a terminal takes. */
import type { Status, StatusRow } from '../history/status.ts';
import type { OutputForm } from '../request/local-requests.ts';
import { columns } from './columns.ts';
import { shorten } from './history.ts';
import { codeSpan, plain, table } from './markdown.ts';

/** @returns what goes to standard output, with its final line break */
export function formatStatus(status: Status, form: OutputForm): string {
  if (form === 'json') return `${JSON.stringify(toJson(status), undefined, 2)}\n`;
  const { environments, rows } = status;
  if (form === 'markdown') return toMarkdown(status);
  const head = ['APP', 'IMAGE', ...environments.map((name) => name.toUpperCase()), ''];
  return columns(head, rows.map(toCells));
}

function toCells({ app, image, versions, remarks }: StatusRow): readonly string[] {
  return [app, image, ...versions.map((version) => shorten(version) || '-'), remarks.join(', ')];
}

function toJson({ environments, rows, absent }: Status): unknown {
  return {
    environments,
    absent,
    apps: rows.map(({ app, image, versions, remarks }) => ({
      app,
      image,
      versions: Object.fromEntries(environments.map((name, index) => [name, versions[index] || null])),
      remarks,
    })),
  };
}

function toMarkdown({ environments, rows, absent }: Status): string {
  const unknown = absent.map(({ why }) => `\n${plain(why)}\n`).join('');
  if (rows.length === 0) return `No image is set.\n${unknown}`;
  const cells = rows.map((row) => {
    const [app = '', image = '', ...rest] = toCells(row);
    const versions = rest.slice(0, -1).map((version) => (version === '-' ? 'none' : codeSpan(version)));
    return [codeSpan(app), codeSpan(image), ...versions, plain(row.remarks.join(', '))];
  });
  return `${table(['App', 'Image', ...environments.map(plain), ''], cells)}\n${unknown}`;
}
