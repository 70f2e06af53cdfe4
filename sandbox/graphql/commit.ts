import type { GitCommit } from '../store/git.ts';
import type { PullRequest, Repository } from '../store/model.ts';
import { fullName } from '../store/store.ts';
import { accountNode, gitActorNode } from './actors.ts';
import { rollupNode, statusNode } from './checks.ts';
import { connection } from './connection.ts';
import { type Args, type Context, type Node, optionalText } from './context.ts';
import { commitDeployments } from './deployments.ts';
import { gitObjectFields } from './git-object.ts';
import { fileNode } from './tree-entry.ts';

function signatureNode(context: Context, oid: string): Node | null {
  const signature = context.store.state.signatures.get(oid);
  if (signature === undefined || signature.state === 'UNSIGNED') return null;
  return {
    __typename: 'GpgSignature',
    isValid: signature.isValid,
    state: signature.state,
    wasSignedByGitHub: signature.wasSignedByGitHub,
    signer: accountNode(context, signature.signer),
    signature: '',
    payload: '',
    email: 'noreply@github.com',
    keyId: null,
  };
}

async function commitNodes(
  context: Context,
  repository: Repository,
  oids: readonly string[],
): Promise<Node[]> {
  const git = context.store.git(repository);
  const commits = await Promise.all(oids.map((oid) => git.commit(oid)));
  return commits.filter((commit) => commit !== null).map((commit) => commitNode(context, repository, commit));
}

/** A connection of commits by oid. */
export async function commitConnection(
  context: Context,
  where: { repository: Repository; type: string; field: string; oids: readonly string[] },
  args: Args,
): Promise<Node> {
  const nodes = await commitNodes(context, where.repository, where.oids);
  return connection(args, { type: where.type, field: where.field, items: nodes, node: (node) => node });
}

async function historyNode(context: Context, repository: Repository, oid: string, args: Args): Promise<Node> {
  const path = optionalText(args, 'path');
  const since = optionalText(args, 'since');
  const until = optionalText(args, 'until');
  const options = {
    ...(path === undefined ? {} : { path }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  const oids = await context.store.git(repository).revList(oid, options);
  return commitConnection(
    context,
    { repository, type: 'CommitHistoryConnection', field: 'history', oids },
    args,
  );
}

async function pullsWith(context: Context, repository: Repository, oid: string): Promise<PullRequest[]> {
  const git = context.store.git(repository);
  const found: PullRequest[] = [];
  for (const pull of repository.pulls.values()) {
    const inHead = await git.isAncestor(oid, pull.headOid);
    const brought = pull.mergeCommitOid === oid || pull.rebasedOids?.includes(oid) === true;
    if (brought || (inHead && !(await git.isAncestor(oid, pull.baseOid)))) found.push(pull);
  }
  return found;
}

/** Files that a commit changed against its first parent. */
async function changedFiles(context: Context, repository: Repository, commit: GitCommit): Promise<number> {
  const base = commit.parents[0] ?? null;
  return (await context.store.git(repository).diff(base, commit.oid)).length;
}

function basicFields(
  context: Context,
  repository: Repository,
  commit: GitCommit,
): Readonly<Record<string, unknown>> {
  const { oid, message } = commit;
  const [headline = '', ...rest] = message.split('\n');
  const address = `/${fullName(repository)}/commit/${oid}`;
  return {
    url: context.url.html(address),
    resourcePath: address,
    message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    author: gitActorNode(context, commit.author),
    committer: gitActorNode(context, commit.committer),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    committedViaWeb: commit.committer.email === 'noreply@github.com',
    authoredByCommitter: commit.author.email === commit.committer.email,
    treeUrl: context.url.html(`/${fullName(repository)}/tree/${oid}`),
    tarballUrl: context.url.html(`/${fullName(repository)}/legacy.tar.gz/${oid}`),
    zipballUrl: context.url.html(`/${fullName(repository)}/legacy.zip/${oid}`),
  };
}

export function commitNode(context: Context, repository: Repository, commit: GitCommit): Node {
  const { oid } = commit;
  return {
    ...gitObjectFields(context, repository, { oid, type: 'commit' }),
    ...basicFields(context, repository, commit),
    signature: signatureNode(context, oid),
    tree: () => context.nodes.object(context, repository, commit.tree),
    parents: (args: Args) =>
      commitConnection(
        context,
        { repository, type: 'CommitConnection', field: 'parents', oids: commit.parents },
        args,
      ),
    file: (args: Args) => fileNode(context, { repository, commit }, args),
    history: (args: Args) => historyNode(context, repository, oid, args),
    status: () => statusNode(context, repository, oid),
    deployments: (args: Args) => commitDeployments(context, repository, oid, args),
    statusCheckRollup: () => rollupNode(context, repository, oid),
    changedFilesIfAvailable: () => changedFiles(context, repository, commit),
    changedFiles: () => changedFiles(context, repository, commit),
    associatedPullRequests: async (args: Args) =>
      connection(args, {
        type: 'PullRequestConnection',
        field: 'associatedPullRequests',
        items: await pullsWith(context, repository, oid),
        node: (pull) => context.nodes.pull(context, repository, pull),
      }),
  };
}
