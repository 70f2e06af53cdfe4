/** The one place where failures and notices become text. */
import type { Failure, Notice, Place } from '../errors.ts';
import { codeSpan, plain } from './markdown.ts';

/** `file:line:column`, or the name of an input. */
export function formatPlace(where: Place | string): string {
  if (typeof where === 'string') return where;
  const line = where.line === undefined ? '' : `:${where.line}`;
  const column = where.column === undefined ? '' : `:${where.column}`;
  return `${where.file}${line}${column}`;
}

/** One paragraph: where, what, what next. For the log and the annotation. */
export function formatFailure(failure: Failure): string {
  const where = failure.where === undefined ? '' : `${formatPlace(failure.where)}: `;
  return `${where}${formatAdvice(failure)}`;
}

/** What and what next as sentences; the first may have its full stop already, as GitHub's words do. */
export function formatAdvice({ what, next }: Pick<Failure, 'what' | 'next'>): string {
  return `${what.replace(/[.\s]+$/, '')}. ${next}`;
}

/** All failures of a run; several are numbered. */
export function formatFailures(failures: readonly Failure[]): string {
  const [first] = failures;
  if (failures.length === 1 && first !== undefined) return formatFailure(first);
  const lines = failures.map((failure, index) => `${index + 1}. ${formatFailure(failure)}`);
  return [`${failures.length} problems:`, ...lines].join('\n');
}

/** The same words as Markdown. */
export function formatFailuresMarkdown(failures: readonly Failure[]): string {
  return failures
    .map((failure) => {
      const where = failure.where === undefined ? '' : `${codeSpan(formatPlace(failure.where))}: `;
      return `- ${where}${plain(failure.what.replace(/[.\s]+$/, ''))}. ${plain(failure.next)}`;
    })
    .join('\n');
}

export function formatNotice(notice: Notice): string {
  return notice.where === undefined ? notice.what : `${formatPlace(notice.where)}: ${notice.what}`;
}
