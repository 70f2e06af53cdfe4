import { contextState } from '../store/checks.ts';
import { entryOf, mergingOf } from '../store/merging.ts';
import type { PullRequest } from '../store/model.ts';
import { stateNow } from '../store/readiness.ts';
import type { Conditions, Step } from './script.ts';
import type { Subject } from './subject.ts';

/** What was when a step became the next one. */
export interface Since {
  readonly clock: number;
  /** Number of the pull request, and how often it had been read. */
  readonly reads: number;
  /** Updates of branches that earlier steps waited for. */
  readonly updates: number;
}

interface Asked {
  readonly subject: Subject;
  readonly pull: PullRequest;
  readonly since: Since;
}

type Test = (asked: Asked, wanted: unknown, all: Conditions) => boolean | Promise<boolean>;

const PULL_STATES: Readonly<Record<string, (pull: PullRequest) => boolean>> = {
  opened: (pull) => pull.state === 'open',
  closed: (pull) => pull.state === 'closed' && !pull.merged,
  merged: (pull) => pull.merged,
  draft: (pull) => pull.state === 'open' && pull.isDraft,
  ready: (pull) => pull.state === 'open' && !pull.isDraft,
};

/** How often update-branch has moved the head of a pull request. */
export function updatesOf({ store, repository, pull }: Subject): number {
  return mergingOf(store.state, repository.id).updated.filter((number) => number === pull?.number).length;
}

/** How many requests have read the pull request. */
export function readsOf({ store, pull }: Subject): number {
  return pull === null ? 0 : (store.reads.get(pull.id)?.count ?? 0);
}

function reviewState({ subject, pull }: Asked, login: string): string | undefined {
  const all = [...subject.repository.reviews.values()].filter(
    (review) => review.pullNumber === pull.number && review.author.toLowerCase() === login.toLowerCase(),
  );
  return all.at(-1)?.state.toLowerCase().replace('_', '-');
}

function queueState({ subject, pull }: Asked): string {
  const { store, repository } = subject;
  const entry = entryOf(store.state, repository, pull.number);
  if (entry !== null) return entry.group === null ? 'entered' : 'building';
  const { removals } = mergingOf(store.state, repository.id);
  const removed = removals.some(({ pullNumber }) => pullNumber === pull.number);
  return removed || pull.merged ? 'left' : 'outside';
}

const TESTS: Readonly<Record<string, Test>> = {
  'pull-request': ({ pull }, wanted) => PULL_STATES[String(wanted)]?.(pull) === true,
  reads: ({ subject, since }, wanted) => readsOf(subject) - since.reads >= Number(wanted),
  'update-branch': ({ subject, pull, since }, wanted) => {
    if (wanted === 'done') return updatesOf(subject) > since.updates;
    const { updates } = mergingOf(subject.store.state, subject.repository.id);
    return updates.some((update) => update.pullNumber === pull.number);
  },
  check: ({ subject, pull }, wanted, { is }) =>
    contextState(subject.repository, pull.headOid, { context: String(wanted), appId: null }) === is,
  review: (asked, wanted, { is }) => reviewState(asked, String(wanted)) === is,
  is: () => true,
  merged: ({ pull }, wanted) => pull.merged === wanted,
  'auto-merge': ({ pull }, wanted) => (pull.autoMerge === null ? 'disabled' : 'enabled') === wanted,
  'merge-queue': (asked, wanted) => {
    const state = queueState(asked);
    return state === wanted || (wanted === 'entered' && state === 'building');
  },
  state: async ({ subject, pull }, wanted) =>
    (await stateNow(subject.store, subject.repository, pull)).toLowerCase() === wanted,
};

/** The conditions of a step, one by one. */
export function conditionsOf({ when = [] }: Step): readonly Conditions[] {
  return isList(when) ? when : [when];
}

function isList(when: Conditions | readonly Conditions[]): when is readonly Conditions[] {
  return Array.isArray(when);
}

/** Whether all that a step waits for is so. Without a pull request nothing is. */
export async function holds(step: Step, subject: Subject, since: Since): Promise<boolean> {
  const { pull } = subject;
  for (const conditions of conditionsOf(step)) {
    for (const [name, wanted] of Object.entries(conditions)) {
      if (pull === null) return false;
      const met = await TESTS[name]?.({ subject, pull, since }, wanted, conditions);
      if (met !== true) return false;
    }
  }
  return true;
}
