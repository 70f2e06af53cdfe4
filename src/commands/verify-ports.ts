/** What verifying works with. */
import type { Clock } from '../core/merging/ports.ts';
import type { Commits, Log } from '../core/ports.ts';
import type { FailedRollout } from '../core/request/rolling-back.ts';
import type { RolloutReader, RolloutRecords } from '../core/verify/ports.ts';

/** What a rollback is asked for: back to a state before this commit. */
export interface RollbackWish {
  readonly environment: string;
  readonly apps: readonly string[];
  readonly failed: FailedRollout;
}

/** @returns address of the pull request that goes back; undefined: there was nothing to go back to */
export type Rollback = (wish: RollbackWish) => Promise<string | undefined>;

export interface VerifyPorts {
  readonly reader: RolloutReader;
  readonly records: RolloutRecords;
  readonly commits: Commits;
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined: this run cannot roll back by itself. */
  readonly rollback?: Rollback;
}
