import type { MergeMethod } from './model-issues.ts';
import type { Actor } from './model-people.ts';

/** What the merge queue builds of one entry: its pull request merged onto the entries before it. */
export interface MergeGroup {
  /** `refs/heads/gh-readonly-queue/<base>/pr-<number>-<base oid>` */
  readonly ref: string;
  readonly baseOid: string;
  readonly headOid: string;
  readonly signed: boolean;
  /** Epoch milliseconds; check_response_timeout counts from here. */
  readonly builtAt: number;
}

export interface QueueEntry {
  readonly id: number;
  readonly pullNumber: number;
  readonly branch: string;
  /** The pull request's head when it was queued. */
  readonly headOid: string;
  readonly enqueuer: string;
  readonly enqueuedAt: string;
  readonly enqueuedByRequest: number;
  readonly jump: boolean;
  state: 'QUEUED' | 'AWAITING_CHECKS' | 'MERGEABLE' | 'UNMERGEABLE' | 'LOCKED';
  group: MergeGroup | null;
}

/** A pull request that left the queue without being merged, and why. */
export interface QueueRemoval {
  readonly pullNumber: number;
  readonly reason: 'failed checks' | 'timeout' | 'conflict' | 'rules' | 'dequeued' | 'moved' | 'closed';
  readonly at: string;
}

/** A promised update of a pull request's head with its base. */
export interface BranchUpdate {
  readonly pullNumber: number;
  readonly expectedHeadOid: string;
  readonly method: 'merge' | 'rebase';
  readonly actor: Actor;
  readonly askedByRequest: number;
}

/** A merge that goes on in the background. */
export interface AsyncMerge {
  readonly uuid: string;
  readonly pullNumber: number;
  readonly method: MergeMethod | 'default';
  readonly action: 'default' | 'direct_merge' | 'merge_queue';
  readonly headOid: string;
  readonly title: string | null;
  readonly message: string | null;
  readonly actor: Actor;
  readonly askedByRequest: number;
  status: 'pending' | 'merged' | 'enqueued' | 'failed';
  text: string;
  sha: string | null;
  /** Epoch milliseconds; a result is kept for 24 hours. */
  updatedAt: number;
}

/** What is under way in a repository without anybody asking again. */
export interface Merging {
  /** Of every branch, in the order in which they are merged. */
  entries: QueueEntry[];
  removals: QueueRemoval[];
  updates: BranchUpdate[];
  /** Pull requests whose head update-branch moved, once for each time. */
  updated: number[];
  asyncMerges: AsyncMerge[];
  /** Former branch name to the present one. */
  renamed: Map<string, string>;
}
