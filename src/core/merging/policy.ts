/** What a run wants of a merge, from inputs and the environment's policy. */

import type { RequiredCheck } from '../facts.ts';
import type { FreezeWindow } from '../gates/freeze.ts';
import type { MergeRules, Ruling } from '../gates/gate.ts';
import { combine, type MergeMethod } from '../protection/protection.ts';
import { compareProtection, type Requirement, type RequirementRow } from '../protection/requirement.ts';
import type { MergeMode } from './decide.ts';
import type { MergeLook, MergeWants, ReadProtection } from './ports.ts';

export interface MergePolicy {
  readonly mode: MergeMode;
  readonly method: MergeMethod | undefined;
  /** The least that the base branch must enforce. */
  readonly requirement: Requirement;
  /** Checks that the action itself waits for, required by the branch or not. */
  readonly checks?: readonly RequiredCheck[];
  /** How long `wait` stays, in milliseconds. */
  readonly timeout: number;
  /** Delete the proposal branch after the merge. */
  readonly deleteBranch: boolean;
  /** Windows of the environment in which nothing is merged. */
  readonly freeze?: readonly FreezeWindow[];
}

export const MANUAL: MergePolicy = {
  mode: 'manual',
  method: undefined,
  requirement: { reviews: 0, flags: [], checks: [] },
  timeout: 0,
  deleteBranch: false,
};

/** What the rulesets alone make worth reading; classic protection is known only with the answer. */
export function wantsOf(rules: ReadProtection): MergeWants {
  return {
    ownership: rules.sources.some(({ flags }) => flags.codeOwnerReviews === 'yes'),
    deployments: [...new Set(rules.sources.flatMap(({ deployments }) => deployments ?? []))],
  };
}

/** @returns undefined where the look has all that its own classic protection asks for */
export function furtherWants({ classic }: MergeLook, wants: MergeWants): MergeWants | undefined {
  const more = wantsOf(classic);
  const deployments = [...new Set([...wants.deployments, ...more.deployments])];
  const ownership = wants.ownership || more.ownership;
  if (ownership === wants.ownership && deployments.length === wants.deployments.length) return undefined;
  return { ownership, deployments };
}

export interface StatedRules {
  readonly rules: MergeRules;
  /** Every demand on the branch's protection and what was found. */
  readonly table: readonly RequirementRow[];
}

/** Rules of all sources together, and where they fall short of the policy. */
export function statedRules(policy: MergePolicy, read: ReadProtection, classic: ReadProtection): StatedRules {
  const protection = combine([...read.sources, ...classic.sources], [...read.unread, ...classic.unread]);
  const table = compareProtection(policy.requirement, protection);
  const shortfalls = table.filter(({ met }) => !met).map(toRuling);
  return {
    table,
    rules: {
      protection,
      checks: [...policy.requirement.checks, ...(policy.checks ?? [])],
      shortfalls,
      method: policy.method,
    },
  };
}

function toRuling({ rule, required, found, where }: RequirementRow): Ruling {
  return {
    rule: `protection ${rule}`,
    state: 'refused',
    reason: `the policy demands ${required}, found ${found}`,
    next: `${where.charAt(0).toUpperCase()}${where.slice(1)}.`,
  };
}
