import { check, status } from './actions-checks.ts';
import { deleteBranch, merge, mutate, push, renameBranch, setState } from './actions-pulls.ts';
import { approve, commentThread, dismiss, requestChanges, resolveThreads } from './actions-reviews.ts';
import { changeRules } from './actions-rules.ts';
import type { Actions, Step } from './script.ts';
import type { Subject } from './subject.ts';

type Doing<T> = (subject: Subject, wanted: T) => Promise<void> | void;

/** What each action does. */
const DOINGS: { readonly [Name in keyof Actions]-?: Doing<NonNullable<Actions[Name]>> } = {
  check,
  status,
  approve,
  'request-changes': requestChanges,
  dismiss,
  'comment-thread': commentThread,
  'resolve-threads': resolveThreads,
  push,
  close: (subject, login) => setState(subject, login, 'closed'),
  reopen: (subject, login) => setState(subject, login, 'open'),
  draft: (subject, login) => mutate(subject, login, { mutation: 'convertPullRequestToDraft' }),
  ready: (subject, login) => mutate(subject, login, { mutation: 'markPullRequestReadyForReview' }),
  merge,
  enqueue: (subject, login) => mutate(subject, login, { mutation: 'enqueuePullRequest' }),
  dequeue: (subject, login) => mutate(subject, login, { mutation: 'dequeuePullRequest', field: 'id' }),
  'rename-branch': renameBranch,
  'delete-branch': deleteBranch,
  'change-rules': changeRules,
};

/** The action of a step: its name and what it is given. */
export function actionOf(step: Step): { readonly name: keyof Actions; readonly wanted: unknown } {
  const name = (Object.keys(DOINGS) as (keyof Actions)[]).find((one) => one in step) ?? 'check';
  return { name, wanted: step[name] };
}

/** Does what a step says. @throws Error as GitHub refuses it */
export async function perform(subject: Subject, step: Step): Promise<void> {
  const { name, wanted } = actionOf(step);
  await (DOINGS[name] as Doing<unknown>)(subject, wanted);
}
