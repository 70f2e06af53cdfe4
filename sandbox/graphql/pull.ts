import { association } from '../rest/shapes/association.ts';
import type { PullRequest, Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { fullName } from '../store/store.ts';
import { accountNode, actorNode } from './actors.ts';
import { rollupNode } from './checks.ts';
import { commitNode } from './commit.ts';
import { connection, ordered } from './connection.ts';
import { type Args, type Context, type Node, optionalText, requireRead } from './context.ts';
import {
  assigneeConnection,
  commentConnection,
  labelConnection,
  labelsNamed,
  milestoneNode,
} from './issues.ts';
import { mergeFields, viewerFields } from './pull-merge.ts';
import { namedRefNode } from './ref.ts';
import { threadConnection } from './review-threads.ts';
import { reviewFields } from './reviews.ts';

function stateOf(pull: PullRequest): string {
  return pull.merged ? 'MERGED' : pull.state.toUpperCase();
}

async function commitsOf(
  context: Context,
  repository: Repository,
  pull: PullRequest,
  args: Args,
): Promise<Node> {
  const git = context.store.git(repository);
  const base = (await git.mergeBase(pull.baseOid, pull.headOid)) ?? pull.baseOid;
  const oids = [...(await git.revList(pull.headOid, { not: base }))].reverse();
  const node = async (oid: string) => {
    const commit = await git.commit(oid);
    return {
      __typename: 'PullRequestCommit',
      id: nodeId('PullRequestCommit', pull.id, oid),
      url: context.url.html(`/${fullName(repository)}/pull/${pull.number}/commits/${oid}`),
      pullRequest: () => pullNode(context, repository, pull),
      commit: commit === null ? null : commitNode(context, repository, commit),
    };
  };
  return connection(args, { type: 'PullRequestCommitConnection', field: 'commits', items: oids, node });
}

async function diffOf(context: Context, repository: Repository, pull: PullRequest) {
  const git = context.store.git(repository);
  const base = (await git.mergeBase(pull.baseOid, pull.headOid)) ?? pull.baseOid;
  return git.diff(base, pull.headOid);
}

async function filesOf(
  context: Context,
  repository: Repository,
  pull: PullRequest,
  args: Args,
): Promise<Node> {
  return connection(args, {
    type: 'PullRequestChangedFileConnection',
    field: 'files',
    items: await diffOf(context, repository, pull),
    node: (file) => ({
      __typename: 'PullRequestChangedFile',
      path: file.path,
      additions: file.additions,
      deletions: file.deletions,
      changeType: file.status === 'removed' ? 'DELETED' : file.status.toUpperCase(),
    }),
  });
}

function endFields(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  const head = context.store.repository(pull.headRepositoryId);
  const owner = head === undefined ? undefined : context.store.user(head.owner);
  return {
    headRefName: pull.headRefName,
    headRefOid: pull.headOid,
    headRef: () =>
      head === undefined ? null : namedRefNode(context, head, `refs/heads/${pull.headRefName}`),
    headRepository: () => (head === undefined ? null : context.nodes.repository(context, head)),
    headRepositoryOwner: owner === undefined ? null : actorNode(context, owner),
    isCrossRepository: pull.headRepositoryId !== repository.id,
    baseRefName: pull.baseRefName,
    baseRefOid: pull.baseOid,
    baseRef: () => namedRefNode(context, repository, `refs/heads/${pull.baseRefName}`),
    baseRepository: () => context.nodes.repository(context, repository),
    repository: () => context.nodes.repository(context, repository),
  };
}

function basicFields(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  const path = `/${fullName(repository)}/pull/${pull.number}`;
  const milestone = [...repository.milestones.values()].find((one) => one.number === pull.milestone);
  return {
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    url: context.url.html(path),
    resourcePath: path,
    title: pull.title,
    body: pull.body ?? '',
    bodyText: pull.body ?? '',
    state: stateOf(pull),
    closed: pull.state === 'closed',
    closedAt: pull.closedAt,
    isDraft: pull.isDraft,
    merged: pull.merged,
    mergedAt: pull.mergedAt,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    locked: pull.locked,
    maintainerCanModify: pull.maintainerCanModify,
    author: accountNode(context, pull.author),
    authorAssociation: association(context.store, repository, pull.author),
    permalink: context.url.html(path),
    milestone: milestone === undefined ? null : milestoneNode(context, repository, milestone),
  };
}

function listFields(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  const files = () => diffOf(context, repository, pull);
  return {
    changedFiles: async () => (await files()).length,
    additions: async () => (await files()).reduce((sum, file) => sum + file.additions, 0),
    deletions: async () => (await files()).reduce((sum, file) => sum + file.deletions, 0),
    files: (args: Args) => filesOf(context, repository, pull, args),
    commits: (args: Args) => commitsOf(context, repository, pull, args),
    labels: (args: Args) => labelConnection(context, repository, labelsNamed(repository, pull.labels), args),
    assignees: (args: Args) => assigneeConnection(context, pull, args),
    comments: (args: Args) => commentConnection(context, repository, pull.number, args),
    ...reviewFields(context, repository, pull),
    reviewThreads: (args: Args) => threadConnection(context, repository, pull, args),
    statusCheckRollup: () => rollupNode(context, repository, pull.headOid),
  };
}

/** A pull request; its numbers and texts are those of the moment it is made. */
export function pullNode(context: Context, repository: Repository, pull: PullRequest): Node {
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    ...basicFields(context, repository, pull),
    ...listFields(context, repository, pull),
    ...endFields(context, repository, pull),
    ...mergeFields(context, repository, pull),
    ...viewerFields(context, repository, pull),
  };
}

/** Open ones first needs saying: without `states` all are given, by number. */
export function pullConnection(context: Context, repository: Repository, args: Args): Node {
  requireRead(context, repository, { pull_requests: 'read' });
  const states = args['states'] as readonly string[] | null | undefined;
  const head = optionalText(args, 'headRefName');
  const base = optionalText(args, 'baseRefName');
  const labels = args['labels'] as readonly string[] | null | undefined;
  const found = [...repository.pulls.values()].filter(
    (pull) =>
      (states ?? [stateOf(pull)]).includes(stateOf(pull)) &&
      (head === undefined || pull.headRefName === head) &&
      (base === undefined || pull.baseRefName === base) &&
      (labels ?? []).every((label) => pull.labels.includes(label)),
  );
  const items = ordered(found, args['orderBy'], {
    CREATED_AT: (pull) => pull.number,
    UPDATED_AT: (pull) => pull.updatedAt,
  });
  const node = (pull: PullRequest) => {
    context.store.noteRead(pull.id);
    return pullNode(context, repository, pull);
  };
  return connection(args, { type: 'PullRequestConnection', field: 'pullRequests', items, node });
}
