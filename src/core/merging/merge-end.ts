/** How a merge ended. */
import type { Failure } from '../errors.ts';
import type { Verdict } from '../gates/verdict.ts';
import type { RequirementRow } from '../protection/requirement.ts';

/** `entrusted`: GitHub merges it when its rules are met. `stopped`: it stays open, for the reason given. */
export interface MergeEnd {
  readonly state: 'merged' | 'entrusted' | 'stopped';
  /** Commit that the merge put on the base. */
  readonly commit: string | undefined;
  readonly head: string;
  readonly verdict: Verdict | undefined;
  /** What the policy demands of the branch's protection, and what was found. */
  readonly table: readonly RequirementRow[];
  readonly how: string;
  readonly failure: Failure | undefined;
  /**
   * `remake`: another run was merged first, and the change can be made anew. `recheck`: somebody closed it; if the base
   * has everything by now it was another run, and nothing is amiss.
   */
  readonly again: 'remake' | 'recheck' | undefined;
}

/** Rules that time or another run meets, and nobody has to cure. */
const OF_TIME = ['soak', 'freeze', 'verified'];

/** Nothing but the environment's own demands stands in the way, so that a later run can merge. */
export function isTimeAlone({ verdict }: MergeEnd): boolean {
  const open = (verdict?.rulings ?? []).filter(({ state }) => state !== 'met');
  return open.length > 0 && open.every(({ rule }) => OF_TIME.includes(rule));
}
