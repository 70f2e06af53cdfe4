/** A change on its way: made, shown, merged, and told what became of it. */
import { tellGates } from '../commands/gate-status.ts';
import { mergeProposed } from '../commands/merge-proposal.ts';
import { showProposal } from '../commands/show-proposal.ts';
import type { Updated } from '../commands/update.ts';
import { createUpdateGates } from '../commands/update-gates.ts';
import { ReleaseError } from '../core/errors.ts';
import type { MergeEnd } from '../core/merging/merge-end.ts';
import { toOutputs } from '../core/report/outputs.ts';
import { formatSummaryDiff } from '../core/report/rendered.ts';
import { formatMergeSummary, formatSummary } from '../core/report/summary.ts';
import { protectionLines } from '../core/report/verdict.ts';
import { releaseUpdated } from './release.ts';
import { leave, type Run } from './run.ts';

/** Times that the change is made anew for another run that was merged first. */
const MAX_ROUNDS = 4;

export interface Change {
  make(): Promise<Updated>;
  /** What `make` would do, without doing it. */
  look(): Promise<Updated>;
}

export async function runProposal(change: Change, run: Run): Promise<void> {
  for (let round = 1; ; round += 1) {
    const updated = await change.make();
    const merge = await concludeUpdate(updated, run);
    if (merge?.failure === undefined) return releaseUpdated(updated, merge, run);
    if (merge.again === 'recheck' && (await isSettled(change, run))) return;
    if (merge.again !== 'remake' || round === MAX_ROUNDS) throw new ReleaseError(merge.failure);
    run.front.log.info(`${merge.failure.what}. Making the change anew on the base as it is now.`);
  }
}

/** Another run of the same closes the proposal when the base has all of it. */
async function isSettled(change: Change, { front }: Run): Promise<boolean> {
  const { outcome } = await change.look();
  if (outcome.changes.length > 0 && !outcome.stale) return false;
  front.log.info(`${outcome.base.name} has it all by now: another run was merged with it.`);
  return true;
}

/** Shows and merges what was proposed. @returns how the merge ended; undefined: nothing was to be merged */
async function concludeUpdate(updated: Updated, { front, open, know }: Run): Promise<MergeEnd | undefined> {
  const shown = await showProposal(updated, open.show);
  const files = shown === undefined ? undefined : await leave(shown, front);
  const { outcome } = updated;
  know(toOutputs({ outcome, files }));
  const rendered = shown === undefined ? '' : `\n${formatSummaryDiff(shown)}`;
  await front.summary(`${formatSummary(outcome)}${rendered}`);
  const gates = createUpdateGates(updated, { statuses: open.promote.statuses, log: front.log });
  // Before the first look, so that GitHub knows it when it is asked to merge.
  if (gates !== undefined) await tellGates(updated, gates, open.merge.clock.now());
  const merge = await mergeProposed(updated, open.merge, gates);
  const outputs = toOutputs({ outcome, files, merge });
  know(outputs);
  front.outputs({ ...outputs });
  if (merge === undefined) return undefined;
  await front.summary(`\n${formatMergeSummary(merge)}`);
  if (merge.failure !== undefined && merge.table.length > 0)
    for (const line of protectionLines(merge.table)) front.log.info(line);
  return merge;
}
