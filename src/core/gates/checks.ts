/** Every required check has passed at the judged head. */
import type { RequiredCheck } from '../facts.ts';
import type { MergeFacts, ReportedCheck } from '../merging/merge-facts.ts';
import { type Gate, isCleared, type Ruling } from './gate.ts';

export const judgeChecks: Gate = (facts, { protection, checks }) => {
  const known = new Set(protection.checks.map(keyOf));
  const all = [...protection.checks, ...checks.filter((check) => !known.has(keyOf(check)))];
  return all.map((check) => judgeCheck(check, facts));
};

function keyOf({ context, appId }: RequiredCheck): string {
  return `${appId ?? ''} ${context}`;
}

/** One that never reported is pending: it does not appear among what GitHub lists (fact sheet A6). */
function judgeCheck(check: RequiredCheck, facts: MergeFacts): Ruling {
  const rule = `check ${check.context}`;
  const { reported } = facts;
  if (reported === undefined) return unreadable(rule, facts);
  const named = latest(reported.filter(({ name }) => isNamed(name, check.context)));
  const counting = named.filter((each) => isFrom(each, check));
  const of = check.appId === undefined ? '' : ` by the App ${check.appId}`;
  if (counting.length === 0) {
    const others = named.length > 0;
    const reason = others ? `reported, but not${of}` : `not reported yet${of}`;
    return { rule, state: 'pending', reason };
  }
  const failed = counting.find(({ state }) => state === 'failed');
  if (failed !== undefined) return { rule, state: 'refused', reason: `ended as ${told(failed)}` };
  const pending = counting.find(({ state }) => state === 'pending');
  if (pending !== undefined) return { rule, state: 'pending', reason: `is ${told(pending)}` };
  return { rule, state: 'met', reason: counting.map(({ said }) => said).join(', ') };
}

/** GitHub says of a pull request as a whole that its required checks have passed; of no more than that. */
function unreadable(rule: string, facts: MergeFacts): Ruling {
  const reason = `this token may not read checks; GitHub calls the pull request ${facts.pullRequest.mergeState.toLowerCase()}`;
  const next = 'Give a token of a GitHub App with the permissions Checks: read and Commit statuses: read.';
  return { rule, state: isCleared(facts) ? 'met' : 'pending', reason, next };
}

/** Names of statuses are the same in any case (fact sheet B4); those of check runs are taken likewise. */
function isNamed(name: string, context: string): boolean {
  return name.toLowerCase() === context.toLowerCase();
}

/** A check run and a status of one name both count; of runs, the latest of each App. */
function latest(checks: readonly ReportedCheck[]): readonly ReportedCheck[] {
  const newest = new Map<string, ReportedCheck>();
  for (const check of checks) {
    const key = `${check.kind} ${check.appId ?? ''}`;
    const known = newest.get(key);
    if (known === undefined || known.order <= check.order) newest.set(key, check);
  }
  return [...newest.values()];
}

/**
 * Of a status GitHub does not tell the App. Where the rule names one, a bot's status counts if GitHub itself takes it
 * for the required one; a person's never does.
 */
function isFrom(check: ReportedCheck, { appId }: RequiredCheck): boolean {
  if (appId === undefined) return true;
  if (check.kind === 'check-run') return check.appId === appId;
  return check.byBot && check.required;
}

function told({ said, url }: ReportedCheck): string {
  return url === undefined ? said : `${said} (${url})`;
}
