/** What is to be done about a merge, given one look at the pull request. Pure: the command carries it out and looks again. */

import { FREEZE } from '../gates/freeze.ts';
import type { MergeRules } from '../gates/gate.ts';
import { type Ruling, worst } from '../gates/gate.ts';
import { GITHUBS_ANSWER } from '../gates/unexplained.ts';
import { UP_TO_DATE } from '../gates/up-to-date.ts';
import type { Verdict } from '../gates/verdict.ts';
import { isProtected, type MergeMethod } from '../protection/protection.ts';
import type { MergeFacts } from './merge-facts.ts';
import { chooseMethod } from './method.ts';

/** `manual`: nobody but people; `auto`: GitHub when its rules are met; `wait`: this run when they are. */
export const MERGE_MODES = ['manual', 'auto', 'wait'] as const;

export type MergeMode = (typeof MERGE_MODES)[number];

export type MergeStep =
  /** It is merged, by whomever. */
  | { readonly kind: 'merged' }
  | { readonly kind: 'merge'; readonly method: MergeMethod }
  | { readonly kind: 'enqueue' }
  /** GitHub merges it when its rules are met. */
  | { readonly kind: 'arm'; readonly method: MergeMethod; readonly again: boolean }
  /** GitHub is at it already. */
  | { readonly kind: 'entrusted'; readonly how: string }
  | { readonly kind: 'update-branch' }
  | { readonly kind: 'wait' }
  | {
      readonly kind: 'stop';
      readonly what: string;
      readonly next: string;
      /** Auto-merge that was armed before would pass what stops this. */
      readonly disarm?: boolean;
    };

export interface MergeSituation {
  readonly mode: 'auto' | 'wait';
  readonly facts: MergeFacts;
  readonly rules: MergeRules;
  readonly verdict: Verdict;
  /** GitHub has answered that there is nothing to wait for, so that arming makes no sense. */
  readonly nothingToWaitFor: boolean;
  /** The run has just changed the head: auto-merge that was armed before carries the text of an older change. */
  readonly fresh: boolean;
  /** It stood in the merge queue and does not any more. */
  readonly leftQueue?: boolean;
}

export function decideMerge(situation: MergeSituation): MergeStep {
  const { facts, rules, verdict, mode } = situation;
  const { pullRequest } = facts;
  if (pullRequest.state === 'merged') return { kind: 'merged' };
  if (pullRequest.queued !== undefined)
    return mode === 'auto' ? { kind: 'entrusted', how: 'it stands in the merge queue' } : { kind: 'wait' };
  if (rules.shortfalls.length > 0) return stop(rules.shortfalls);
  if (situation.leftQueue === true) return PUT_OUT;
  if (verdict.state === 'met')
    return rules.protection.queue === undefined ? mergeNow(situation) : { kind: 'enqueue' };
  return mode === 'wait' ? stay(situation) : entrust(situation);
}

const PUT_OUT: MergeStep = {
  kind: 'stop',
  what: 'the merge queue has put it out again: a check failed or did not report on the commit that the queue had built, that commit conflicted, or somebody took it out',
  next: "See the pull request's timeline for the reason, cure it, then run the step again. The pull request stays open.",
};

function mergeNow({ facts, rules }: MergeSituation): MergeStep {
  const chosen = chooseMethod(rules.method, rules.protection, facts.settings);
  if (chosen.kind === 'chosen') return { kind: 'merge', method: chosen.method };
  return { kind: 'stop', what: chosen.why, next: chosen.next };
}

/** Being behind is cured by the run itself, once nothing else is refused. */
function stay({ verdict }: MergeSituation): MergeStep {
  const refused = verdict.rulings.filter(({ state }) => state === 'refused');
  if (refused.length > 0) return stop(refused);
  const behind = verdict.rulings.some(({ rule, state }) => rule === UP_TO_DATE && state === 'pending');
  return behind ? { kind: 'update-branch' } : { kind: 'wait' };
}

