import { GitHubError } from '../http/errors.ts';
import { requireAccess } from './access.ts';
import { carryOutMerge, methodRefusal } from './merge.ts';
import { addToQueue } from './merge-queue.ts';
import { mergeRules } from './mergeability.ts';
import { entryOf } from './merging.ts';
import type { Actor, MergeMethod, PullRequest, Repository } from './model.ts';
import { mergesCleanly, pullRequestError, stateNow, unmetRequirements } from './readiness.ts';
import type { Place } from './refs.ts';
import type { Store } from './store.ts';

export interface AutoMergeWish {
  readonly pull: PullRequest;
  readonly method: MergeMethod;
  readonly expectedHeadOid?: string | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
  readonly authorEmail?: string | undefined;
}

const METHOD_NAMES: Readonly<Record<MergeMethod, string>> = {
  merge: 'merge commits are',
  squash: 'squash merging is',
  rebase: 'rebase merging is',
};

function checkPull(place: Place, { pull, expectedHeadOid }: AutoMergeWish): void {
  if (!place.repository.settings.allowAutoMerge)
    throw pullRequestError('Auto merge is not allowed for this repository');
  if (pull.merged || pull.state === 'closed') throw pullRequestError('Pull request is closed');
  // The sentences for a draft and for a moved head are not established, that they are refused is.
  if (pull.isDraft) throw pullRequestError('Pull request is in draft status');
  if (expectedHeadOid !== undefined && expectedHeadOid !== pull.headOid)
    throw pullRequestError('Head branch was modified. Review and try the merge again.');
}

function checkMethod(store: Store, place: Place, wish: AutoMergeWish): void {
  if (methodRefusal(store, place, wish) === null) return;
  const message = `Merge method ${METHOD_NAMES[wish.method]} not allowed on this repository`;
  throw new GitHubError(422, message).inGraphQL({ type: 'UNPROCESSABLE' });
}

async function checkWaits(store: Store, place: Place, wish: AutoMergeWish): Promise<void> {
  const rules = mergeRules(store, place.repository, wish.pull.baseRefName);
  if (!rules.any) throw pullRequestError('Protected branch rules not configured for this branch');
  // A queue takes what is ready, and sets the method itself.
  if (rules.mergeQueue) return;
  checkMethod(store, place, wish);
  const state = (await stateNow(store, place.repository, wish.pull)).toLowerCase();
  if (state === 'clean' || state === 'unstable' || state === 'dirty')
    throw pullRequestError(`Pull request is in ${state} status`);
}

/**
 * enablePullRequestAutoMerge. What is armed already stays as it was armed.
 * @throws GitHubError UNPROCESSABLE, in the sentences of github-facts.md A7; FORBIDDEN without write
 */
export async function enableAutoMerge(store: Store, place: Place, wish: AutoMergeWish): Promise<void> {
  const { pull } = wish;
  const needs = { permissions: { contents: 'write', pull_requests: 'write' }, role: 'write' } as const;
  requireAccess(store, place.actor, place.repository, { ...needs, operation: 'EnablePullRequestAutoMerge' });
  checkPull(place, wish);
  await checkWaits(store, place, wish);
  if (pull.autoMerge !== null) return;
  pull.autoMerge = {
    enabledAt: store.now(),
    enabledBy: place.actor.login,
    method: wish.method,
    commitTitle: wish.title ?? null,
    commitMessage: wish.message ?? null,
    authorEmail: wish.authorEmail ?? null,
  };
  pull.updatedAt = pull.autoMerge.enabledAt;
}

/** disablePullRequestAutoMerge: for people with write, and for the author. @throws GitHubError */
export function disableAutoMerge(store: Store, place: Place, pull: PullRequest): void {
  const role = pull.author === place.actor.login ? 'read' : 'write';
  const needs = { permissions: { pull_requests: 'write' }, role } as const;
  requireAccess(store, place.actor, place.repository, { ...needs, operation: 'DisablePullRequestAutoMerge' });
  if (pull.autoMerge === null) {
    const message = "Can't disable auto-merge for this pull request.";
    throw new GitHubError(422, message).inGraphQL({ type: 'UNPROCESSABLE' });
  }
  pull.autoMerge = null;
  pull.updatedAt = store.now();
}

/** Who GitHub acts for when nobody asks at this moment: no token narrows it, no role widens it. */
export function actorNamed(store: Store, login: string): Actor {
  return { login, userId: store.user(login)?.id ?? 0, token: null };
}

async function mergeArmed(store: Store, repository: Repository, pull: PullRequest): Promise<boolean> {
  const { autoMerge } = pull;
  if (autoMerge === null || pull.isDraft) return false;
  if ((await unmetRequirements(store, repository, pull)).length > 0) return false;
  if (!(await mergesCleanly(store, repository, pull))) return false;
  const place = { repository, actor: actorNamed(store, autoMerge.enabledBy) };
  if (mergeRules(store, repository, pull.baseRefName).mergeQueue) {
    pull.autoMerge = null;
    if (entryOf(store.state, repository, pull.number) === null)
      addToQueue(store, place, { pull, jump: false });
    return true;
  }
  const { method, commitTitle, commitMessage } = autoMerge;
  if (methodRefusal(store, place, { pull, method }) !== null) return false;
  const message = commitMessage ?? undefined;
  await carryOutMerge(store, place, { pull, method, title: commitTitle ?? undefined, message });
  return true;
}

/** Pull requests that somebody armed and that may still be merged. */
export function armedPulls(repository: Repository): PullRequest[] {
  return [...repository.pulls.values()].filter((pull) => pull.state === 'open' && pull.autoMerge !== null);
}

/** Merges, or queues, what is armed and ready. @returns whether anything happened */
export async function advanceAutoMerges(store: Store, repository: Repository): Promise<boolean> {
  let happened = false;
  for (const pull of armedPulls(repository)) {
    try {
      happened = (await mergeArmed(store, repository, pull)) || happened;
    } catch (error) {
      // It stays armed: GitHub tries again with the next change.
      if (!(error instanceof GitHubError)) throw error;
    }
  }
  return happened;
}
