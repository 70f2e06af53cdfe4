import { positionOf, queueSettings } from '../store/merge-queue.ts';
import { entriesOf, entryOf } from '../store/merging.ts';
import type { PullRequest, QueueEntry, Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { fullName } from '../store/store.ts';
import { accountNode } from './actors.ts';
import { connection } from './connection.ts';
import type { Args, Context, Node } from './context.ts';

/** The queue of a branch; null where the rules ask for none. */
export function queueNode(context: Context, repository: Repository, branch: string): Node | null {
  const settings = queueSettings(context.store, repository, branch);
  if (settings === null) return null;
  const path = `/${fullName(repository)}/queue/${branch}`;
  return {
    __typename: 'MergeQueue',
    id: nodeId('MergeQueue', repository.id, branch),
    url: context.url.html(path),
    resourcePath: path,
    nextEntryEstimatedTimeToMerge: null,
    repository: () => context.nodes.repository(context, repository),
    configuration: {
      __typename: 'MergeQueueConfiguration',
      checkResponseTimeout: settings.timeoutMinutes,
      maximumEntriesToBuild: settings.maxToBuild,
      maximumEntriesToMerge: settings.maxToMerge,
      mergeMethod: settings.method.toUpperCase(),
      mergingStrategy: settings.strategy,
      minimumEntriesToMerge: settings.minToMerge,
      minimumEntriesToMergeWaitTime: settings.minWaitMinutes,
    },
    entries: (args: Args) =>
      connection(args, {
        type: 'MergeQueueEntryConnection',
        field: 'entries',
        items: entriesOf(context.store.state, repository, branch),
        node: (entry) => entryNode(context, repository, entry),
      }),
  };
}

/** An entry as it is at this moment; one that has left its queue stands at position 0. */
export function entryNode(context: Context, repository: Repository, entry: QueueEntry): Node {
  const { group } = entry;
  const pull = repository.pulls.get(entry.pullNumber);
  const commit = (oid: string | undefined) =>
    oid === undefined ? null : context.nodes.object(context, repository, oid);
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MergeQueueEntry', entry.id),
    state: entry.state,
    position: positionOf(context.store, repository, entry),
    enqueuedAt: entry.enqueuedAt,
    enqueuer: accountNode(context, entry.enqueuer),
    estimatedTimeToMerge: null,
    jump: entry.jump,
    solo: false,
    baseCommit: () => commit(group?.baseOid),
    headCommit: () => commit(group?.headOid),
    mergeQueue: () => queueNode(context, repository, entry.branch),
    pullRequest: () => (pull === undefined ? null : context.nodes.pull(context, repository, pull)),
  };
}

/** Where a pull request stands with its base's queue. */
export function queueFields(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  const entry = entryOf(context.store.state, repository, pull.number);
  return {
    isMergeQueueEnabled: queueSettings(context.store, repository, pull.baseRefName) !== null,
    isInMergeQueue: entry !== null,
    mergeQueueEntry: entry === null ? null : entryNode(context, repository, entry),
    mergeQueue: () => queueNode(context, repository, pull.baseRefName),
  };
}
