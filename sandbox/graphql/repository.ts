import { accessOf } from '../store/access.ts';
import { isApp } from '../store/identity.ts';
import type { Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { pullByNumber } from '../store/pulls.ts';
import { fullName } from '../store/store.ts';
import { accountNode } from './actors.ts';
import { type Args, type Context, type Node, optionalText, requireRead, text } from './context.ts';
import { labelConnection, labelNode, milestoneConnection, milestoneNode } from './issues.ts';
import { queueNode } from './merge-queue.ts';
import { objectNode } from './objects.ts';
import { protectionConnection } from './protection.ts';
import { pullConnection, pullNode } from './pull.ts';
import { namedRefNode, refConnection } from './ref.ts';
import { rulesetById, rulesetConnection } from './rulesets.ts';

function settingFields({ settings }: Repository): Readonly<Record<string, unknown>> {
  return {
    autoMergeAllowed: settings.allowAutoMerge,
    mergeCommitAllowed: settings.allowMergeCommit,
    squashMergeAllowed: settings.allowSquashMerge,
    rebaseMergeAllowed: settings.allowRebaseMerge,
    deleteBranchOnMerge: settings.deleteBranchOnMerge,
    allowUpdateBranch: settings.allowUpdateBranch,
    webCommitSignoffRequired: settings.webCommitSignoffRequired,
    mergeCommitTitle: 'MERGE_MESSAGE',
    mergeCommitMessage: 'PR_TITLE',
    squashMergeCommitTitle: 'COMMIT_OR_PR_TITLE',
    squashMergeCommitMessage: 'COMMIT_MESSAGES',
  };
}

function gitFields(context: Context, repository: Repository): Readonly<Record<string, unknown>> {
  const reads = <T>(give: () => T): T => {
    requireRead(context, repository, { contents: 'read' });
    return give();
  };
  return {
    defaultBranchRef: () =>
      reads(() => namedRefNode(context, repository, `refs/heads/${repository.defaultBranch}`)),
    ref: (args: Args) => reads(() => namedRefNode(context, repository, text(args, 'qualifiedName'))),
    refs: (args: Args) => reads(() => refConnection(context, repository, args)),
    object: (args: Args) =>
      reads(() => objectNode(context, repository, optionalText(args, 'oid') ?? text(args, 'expression'))),
  };
}

function label(context: Context, repository: Repository, name: string): Node | null {
  const found = [...repository.labels.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : labelNode(context, repository, found);
}

function milestone(context: Context, repository: Repository, number: unknown): Node | null {
  const found = [...repository.milestones.values()].find((one) => one.number === number);
  return found === undefined ? null : milestoneNode(context, repository, found);
}

function pullRequest(context: Context, repository: Repository, number: unknown): Node {
  requireRead(context, repository, { pull_requests: 'read' });
  const pull = pullByNumber(repository, Number(number));
  context.store.noteRead(pull.id);
  return pullNode(context, repository, pull);
}

/** NONE, READ, ...; null for Apps, which have no role. */
function viewerPermission(context: Context, repository: Repository): string | null {
  if (isApp(context.actor)) return null;
  return accessOf(context.store, context.actor, repository).toUpperCase();
}

function basicFields(context: Context, repository: Repository): Readonly<Record<string, unknown>> {
  const path = `/${fullName(repository)}`;
  const visibility = repository.isPrivate ? 'PRIVATE' : 'PUBLIC';
  const parent = repository.forkOf === null ? undefined : context.store.repository(repository.forkOf);
  return {
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    owner: accountNode(context, repository.owner),
    description: repository.description,
    url: context.url.html(path),
    resourcePath: path,
    sshUrl: `git@127.0.0.1:${fullName(repository)}.git`,
    homepageUrl: null,
    isArchived: repository.isArchived,
    isDisabled: false,
    isLocked: false,
    isEmpty: repository.refs.size === 0,
    isInOrganization: context.store.user(repository.owner)?.type === 'Organization',
    isPrivate: repository.isPrivate,
    isFork: repository.forkOf !== null,
    isTemplate: false,
    isMirror: false,
    parent: parent === undefined ? null : () => repositoryNode(context, parent),
    visibility,
    createdAt: repository.createdAt,
    updatedAt: repository.updatedAt,
    pushedAt: repository.pushedAt,
    hasIssuesEnabled: true,
  };
}

export function repositoryNode(context: Context, repository: Repository): Node {
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    ...basicFields(context, repository),
    viewerPermission: () => viewerPermission(context, repository),
    viewerCanAdminister: accessOf(context.store, context.actor, repository) === 'admin',
    label: (args: Args) => label(context, repository, text(args, 'name')),
    labels: (args: Args) => labelConnection(context, repository, [...repository.labels.values()], args),
    milestone: (args: Args) => milestone(context, repository, args['number']),
    milestones: (args: Args) => milestoneConnection(context, repository, args),
    pullRequest: (args: Args) => pullRequest(context, repository, args['number']),
    pullRequests: (args: Args) => pullConnection(context, repository, args),
    branchProtectionRules: (args: Args) => protectionConnection(context, repository, args),
    ruleset: (args: Args) => rulesetById(context, repository, args),
    rulesets: (args: Args) => rulesetConnection(context, repository, args),
    mergeQueue: (args: Args) =>
      queueNode(context, repository, optionalText(args, 'branch') ?? repository.defaultBranch),
    ...settingFields(repository),
    ...gitFields(context, repository),
  };
}
