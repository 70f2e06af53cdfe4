/**
 * The rendered diff as a comment on the pull request, or as a job summary: what changes, what is risky, then each
 * resource in a folded section. Short enough for GitHub whatever the diff; what is left out is named.
 */
import type { RenderedDiff } from '../diff/rendered-diff.ts';
import { boundedLines, bytesOf, counted } from './comment-lines.ts';
import { formatDiffMarker, short } from './comment-marker.ts';
import { formatOverview } from './comment-overview.ts';
import { packSections } from './comment-parts.ts';
import { formatSections, type Section } from './comment-sections.ts';
import { clip, codeSpan, link } from './markdown.ts';

export { formatDiffFile } from './diff-file.ts';

export interface CommentContext {
  /** Which comment this is, for finding it again; part of the hidden marker. */
  readonly id: string;
  /** Commits that were compared. */
  readonly base: string;
  readonly head: string;
  /** Name of the base branch. */
  readonly branch?: string;
  /** Page of the run, where the job summary is. */
  readonly runUrl?: string;
  /** Comments that may be written; 1 unless told. */
  readonly maxParts?: number;
  /** Bytes of one part; 60,000 unless told, at least 16,000. For a job summary, `SUMMARY_LIMIT`. */
  readonly limit?: number;
}

/** GitHub takes 65,536 characters (fact sheet B7); the rest is for a line that is added later. */
const COMMENT_LIMIT = 60_000;

/** GitHub drops a whole summary above 1 MiB (fact sheet C2); the rest is for what else a step says. */
export const SUMMARY_LIMIT = 900_000;

/** With less, the overview of a large diff has no room. */
const SMALLEST_LIMIT = 16_000;

/** Bytes kept for the marker, the last lines and the names of what is left out. */
const FRAME = 3_000;
const NAMES = 1_500;

/** @returns the parts in order, each with its marker and within the limit */
export function formatComment(diff: RenderedDiff, about: CommentContext): readonly string[] {
  const limit = Math.max(SMALLEST_LIMIT, about.limit ?? COMMENT_LIMIT);
  const overview = formatOverview(diff, limit);
  const room = limit - FRAME;
  const { parts, left } = packSections(formatSections(diff, Math.floor(limit / 5)), {
    first: room - bytesOf(overview),
    next: room,
    maxParts: about.maxParts ?? 1,
  });
  return parts.map((sections, index) => {
    const place = { part: index + 1, parts: parts.length };
    const last = place.part === place.parts;
    return [
      formatDiffMarker({ id: about.id, base: about.base, head: about.head, ...place }),
      index === 0 ? overview : `### Rendered diff, part ${place.part} of ${place.parts}`,
      ...sections.map(({ markdown }) => markdown),
      last ? leftOut(left, about) : '',
      footer(diff, about),
    ]
      .filter((block) => block !== '')
      .join('\n\n')
      .concat('\n');
  });
}

function leftOut(left: readonly Section[], about: CommentContext): string {
  if (left.length === 0) return '';
  const names = boundedLines(
    left.map(({ title }) => `- ${title}`),
    NAMES,
    (count) => `- and ${counted(count, 'more')}`,
  );
  const summary = about.runUrl === undefined ? 'the job summary' : link('the job summary', about.runUrl);
  const place = about.limit === undefined ? `${summary} and in ` : '';
  const whole = `The complete diff is in ${place}the file that the output \`diff-file\` names.`;
  return [`**${counted(left.length, 'resource')} left out** for length. ${whole}`, '', ...names].join('\n');
}

function footer({ targets }: RenderedDiff, { base, head, branch }: CommentContext): string {
  const from =
    branch === undefined ? `\`${short(base)}\`` : `${codeSpan(clip(branch, 100))} at \`${short(base)}\``;
  const hidden = targets.some(({ resources }) =>
    resources.some(({ patch }) => patch.includes('(secret value ')),
  );
  const marks = hidden ? ' Secret values are hidden: the same mark is the same value.' : '';
  return `<sub>Base ${from}, head \`${short(head)}\`.${marks}</sub>`;
}
