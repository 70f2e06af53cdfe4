/** `diff` and `report`: what a cluster would see of a pull request, rendered here or in other jobs. */
import { diff } from '../commands/diff.ts';
import { report } from '../commands/report.ts';
import type { Shown } from '../commands/show-proposal.ts';
import { toDiffOutputs } from '../core/report/outputs.ts';
import { checkRendered, formatSummaryDiff, renderedLines } from '../core/report/rendered.ts';
import { parseReportFile } from '../core/report/report-file.ts';
import type { DiffRequest, ReportRequest } from '../core/request/request.ts';
import type { FrontEnd } from '../wire.ts';
import { leave, type Run } from './run.ts';

export async function runDiff(request: DiffRequest, { front, open }: Run): Promise<void> {
  const outcome = await diff(request, open.diff);
  if (outcome.kind === 'planned') front.outputs({ matrix: JSON.stringify(outcome.matrix) });
  else await conclude(outcome, request, front);
}

export async function runReport(request: ReportRequest, { front, open }: Run): Promise<void> {
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
