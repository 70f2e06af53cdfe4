/** `update`: change, show, merge, and say what became of it. */
import { mergeProposed } from '../commands/merge-proposal.ts';
import { showProposal } from '../commands/show-proposal.ts';
import { update } from '../commands/update.ts';
import { ReleaseError } from '../core/errors.ts';
import { toOutputs } from '../core/report/outputs.ts';
import { formatSummaryDiff } from '../core/report/rendered.ts';
import { formatMergeSummary, formatSummary } from '../core/report/summary.ts';
import { protectionLines } from '../core/report/verdict.ts';
import type { UpdateRequest } from '../core/request/request.ts';
import { releaseUpdated } from './release.ts';
import { leave, type Run } from './run.ts';

export async function runUpdate(request: UpdateRequest, run: Run): Promise<void> {
  const { front, open, know } = run;
  const updated = await update(request, { ...open.update, know });
  const shown = await showProposal(updated, open.show);
  const files = shown === undefined ? undefined : await leave(shown, front);
  const { outcome } = updated;
  know(toOutputs({ outcome, files }));
  const rendered = shown === undefined ? '' : `\n${formatSummaryDiff(shown)}`;
  await front.summary(`${formatSummary(outcome)}${rendered}`);
  const merge = await mergeProposed(updated, open.merge);
  front.outputs({ ...toOutputs({ outcome, files, merge }) });
  if (merge === undefined) return releaseUpdated(updated, undefined, run);
  await front.summary(`\n${formatMergeSummary(merge)}`);
  know(toOutputs({ outcome, files, merge }));
  if (merge.failure === undefined) return releaseUpdated(updated, merge, run);
  if (merge.table.length > 0) for (const line of protectionLines(merge.table)) front.log.info(line);
  throw new ReleaseError(merge.failure);
}
