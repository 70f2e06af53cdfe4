/** Whether a pull request may be merged, decided from facts alone: every rule with its answer and its reason. */
import type { MergeFacts } from '../merging/merge-facts.ts';
import { judgeChecks } from './checks.ts';
import { judgeCodeOwners } from './code-owners.ts';
import { judgeDemands } from './demands.ts';
import { judgeDeployments } from './deployments.ts';
import { type Gate, type MergeRules, type Ruling, type RulingState, worst } from './gate.ts';
import { judgeHistory } from './history.ts';
import { judgeOthers } from './others.ts';
import { judgeProtection } from './protection.ts';
import { judgeReviews } from './reviews.ts';
import { judgeState } from './state.ts';
import { judgeThreads } from './threads.ts';
import { judgeUnexplained } from './unexplained.ts';
import { judgeUpToDate } from './up-to-date.ts';

export interface Verdict {
  /** Commit that it is about; only this may be merged on it. */
  readonly head: string;
  readonly state: RulingState;
  readonly rulings: readonly Ruling[];
}

/** A new gate is one file, its test, and one row here. */
const GATES: readonly Gate[] = [
  judgeProtection,
  judgeState,
  judgeReviews,
  judgeCodeOwners,
  judgeThreads,
  judgeChecks,
  judgeDeployments,
  judgeHistory,
  judgeUpToDate,
  judgeOthers,
  judgeDemands,
];

/** Refused if anything is, else pending if anything is; only when every rule is met is it met. */
export function judge(facts: MergeFacts, rules: MergeRules): Verdict {
  const rulings = GATES.flatMap((gate) => gate(facts, rules));
  const all = worst(rulings) === 'met' ? [...rulings, ...judgeUnexplained(facts, rules)] : rulings;
  return { head: facts.head, state: worst(all), rulings: all };
}
