/** What a merge is asked for, what it works with, and how it ends. */
import type { Ruling } from '../core/gates/gate.ts';
import type { GateMoment } from '../core/gates/promotion.ts';
import type { MergePolicy } from '../core/merging/policy.ts';
import type {
  Clock,
  MergeLook,
  MergeReader,
  Merger,
  MergeText,
  ReadProtection,
  RulesReader,
} from '../core/merging/ports.ts';
import type { Log } from '../core/ports.ts';

export interface MergePorts {
  readonly reader: MergeReader;
  readonly rules: RulesReader;
  readonly merger: Merger;
  readonly clock: Clock;
  readonly log: Log;
}

export interface MergeGates {
  /** Context of the commit status by which GitHub knows of them. */
  readonly context: string | undefined;
  /** @param head on which their status is kept up to date */
  judge(head: string, moment: GateMoment): Promise<readonly Ruling[]>;
  /** Asked before a merge that was waited for. @returns why what was judged is not what is meant any more */
  outdated?(): Promise<string | undefined>;
}

export interface MergeJob {
  readonly number: number;
  /** The head that this run has made or found: no other is merged, but for merges of the base on top of it. */
  readonly head: string;
  readonly branch: string;
  readonly base: string;
  readonly policy: Omit<MergePolicy, 'mode'> & { readonly mode: 'auto' | 'wait' };
  /** Text of a squashed commit, with the trail that later runs read. */
  readonly text: MergeText;
  /** What the environment asks for, judged at each look. */
  readonly gates?: MergeGates;
  /** Rules on the base, if they were read already. */
  readonly read?: ReadProtection;
  /** What was seen when the pull request was opened. */
  readonly look?: MergeLook;
  /** This run has changed the head: what was armed before carries an older text. */
  readonly fresh: boolean;
}
