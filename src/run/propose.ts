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
import { mergeInRounds } from './rounds.ts';
import { leave, type Run } from './run.ts';

/** `undefined`: there is nothing to change any more. */
export interface Change {
  make(): Promise<Updated | undefined>;
  /** What `make` would do, without doing it. */
  look(): Promise<Updated | undefined>;
}

export interface Proposed {
  readonly updated: Updated;
  /** How the merge ended; undefined: nothing was to be merged. */
  readonly end: MergeEnd | undefined;
}

/** @throws ReleaseError where it was to be merged and could not be */
export async function propose(change: Change, run: Run): Promise<Proposed | undefined> {
  let updated = await change.make();
  const end = await mergeInRounds(
    {
      merge: async () => (updated === undefined ? undefined : concludeUpdate(updated, run)),
      remake: async () => {
        updated = await change.make();
      },
      look: () => change.look(),
    },
    run.front,
  );
  if (end?.failure !== undefined) throw new ReleaseError(end.failure);
  return updated === undefined ? undefined : { updated, end };
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
  if (merge !== undefined) await front.summary(`\n${formatMergeSummary(merge)}`);
  return merge;
}
