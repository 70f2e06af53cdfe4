import { GitHubError } from '../http/errors.ts';
import { requireAccess } from './access.ts';
import { mergeRules } from './mergeability.ts';
import { entriesOf, entryOf, mergingOf } from './merging.ts';
import type { MergeMethod, PullRequest, QueueEntry, QueueRemoval, Repository } from './model.ts';
import { ZERO_OID } from './model.ts';
import { mergesCleanly, pullRequestError, unmetRequirements } from './readiness.ts';
import { type Place, recordMoves } from './refs.ts';
import { effectiveRules } from './rules.ts';
import type { Store } from './store.ts';

/** How a branch's queue works: the parameters of its merge_queue rule, with GitHub's defaults. */
export interface QueueSettings {
  readonly method: MergeMethod;
  readonly strategy: 'ALLGREEN' | 'HEADGREEN';
  readonly timeoutMinutes: number;
  readonly maxToBuild: number;
  readonly maxToMerge: number;
  readonly minToMerge: number;
  readonly minWaitMinutes: number;
}

/** The queue of a branch; null where it has none. */
export function queueSettings(store: Store, repository: Repository, branch: string): QueueSettings | null {
  const rules = effectiveRules(store, repository, `refs/heads/${branch}`);
  const found = rules.find(({ rule }) => rule.type === 'merge_queue');
  if (found === undefined) return null;
  const given = found.rule.parameters ?? {};
  const number = (name: string, otherwise: number): number => Number(given[name] ?? otherwise);
  return {
    method: String(given['merge_method'] ?? 'MERGE').toLowerCase() as MergeMethod,
    strategy: given['grouping_strategy'] === 'HEADGREEN' ? 'HEADGREEN' : 'ALLGREEN',
    timeoutMinutes: number('check_response_timeout_minutes', 60),
    maxToBuild: number('max_entries_to_build', 5),
    maxToMerge: number('max_entries_to_merge', 5),
    minToMerge: number('min_entries_to_merge', 1),
    minWaitMinutes: number('min_entries_to_merge_wait_minutes', 5),
  };
}

const WRITE = { permissions: { contents: 'write', pull_requests: 'write' }, role: 'write' } as const;

async function checkReady(
  store: Store,
  { repository }: Place,
  { pull, expectedHeadOid }: { pull: PullRequest; expectedHeadOid?: string | undefined },
): Promise<void> {
  if (pull.merged || pull.state === 'closed') throw pullRequestError('Pull request is closed');
  if (entryOf(store.state, repository, pull.number) !== null)
    throw new GitHubError(422, 'Pull request is already in the queue').inGraphQL({ type: 'UNPROCESSABLE' });
  if (!mergeRules(store, repository, pull.baseRefName).mergeQueue)
    throw pullRequestError('The merge queue is not enabled for this branch');
  if (expectedHeadOid !== undefined && expectedHeadOid !== pull.headOid)
    throw pullRequestError('Head branch was modified. Review and try the merge again.');
  if (pull.isDraft) throw pullRequestError('Pull request is in draft status');
  const [unmet] = await unmetRequirements(store, repository, pull);
  if (unmet !== undefined) throw pullRequestError(unmet);
  if (!(await mergesCleanly(store, repository, pull)))
    throw pullRequestError('Pull request has merge conflicts');
}

/** Puts a pull request at the end of its base's queue, or at the front when it jumps. */
export function addToQueue(
  store: Store,
  { repository, actor }: Place,
  { pull, jump }: { readonly pull: PullRequest; readonly jump: boolean },
): QueueEntry {
  const entry: QueueEntry = {
    id: store.nextId(),
    pullNumber: pull.number,
    branch: pull.baseRefName,
    headOid: pull.headOid,
    enqueuer: actor.login,
    enqueuedAt: store.now(),
    enqueuedByRequest: store.requestNumber,
    jump,
    state: 'QUEUED',
    group: null,
  };
  const { entries } = mergingOf(store.state, repository.id);
  if (jump) entries.unshift(entry);
  else entries.push(entry);
  pull.updatedAt = entry.enqueuedAt;
  return entry;
}

/**
 * enqueuePullRequest: in the queue now, or refused.
 * @throws GitHubError UNPROCESSABLE, in the sentences of github-facts.md A7; FORBIDDEN without write
 */
export async function enqueue(
  store: Store,
  place: Place,
  wish: { readonly pull: PullRequest; readonly expectedHeadOid?: string | undefined; readonly jump: boolean },
): Promise<QueueEntry> {
  requireAccess(store, place.actor, place.repository, { ...WRITE, operation: 'EnqueuePullRequest' });
  await checkReady(store, place, wish);
  wish.pull.autoMerge = null;
  return addToQueue(store, place, wish);
}

/** Takes an entry out of the queue, its group's branch with it; the pull request stays as it is. */
export async function takeOut(
  store: Store,
  place: Place,
  { entry, reason }: { readonly entry: QueueEntry; readonly reason: QueueRemoval['reason'] | null },
): Promise<void> {
  const merging = mergingOf(store.state, place.repository.id);
  await dropGroup(store, place, entry);
  merging.entries = merging.entries.filter((one) => one !== entry);
  if (reason === null) return;
  merging.removals.push({ pullNumber: entry.pullNumber, reason, at: store.now() });
}

/** Deletes the branch of an entry's group, whatever rules say: it is GitHub's own. */
export async function dropGroup(store: Store, place: Place, entry: QueueEntry): Promise<void> {
  const { group } = entry;
  entry.group = null;
  entry.state = 'QUEUED';
  if (group === null || !place.repository.refs.has(group.ref)) return;
  const move = { ref: group.ref, before: group.headOid, after: ZERO_OID };
  await store.git(place.repository).updateRefs([{ ref: move.ref, after: ZERO_OID }]);
  await recordMoves(store, place, [move]);
}

/** dequeuePullRequest. @returns the entry that it was @throws GitHubError when it is in no queue */
export async function dequeue(store: Store, place: Place, pull: PullRequest): Promise<QueueEntry> {
  requireAccess(store, place.actor, place.repository, { ...WRITE, operation: 'DequeuePullRequest' });
  const entry = entryOf(store.state, place.repository, pull.number);
  if (entry === null) throw pullRequestError('Pull request is not in the queue');
  await takeOut(store, place, { entry, reason: 'dequeued' });
  return entry;
}

/** Place of an entry in its queue, from 1; 0 when it has left. */
export function positionOf(store: Store, repository: Repository, entry: QueueEntry): number {
  return entriesOf(store.state, repository, entry.branch).indexOf(entry) + 1;
}
