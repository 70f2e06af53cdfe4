/** The result of a command on a checkout, in the forms that a terminal takes. */
import type { LocalOutcome } from '../outcome.ts';
import type { OutputForm } from '../request/local-requests.ts';
import { changeLines } from './changes.ts';
import { codeSpan, fenced, table } from './markdown.ts';
import { formatUnifiedDiff } from './unified-diff.ts';

/** @returns what goes to standard output, with its final line break */
export function formatLocal(outcome: LocalOutcome, form: OutputForm): string {
  if (form === 'json') return `${JSON.stringify(toJson(outcome), undefined, 2)}\n`;
  if (form === 'markdown') return toMarkdown(outcome);
  const diff = formatUnifiedDiff(outcome.files);
  return outcome.written ? `${changeLines(outcome.changes).join('\n')}\n` : diff;
}

function toJson(outcome: LocalOutcome): unknown {
  return {
    changed: outcome.files.length > 0,
    written: outcome.written,
    images: outcome.changes,
    files: outcome.files.map((file) => file.path),
    notices: outcome.notices,
    diff: formatUnifiedDiff(outcome.files),
  };
}

function toMarkdown(outcome: LocalOutcome): string {
  if (outcome.files.length === 0) return 'No change.\n';
  const rows = outcome.changes.map((change) => [
    codeSpan(change.image),
    change.from === '' ? 'none' : codeSpan(change.from),
    codeSpan(change.to),
    codeSpan(`${change.file}:${change.line}`),
  ]);
  return `${table(['Image', 'From', 'To', 'File'], rows)}\n\n${fenced(formatUnifiedDiff(outcome.files), 'diff')}\n`;
}
