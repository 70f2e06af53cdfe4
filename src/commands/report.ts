/** `report`: one comment out of what other jobs have rendered. */
import { joinDiffs } from '../core/diff/join.ts';
import { findMissing } from '../core/diff/shard.ts';
import { ReleaseError } from '../core/errors.ts';
import type { PullRequestFinder } from '../core/ports.ts';
import type { DiffReport } from '../core/report/report-file.ts';
import type { ReportRequest } from '../core/request/request.ts';
import type { CommentPorts } from './comment.ts';
import { comment, type Shown, toContext } from './show-proposal.ts';

export interface ReportPorts extends CommentPorts {
  readonly pullRequests: PullRequestFinder;
}

/** @throws ReleaseError report-invalid where the files are about another commit than the event, or not complete */
export async function report(
  request: ReportRequest,
  reports: readonly DiffReport[],
  ports: ReportPorts,
): Promise<Shown> {
  const [first] = reports;
  if (first === undefined) throw nothingToReport();
  for (const { head, base } of reports) {
    if (head !== request.about.head) throw mismatch(head, request.about.head);
    if (base !== first.base) throw mismatch(base, first.base);
  }
  const { base, branch, head } = first;
  const incomplete = findMissing(reports.map(({ share }) => share));
  if (incomplete !== undefined) throw notWhole(incomplete);
  const about = toContext({ base, branch, head }, request.runUrl);
  const shown = { diff: joinDiffs(reports.map(({ diff }) => diff)), about };
  const number = await numberOf(request.about, ports);
  if (request.diff !== 'comment' || request.dryRun) return shown;
  if (number !== undefined) await comment(shown, number, ports);
  else
    ports.log.info(
      'No open pull request has this commit of this repository at its head: there is nothing to comment on.',
    );
  return shown;
}

async function numberOf(about: ReportRequest['about'], ports: ReportPorts): Promise<number | undefined> {
  if (about.kind === 'pull-request') return about.number === 0 ? undefined : about.number;
  const { repository, branch, head } = about;
  return ports.pullRequests.findOpen({ repository, branch, commit: head });
}

function nothingToReport(): ReleaseError {
  return new ReleaseError({
    code: 'report-invalid',
    what: 'there is no file to report: no job has written one',
    where: 'input "report-path"',
    next: 'Check that the artifact was uploaded and downloaded, and the path that it was unpacked to.',
  });
}

function notWhole(what: string): ReleaseError {
  return new ReleaseError({
    code: 'report-invalid',
    what,
    where: 'input "report-path"',
    next: 'See why a job has left no file and run it again; give the files of all shares of one run, and no others.',
  });
}

function mismatch(found: string, expected: string): ReleaseError {
  return new ReleaseError({
    code: 'report-invalid',
    what: `the files are about the commit ${found}, and the event is about ${expected}`,
    where: 'input "report-path"',
    next: 'Report the files of the run that started this one.',
  });
}
