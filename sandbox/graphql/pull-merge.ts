import { accessOf, atLeast } from '../store/access.ts';
import { mayMergeAsAdmin } from '../store/demands.ts';
import { mergeability, mergeState, reviewDecision } from '../store/mergeability.ts';
import type { PullRequest, Repository } from '../store/model.ts';
import { accountNode } from './actors.ts';
import type { Context } from './context.ts';
import { queueFields } from './merge-queue.ts';

/** What the one who asks may do with it. */
export function viewerFields(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  const writes = atLeast(accessOf(context.store, context.actor, repository), 'write');
  const own = pull.author === context.actor.login;
  const open = pull.state === 'open';
  return {
    viewerCanUpdate: writes || own,
    viewerDidAuthor: own,
    viewerCanClose: open && (writes || own),
    viewerCanReopen: !open && !pull.merged && (writes || own),
    viewerCanLabel: writes,
    viewerCanEnableAutoMerge: open && writes && repository.settings.allowAutoMerge && pull.autoMerge === null,
    viewerCanDisableAutoMerge: open && (writes || own) && pull.autoMerge !== null,
    viewerCanMergeAsAdmin:
      open &&
      writes &&
      mayMergeAsAdmin(context.store, { repository, branch: pull.baseRefName }, context.actor),
    viewerCanUpdateBranch: open && writes,
    viewerCanDeleteHeadRef: !open && writes,
    viewerCanEditFiles: writes,
  };
}

/** Everything about its merge: possible, armed, done. */
export function mergeFields(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  const { autoMerge } = pull;
  return {
    mergeable: async () => (await mergeability(context.store, repository, pull)).state,
    mergeStateStatus: () => mergeState(context.store, repository, pull, context.actor),
    canBeRebased: async () => (await mergeability(context.store, repository, pull)).state === 'MERGEABLE',
    potentialMergeCommit: async () => {
      const { mergeCommitOid } = await mergeability(context.store, repository, pull);
      return mergeCommitOid === null ? null : context.nodes.object(context, repository, mergeCommitOid);
    },
    mergeCommit: () =>
      pull.mergeCommitOid === null ? null : context.nodes.object(context, repository, pull.mergeCommitOid),
    mergedBy: accountNode(context, pull.mergedBy),
    autoMergeRequest:
      autoMerge === null
        ? null
        : {
            __typename: 'AutoMergeRequest',
            enabledAt: autoMerge.enabledAt,
            enabledBy: accountNode(context, autoMerge.enabledBy),
            mergeMethod: autoMerge.method.toUpperCase(),
            commitHeadline: autoMerge.commitTitle,
            commitBody: autoMerge.commitMessage,
            authorEmail: autoMerge.authorEmail,
            pullRequest: () => context.nodes.pull(context, repository, pull),
          },
    ...queueFields(context, repository, pull),
    reviewDecision: () => reviewDecision(context.store, repository, pull),
  };
}
