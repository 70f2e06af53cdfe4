/** The job summary: what happened, in a table, with the links that a reader wants next. */
import { isLeftToOthers } from '../edit/image-value.ts';
import type { Failure } from '../errors.ts';
import type { MergeEnd } from '../merging/merge-end.ts';
import type { UpdateOutcome } from '../outcome.ts';
import { changesTable } from './changes.ts';
import { formatFailuresMarkdown, formatNotice } from './failure.ts';
import { codeSpan, link, plain } from './markdown.ts';
import { formatProtectionTable, formatVerdict } from './verdict.ts';

/** GitHub drops a whole summary above 1 MiB (fact sheet C2); the rest is for the frame. */
const TABLE_BUDGET = 900_000;

export function formatSummary(outcome: UpdateOutcome): string {
  const { request, changes, repositoryUrl, base } = outcome;
  const place = request.environment === undefined ? '' : ` in ${codeSpan(request.environment)}`;
  const table = changesTable(changes, { repositoryUrl, commit: base.oid, budget: TABLE_BUDGET });
  return [
    `### ${request.apps.map(codeSpan).join(', ')}${place}`,
    headline(outcome),
    changes.length === 0 ? '' : table,
    ...outcome.notices.slice(0, 50).map((notice) => `- ${plain(formatNotice(notice))}`),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

const VERBS = { created: 'Opened', updated: 'Updated', closed: 'Closed', none: 'Unchanged:' } as const;

/** One line that says what became of the request. */
function headline(outcome: UpdateOutcome): string {
  const { pullRequest, operation, request, changes, base } = outcome;
  if (outcome.held === true)
    return 'Nothing was written: this version was rolled back from, and is held. Set `lift-hold: true` to set it again.';
  if (outcome.stale) return 'Nothing was written: a later run has set what this one would change.';
  if (request.dryRun && outcome.changed && request.delivery === 'commit')
    return `Dry run: a commit would be made on ${codeSpan(base.name)}. Nothing was written.`;
  if (request.dryRun && outcome.changed)
    return `Dry run: a pull request would be ${operation}. Nothing was written.`;
  if (pullRequest?.url !== undefined) {
    const address = link(`pull request #${pullRequest.number}`, pullRequest.url);
    return `${VERBS[operation]} ${address} on ${codeSpan(pullRequest.branch)}.`;
  }
  if (outcome.commit !== undefined && changes.length > 0) {
    const address = link(outcome.commit.slice(0, 7), `${outcome.repositoryUrl}/commit/${outcome.commit}`);
    return `Committed ${address} to ${codeSpan(base.name)}.`;
  }
  if (isLeftToOthers(changes, outcome.notices)) return 'No change: other programs fill in what stands there.';
  return changes.length === 0
    ? `No change: ${codeSpan(base.name)} has it already.`
    : 'No pull request is open.';
}

/** What became of the merge: one line, the verdict, and how the branch is protected where that was asked for. */
export function formatMergeSummary(merge: MergeEnd): string {
  const { state, verdict, table, how, commit } = merge;
  const line = {
    merged: `Merged${commit === undefined ? '' : ` as ${codeSpan(commit.slice(0, 10))}`}.`,
    entrusted: `Left to GitHub: ${plain(how)}.`,
    stopped: 'Not merged; the pull request stays open.',
  }[state];
  return [
    line,
    table.length === 0 ? '' : formatProtectionTable(table),
    verdict === undefined ? '' : formatVerdict(verdict),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

/** @param command as it was asked for, known or not */
export function formatFailureSummary(failures: readonly Failure[], command?: string): string {
  const heading = command === 'promote' ? 'Not promoted' : 'Not released';
  return `### ${heading}\n\n${formatFailuresMarkdown(failures)}\n`;
}
