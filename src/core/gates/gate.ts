/** What a gate is: one rule, or a few that belong together, held against facts. */
import type { RequiredCheck } from '../facts.ts';
import type { MergeFacts } from '../merging/merge-facts.ts';
import type { MergeMethod, Protection } from '../protection/protection.ts';

/** `pending`: time, a person or a check may cure it. `refused`: waiting cannot. */
export type RulingState = 'met' | 'pending' | 'refused';

export interface Ruling {
  /** Name of the rule, e.g. `approvals` or `check build`. */
  readonly rule: string;
  readonly state: RulingState;
  /** Completes "because …": what was found, and what is asked for. */
  readonly reason: string;
  /** What a person can do about it, where the reason does not say. */
  readonly next?: string;
}

/** What is demanded of a merge. */
export interface MergeRules {
  readonly protection: Protection;
  /** Checks that the policy names: they must pass whether or not the branch requires them. */
  readonly checks: readonly RequiredCheck[];
  /** Shortfalls of the branch's protection against what the policy demands of it. */
  readonly shortfalls: readonly Ruling[];
  /** What the environment asks for beside GitHub's rules: soak time, freeze windows, a verified rollout. */
  readonly gates?: readonly Ruling[];
  /** Context of the commit status by which GitHub knows of `gates`. */
  readonly gateContext?: string;
  /** Method that was asked for; undefined: the first that is allowed. */
  readonly method: MergeMethod | undefined;
}

export type Gate = (facts: MergeFacts, rules: MergeRules) => readonly Ruling[];

export function worst(rulings: readonly Ruling[]): RulingState {
  if (rulings.some((ruling) => ruling.state === 'refused')) return 'refused';
  return rulings.some((ruling) => ruling.state === 'pending') ? 'pending' : 'met';
}

/** GitHub itself says that nothing stands in the way; asked only about rules whose content cannot be read. */
export function isCleared({ pullRequest }: MergeFacts): boolean {
  return ['CLEAN', 'UNSTABLE', 'HAS_HOOKS'].includes(pullRequest.mergeState);
}
