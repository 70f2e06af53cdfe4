/** The action's entry: wire, parse the request, run the command, report. */
import { diff } from './commands/diff.ts';
import { mergeProposed } from './commands/merge-proposal.ts';
import { report } from './commands/report.ts';
import { type Shown, showProposal } from './commands/show-proposal.ts';
import { update } from './commands/update.ts';
import type { Share } from './core/diff/shard.ts';
import { ReleaseError } from './core/errors.ts';
import { formatDiffFile } from './core/report/diff-file.ts';
import { toFailures } from './core/report/failed.ts';
import { formatFailures } from './core/report/failure.ts';
import { type DiffPaths, type Outputs, toDiffOutputs, toOutputs } from './core/report/outputs.ts';
import { checkRendered, formatSummaryDiff, renderedLines } from './core/report/rendered.ts';
import { formatReportFile, parseReportFile } from './core/report/report-file.ts';
import { formatFailureSummary, formatMergeSummary, formatSummary } from './core/report/summary.ts';
import { protectionLines } from './core/report/verdict.ts';
import type { DiffRequest, ReportRequest, UpdateRequest } from './core/request/request.ts';
import { parseRequest } from './request.ts';
import { type FrontEnd, type OpenPorts, wireActions, wireGitHub } from './wire.ts';

/** The runner sends SIGINT and waits 7.5 s (fact sheet C3): time enough to revoke a token, not to finish. */
function onCancel(opening: Promise<OpenPorts>, front: FrontEnd): void {
  const cancel = (): void => {
    front.log.info('Cancelled. Whatever is half-way is settled by the next run.');
    const leave = (): never => process.exit(130);
    setTimeout(leave, 5000);
    opening.then((open) => open.close()).then(leave, leave);
  };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
}

async function run(front: FrontEnd, know: (outputs: Outputs) => void): Promise<void> {
  const request = parseRequest(front.source);
  const { ask } = request;
  if (ask.command === 'update') know({ environment: ask.environment ?? '' });
  const opening = wireGitHub(request, front);
  onCancel(opening, front);
  const open = await opening;
  try {
    if (ask.command === 'update') await runUpdate(ask, { front, open, know });
    else if (ask.command === 'diff') await runDiff(ask, { front, open, know });
    else await runReport(ask, { front, open, know });
  } finally {
    await open.close();
  }
}

interface Run {
  readonly front: FrontEnd;
  readonly open: OpenPorts;
  know(outputs: Outputs): void;
}

async function runUpdate(request: UpdateRequest, { front, open, know }: Run): Promise<void> {
  const updated = await update(request, { ...open.update, know });
  const shown = await showProposal(updated, open.show);
  const files = shown === undefined ? undefined : await leave(shown, front);
  const { outcome } = updated;
  know(toOutputs({ outcome, files }));
  const rendered = shown === undefined ? '' : `\n${formatSummaryDiff(shown)}`;
  await front.summary(`${formatSummary(outcome)}${rendered}`);
  const merge = await mergeProposed(updated, open.merge);
  front.outputs({ ...toOutputs({ outcome, files, merge }) });
  if (merge === undefined) return;
  await front.summary(`\n${formatMergeSummary(merge)}`);
  if (merge.failure === undefined) return;
  know(toOutputs({ outcome, files, merge }));
  if (merge.table.length > 0) for (const line of protectionLines(merge.table)) front.log.info(line);
  throw new ReleaseError(merge.failure);
}

async function runDiff(request: DiffRequest, { front, open }: Run): Promise<void> {
  const outcome = await diff(request, open.diff);
  if (outcome.kind === 'planned') front.outputs({ matrix: JSON.stringify(outcome.matrix) });
  else await conclude(outcome, request, front);
}

async function runReport(request: ReportRequest, { front, open }: Run): Promise<void> {
  const texts = await front.reports(request.files);
  const reports = texts.map(({ file, text }) => parseReportFile(file, text));
  await conclude(await report(request, reports, open.report), request, front);
}

/** Files, outputs and summary stand also where the step fails for a target that does not render. */
async function conclude(shown: Shown, request: DiffRequest | ReportRequest, front: FrontEnd): Promise<void> {
  const share = 'shard' in request && request.shard !== 'plan' ? request.shard : undefined;
  front.outputs(toDiffOutputs(shown.diff.changed, await leave(shown, front, share)));
  if (request.diff !== 'none') await front.summary(formatSummaryDiff(shown));
  for (const line of renderedLines(shown.diff)) front.log.info(line);
  checkRendered(shown.diff);
}

function leave({ diff: rendered, about }: Shown, front: FrontEnd, share?: Share): Promise<DiffPaths> {
  const { base, head, branch = '' } = about;
  const commits = { version: 1, base, head, branch } as const;
  const report = formatReportFile({ ...commits, ...(share === undefined ? {} : { share }), diff: rendered });
  return front.leave({ text: formatDiffFile(rendered), report });
}

async function main(): Promise<void> {
  const front = await wireActions(process.env);
  let known: Outputs = {};
  try {
    await run(front, (outputs) => {
      known = { ...known, ...outputs };
    });
  } catch (error) {
    front.outputs(known);
    const failures = toFailures(error);
    front.log.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    front.fail(formatFailures(failures));
    await front.summary(formatFailureSummary(failures)).catch(() => undefined);
  }
}

await main();