/** GitHub merges by its own rules alone: what only the policy asks for would not be waited for. */
function entrust(situation: MergeSituation): MergeStep {
  const { facts, rules, verdict, nothingToWaitFor, fresh } = situation;
  const { settings } = facts;
  const again = facts.pullRequest.armed !== undefined;
  const hopeless = verdict.rulings.filter(
    ({ rule, state }) => state === 'refused' && !rule.startsWith('check '),
  );
  if (hopeless.length > 0) return stop(hopeless);
  if (isComputing(verdict)) return { kind: 'wait' };
  const unseen = unseenGates(rules);
  if (unseen.length > 0) return { ...stopUnseen(unseen, rules), disarm: again };
  const own = ownChecks(situation);
  if (own.length > 0)
    return {
      kind: 'stop',
      what: `the policy asks for ${own.map(({ rule, reason }) => `${rule} (${reason})`).join(', ')}, which the branch ${facts.base} does not require, so that GitHub would not wait for it`,
      next: 'Require the check in the rules of the branch, or set `merge: wait`.',
    };
  if (verdict.rulings.some(({ rule, state }) => rule === UP_TO_DATE && state === 'pending'))
    return { kind: 'update-branch' };
  if (again && !fresh) return { kind: 'entrusted', how: 'GitHub merges it as soon as its rules are met' };
  if (!settings.autoMerge) return notAllowed(rules.protection.queue !== undefined);
  if (nothingToWaitFor || !isProtected(rules.protection)) return { kind: 'wait' };
  const chosen = chooseMethod(rules.method, rules.protection, settings);
  const method = rules.protection.queue ?? (chosen.kind === 'chosen' ? chosen.method : undefined);
  return method === undefined ? stop(verdict.rulings) : { kind: 'arm', method, again };
}

/**
 * What the environment asks for and GitHub would not wait for, as the branch does not require the status of it. A freeze
 * window may open before GitHub merges, so that one that is not open now counts, too.
 */
function unseenGates({ gates = [], gateContext, protection }: MergeRules): readonly Ruling[] {
  const required = protection.checks.some(
    ({ context }) => context.toLowerCase() === gateContext?.toLowerCase(),
  );
  if (required) return [];
  return gates
    .filter(({ state, rule }) => state !== 'met' || rule === FREEZE)
    .map((ruling) => (ruling.state === 'met' ? { ...ruling, reason: MAY_OPEN } : ruling));
}

const MAY_OPEN = 'GitHub would merge in a window that opens meanwhile';

function stopUnseen(gates: readonly Ruling[], { gateContext }: MergeRules): MergeStep & { kind: 'stop' } {
  const what = gates.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
  const require =
    gateContext === undefined
      ? 'Run this again then'
      : `Require the status check \`${gateContext}\` in the rules of the branch, so that GitHub waits for it`;
  return { kind: 'stop', what, next: `${require}, or set \`merge: wait\`. The pull request stays open.` };
}

/** Only GitHub's own computing is outstanding: in a moment everything is met. */
function isComputing({ rulings }: Verdict): boolean {
  const open = rulings.filter(({ state }) => state !== 'met');
  return open.length > 0 && open.every(({ rule }) => rule === 'no conflicts' || rule === GITHUBS_ANSWER);
}

/** Checks that are outstanding and that nothing but the policy asks for. */
function ownChecks({ rules, verdict }: MergeSituation): readonly Ruling[] {
  const required = new Set(rules.protection.checks.map(({ context }) => `check ${context}`));
  return verdict.rulings.filter(
    ({ rule, state }) => state !== 'met' && rule.startsWith('check ') && !required.has(rule),
  );
}

function notAllowed(queue: boolean): MergeStep {
  const what = `not everything that the rules ask for is met yet, and the repository does not allow auto-merge${queue ? ', by which GitHub would put it into the queue later' : ''}`;
  const next =
    'Turn on "Allow auto-merge" (Settings > General > Pull Requests), or set `merge: wait`. The pull request stays open.';
  return { kind: 'stop', what, next };
}

/** Refusals in one sentence. */
function stop(rulings: readonly Ruling[]): MergeStep {
  const refused = worst(rulings) === 'refused' ? rulings.filter(({ state }) => state === 'refused') : rulings;
  const what = refused.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
  const next = refused.flatMap((ruling) => ruling.next ?? []);
  return {
    kind: 'stop',
    what,
    next:
      [...new Set(next)].join(' ') || 'Cure what is named, then run this again. The pull request stays open.',
  };
}
