/** The rendered diff as a terminal and other programs take it. */
import type { RenderedDiff, Risk } from '../diff/rendered-diff.ts';
import { type Failure, ReleaseError } from '../errors.ts';
import type { OutputForm } from '../request/local-requests.ts';
import { type CommentContext, formatComment, SUMMARY_LIMIT } from './comment.ts';
import { counted, listed } from './comment-lines.ts';
import { formatDiffFile } from './diff-file.ts';
import { oneLine } from './printable.ts';
import { plainNumbers } from './report-file.ts';

/** Commits that were compared. */
export interface Compared {
  readonly base: string;
  readonly head: string;
}

/** Nothing on a terminal or in a file has GitHub's limits. */
const NO_LIMIT = 100_000_000;

/** @returns what goes to standard output, with its final line break; empty text where nothing differs */
export function formatRendered(diff: RenderedDiff, form: OutputForm, compared: Compared): string {
  if (form === 'json') return `${JSON.stringify({ ...compared, ...diff }, plainNumbers, 2)}\n`;
  if (form === 'markdown')
    return formatComment(diff, { id: 'local', ...compared, limit: NO_LIMIT }).join('\n');
  const touched = diff.targets.filter(({ state }) => state !== 'identical');
  return touched.length === 0 ? '' : `${formatDiffFile({ ...diff, targets: touched })}`;
}

/** The same in a few lines: counts, images, risks. Each is one line, whatever stands in it. */
export function renderedLines({ counts, images, risks, failed }: RenderedDiff): readonly string[] {
  const { targets, identical, added, removed, changed } = counts;
  const told = [`${changed} changed`, `${added} added`, `${removed} removed`].join(', ');
  return [
    `${counted(targets, 'target')}, ${identical} identical; resources: ${told}${failed ? '; not everything renders' : ''}`,
    ...images.map(imageLine),
    ...risks.map(riskLine),
  ].map(oneLine);
}

function imageLine({ image, from, to, targets }: RenderedDiff['images'][number]): string {
  const where = targets.length === 1 ? targets[0] : counted(targets.length, 'target');
  return `image ${image}: ${from ?? 'none'} -> ${to ?? 'none'} (${where})`;
}

function riskLine({ level, resource, what, names = [], target }: Risk): string {
  const told = names.length === 0 ? '' : `: ${listed(names, 5)}`;
  const sign = level === 'high' ? 'warning' : 'look twice';
  return `${sign}: ${target}: ${resource.kind} ${resource.name} ${what}${told}`;
}

/** The diff for a job summary, which has room for far more than a comment. */
export function formatSummaryDiff({ diff, about }: SummaryDiff): string {
  return formatComment(diff, { ...about, limit: SUMMARY_LIMIT }).join('\n');
}

/** A diff, and what its comment says about itself. */
export interface SummaryDiff {
  readonly diff: RenderedDiff;
  readonly about: CommentContext;
}

/** @throws ReleaseError render-failed with each target that does not render at head, in the renderer's words */
export function checkRendered({ targets }: RenderedDiff): void {
  const failures = targets.flatMap(({ label, path, problems }) =>
    problems
      .filter(({ side }) => side === 'head')
      .map(
        ({ message }): Failure => ({
          code: 'render-failed',
          what: `${label} does not render: ${message}`,
          ...(label.includes(path) ? {} : { where: path }),
          next: 'Mend it, then push again; `gitops-release diff` shows the same on a clone.',
        }),
      ),
  );
  const [first, ...others] = failures.slice(0, MAX_FAILURES);
  if (first !== undefined) throw new ReleaseError([first, ...others]);
}

/** All of them are in the comment and the summary. */
const MAX_FAILURES = 10;
