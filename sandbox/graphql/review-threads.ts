import { association } from '../rest/shapes/association.ts';
import { accessOf, atLeast } from '../store/access.ts';
import type { PullRequest, Repository, ReviewComment } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { fullName } from '../store/store.ts';
import { type ReviewThread, threadsOf } from '../store/threads.ts';
import { accountNode, userNode } from './actors.ts';
import { connection } from './connection.ts';
import { type Args, type Context, type Node, requireRead } from './context.ts';

/** Whether what a comment speaks of changed since. */
async function isOutdated(
  context: Context,
  repository: Repository,
  it: { readonly pull: PullRequest; readonly comment: ReviewComment },
): Promise<boolean> {
  const { pull, comment } = it;
  if (comment.commitOid === pull.headOid) return false;
  const files = await context.store.git(repository).diff(comment.commitOid, pull.headOid);
  return files.some((file) => file.path === comment.path || file.previousPath === comment.path);
}

function lineFields(comment: ReviewComment): Readonly<Record<string, unknown>> {
  return {
    path: comment.path,
    line: comment.line,
    startLine: comment.startLine,
    originalLine: comment.line,
    originalStartLine: comment.startLine,
    subjectType: comment.subjectType.toUpperCase(),
  };
}

function reviewCommentNode(
  context: Context,
  repository: Repository,
  it: { readonly pull: PullRequest; readonly comment: ReviewComment },
): Node {
  const { pull, comment } = it;
  const path = `/${fullName(repository)}/pull/${pull.number}#discussion_r${comment.id}`;
  const commit = () => context.nodes.object(context, repository, comment.commitOid);
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PullRequestReviewComment', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    author: accountNode(context, comment.author),
    authorAssociation: association(context.store, repository, comment.author),
    body: comment.body,
    bodyText: comment.body,
    ...lineFields(comment),
    diffHunk: comment.diffHunk,
    position: comment.position,
    originalPosition: comment.position ?? 1,
    outdated: () => isOutdated(context, repository, it),
    state: 'SUBMITTED',
    isMinimized: false,
    createdAt: comment.createdAt,
    publishedAt: comment.createdAt,
    draftedAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    url: context.url.html(path),
    resourcePath: path,
    viewerDidAuthor: comment.author === context.actor.login,
    commit,
    originalCommit: commit,
    pullRequest: () => context.nodes.pull(context, repository, pull),
    repository: () => context.nodes.repository(context, repository),
  };
}

/** Comments of a thread or of a review. */
export function reviewCommentConnection(
  context: Context,
  repository: Repository,
  it: { readonly pull: PullRequest; readonly comments: readonly ReviewComment[] },
  args: Args,
): Node {
  return connection(args, {
    type: 'PullRequestReviewCommentConnection',
    field: 'comments',
    items: it.comments,
    node: (comment) => reviewCommentNode(context, repository, { pull: it.pull, comment }),
  });
}

/** A conversation on a pull request's diff. Its author and who writes to the repository may resolve it. */
export function threadNode(
  context: Context,
  repository: Repository,
  it: { readonly pull: PullRequest; readonly thread: ReviewThread },
): Node | null {
  const { pull, thread } = it;
  const comment = thread.comments[0];
  if (comment === undefined) return null;
  const resolver = thread.resolvedBy === null ? undefined : context.store.user(thread.resolvedBy);
  const may =
    pull.author === context.actor.login ||
    atLeast(accessOf(context.store, context.actor, repository), 'write');
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PullRequestReviewThread', repository.id, thread.id),
    ...lineFields(comment),
    diffSide: comment.side,
    startDiffSide: comment.startSide,
    isResolved: thread.resolvedBy !== null,
    isCollapsed: thread.resolvedBy !== null,
    isOutdated: () => isOutdated(context, repository, { pull, comment }),
    resolvedBy: resolver === undefined ? null : userNode(context, resolver),
    viewerCanReply: context.actor.token !== null,
    viewerCanResolve: may && thread.resolvedBy === null,
    viewerCanUnresolve: may && thread.resolvedBy !== null,
    comments: (args: Args) =>
      reviewCommentConnection(context, repository, { pull, comments: thread.comments }, args),
    pullRequest: () => context.nodes.pull(context, repository, pull),
    repository: () => context.nodes.repository(context, repository),
  };
}

/** `PullRequest.reviewThreads`. */
export function threadConnection(
  context: Context,
  repository: Repository,
  pull: PullRequest,
  args: Args,
): Node {
  requireRead(context, repository, { pull_requests: 'read' });
  return connection(args, {
    type: 'PullRequestReviewThreadConnection',
    field: 'reviewThreads',
    items: threadsOf(context.store, repository, pull),
    node: (thread) => threadNode(context, repository, { pull, thread }),
  });
}
