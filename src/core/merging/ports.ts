/** What merging needs from outside. */
import type { WriteResult } from '../ports.ts';
import type { MergeMethod, ProtectionSource } from '../protection/protection.ts';
import type { MergeFacts } from './merge-facts.ts';

/** Sources of protection, and those that this token may not read. */
export interface ReadProtection {
  readonly sources: readonly ProtectionSource[];
  readonly unread: readonly string[];
}

export interface RulesReader {
  /**
   * Rules of active rulesets on a branch, the organisation's among them; classic protection is not.
   * @param withBypasses also ask who may pass by each ruleset: one request more for each
   */
  rules(branch: string, withBypasses: boolean): Promise<ReadProtection>;
}

/** One look at a pull request: facts and classic protection of its base, of one moment. */
export interface MergeLook {
  readonly facts: MergeFacts;
  readonly classic: ReadProtection;
}

/** What costs more to read, asked for only where a rule needs it. */
export interface MergeWants {
  readonly ownership: boolean;
  readonly deployments: readonly string[];
}

/** A pull request and the name of its branch. */
export interface ProposedBranch {
  readonly number: number;
  readonly branch: string;
}

export interface MergeReader {
  /** One request, as long as no list has more than 100 entries. @throws ReleaseError */
  look(proposal: ProposedBranch, wants: MergeWants): Promise<MergeLook>;
}

/** A pull request and the head that was judged: nothing else may be merged. */
export interface JudgedHead {
  readonly id: string;
  readonly number: number;
  readonly head: string;
}

export interface MergeText {
  readonly headline: string;
  readonly body: string;
}

export interface MergeOrder extends JudgedHead {
  readonly method: MergeMethod;
  /** Of a squashed commit; undefined: GitHub's own. */
  readonly text: MergeText | undefined;
}

/** `nothing-to-wait-for`: GitHub would merge it at once, so that auto-merge cannot be armed. */
export type ArmResult = WriteResult<void> | { readonly kind: 'nothing-to-wait-for'; readonly why: string };

export interface Merger {
  /** Conflict: the head or the base has moved, or GitHub is still computing. */
  merge(order: MergeOrder): Promise<WriteResult<{ readonly commit: string | undefined }>>;
  arm(order: MergeOrder): Promise<ArmResult>;
  disarm(pullRequest: JudgedHead): Promise<WriteResult<void>>;
  /** Being in the queue already counts as done. Conflict: requirements are not met, or the head has moved. */
  enqueue(pullRequest: JudgedHead): Promise<WriteResult<void>>;
  /** Merges the base into the branch; the head moves a moment later. Conflict: nothing to merge, or it has moved. */
  updateBranch(pullRequest: JudgedHead): Promise<WriteResult<void>>;
}

/** Time that passes, in milliseconds. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}
