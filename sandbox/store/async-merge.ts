import { randomUUID } from 'node:crypto';
import { GitHubError } from '../http/errors.ts';
import { mergePull } from './merge.ts';
import { enqueue } from './merge-queue.ts';
import { mergeRules } from './mergeability.ts';
import { entryOf, mergingOf } from './merging.ts';
import type { AsyncMerge, MergeMethod, PullRequest, Repository } from './model.ts';
import type { Place } from './refs.ts';
import type { Store } from './store.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;

export interface AsyncMergeWish {
  readonly pull: PullRequest;
  readonly method: MergeMethod | 'default';
  readonly action: AsyncMerge['action'];
  readonly headOid?: string | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

/** Takes a request to merge in the background; rules are not looked at yet (github-facts.md B3). */
export function askForMerge(store: Store, { repository, actor }: Place, wish: AsyncMergeWish): AsyncMerge {
  const merge: AsyncMerge = {
    uuid: randomUUID(),
    pullNumber: wish.pull.number,
    method: wish.method,
    action: wish.action,
    headOid: wish.headOid ?? wish.pull.headOid,
    title: wish.title ?? null,
    message: wish.message ?? null,
    actor,
    askedByRequest: store.requestNumber,
    status: 'pending',
    text: 'Merge request enqueued.',
    sha: null,
    updatedAt: store.clock(),
  };
  mergingOf(store.state, repository.id).asyncMerges.push(merge);
  return merge;
}

/** A request by its uuid; undefined when there is none, or not any more. */
export function asyncMerge(store: Store, repository: Repository, uuid: string): AsyncMerge | undefined {
  const { asyncMerges } = mergingOf(store.state, repository.id);
  const found = asyncMerges.find((merge) => merge.uuid === uuid);
  return found === undefined || store.clock() - found.updatedAt > KEPT_MS ? undefined : found;
}

async function attempt(store: Store, place: Place, merge: AsyncMerge): Promise<void> {
  const pull = place.repository.pulls.get(merge.pullNumber);
  if (pull === undefined) throw new GitHubError(404, 'Not Found');
  const queue = mergeRules(store, place.repository, pull.baseRefName).mergeQueue;
  if (merge.action === 'merge_queue' || (merge.action === 'default' && queue)) {
    if (entryOf(store.state, place.repository, pull.number) === null)
      await enqueue(store, place, { pull, expectedHeadOid: merge.headOid, jump: false });
    Object.assign(merge, { status: 'enqueued', text: 'Pull request is in the merge queue.' });
    return;
  }
  const { method, headOid, title, message } = merge;
  const request = {
    pull,
    method: method === 'default' ? 'merge' : method,
    expectedHeadOid: headOid,
    title: title ?? undefined,
  } as const;
  const sha = await mergePull(store, place, { ...request, message: message ?? undefined });
  Object.assign(merge, { status: 'merged', text: 'Pull request was merged.', sha });
}

/** Tries the merges in the background that are due; what refuses them is kept as their result. */
export async function advanceAsyncMerges(store: Store, repository: Repository): Promise<boolean> {
  const due = mergingOf(store.state, repository.id).asyncMerges.filter(
    (merge) =>
      merge.status === 'pending' &&
      store.requestNumber - merge.askedByRequest >= store.settings.asyncMergeRequests,
  );
  for (const merge of due) {
    merge.updatedAt = store.clock();
    // Nobody waits for it any more, so that it does not stand in its own way.
    merge.status = 'failed';
    try {
      await attempt(store, { repository, actor: merge.actor }, merge);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      Object.assign(merge, { status: 'failed', text: error.message });
    }
  }
  return due.length > 0;
}
