/** Deployments that a run has begun and not ended: a run that is cancelled, or fails midway, leaves none in progress. */
import { ReleaseError } from '../core/errors.ts';
import type { RolloutRecords } from '../core/verify/ports.ts';

export interface EndingRecords extends RolloutRecords {
  /** Ends what is still open, as far as GitHub lets it. */
  end(): Promise<void>;
}

/** What stands in the deployment of a run that has ended without a result. */
export const UNFINISHED = 'The run ended before the operator had its last word';

export function createEndingRecords(records: RolloutRecords): EndingRecords {
  const open = new Set<number>();
  return {
    setStatus: (draft) => records.setStatus(draft),
    async deploy(commit, environment) {
      const made = await records.deploy(commit, environment);
      if (made.kind === 'done') open.add(made.value);
      return made;
    },
    async setDeployment(id, status) {
      if (status.state === 'in_progress') open.add(id);
      const set = await records.setDeployment(id, status);
      if (status.state !== 'in_progress' && set.kind === 'done') open.delete(id);
      return set;
    },
    async end() {
      const left = [...open];
      open.clear();
      const state = { state: 'inactive', description: UNFINISHED, url: undefined } as const;
      for (const id of left) await records.setDeployment(id, state).catch(tolerate);
    },
  };
}

/** The next run cleans up what this one could not. */
function tolerate(error: unknown): void {
  if (!(error instanceof ReleaseError)) throw error;
}
