import { accessOf, atLeast } from '../store/access.ts';
import { isApp } from '../store/identity.ts';
import type { BranchProtection, Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { isAllowedToPush } from '../store/push-restrictions.ts';
import { findTeam } from '../store/teams.ts';
import { accountNode } from './actors.ts';
import { appNode } from './apps.ts';
import { connection } from './connection.ts';
import { type Args, type Context, type Node, requireRead } from './context.ts';
import { teamNode } from './teams.ts';

/** What readers may know of classic protection. */
export function updateRuleNode(context: Context, repository: Repository, protection: BranchProtection): Node {
  const { store, actor } = context;
  const access = accessOf(store, actor, repository);
  const listed = isAllowedToPush(store, { actor, repository }, protection.restrictions);
  const passes = access === 'admin' && !protection.enforceAdmins;
  return {
    __typename: 'RefUpdateRule',
    pattern: protection.pattern,
    allowsForcePushes: protection.allowForcePushes,
    allowsDeletions: protection.allowDeletions,
    blocksCreations: protection.blockCreations,
    requiredApprovingReviewCount: protection.requiredReviews?.count ?? null,
    requiredStatusCheckContexts: protection.requiredStatusChecks?.checks.map((check) => check.context) ?? [],
    requiresCodeOwnerReviews: protection.requiredReviews?.requireCodeOwners ?? false,
    requiresConversationResolution: protection.requiredConversationResolution,
    requiresLinearHistory: protection.requiredLinearHistory,
    requiresSignatures: protection.requiredSignatures,
    viewerAllowedToDismissReviews: atLeast(access, 'write'),
    viewerCanPush: atLeast(access, 'write') && (passes || (listed && !protection.lockBranch)),
  };
}

function reviewFields({ requiredReviews: reviews }: BranchProtection): Readonly<Record<string, unknown>> {
  return {
    dismissesStaleReviews: reviews?.dismissStale ?? false,
    requireLastPushApproval: reviews?.requireLastPushApproval ?? false,
    requiredApprovingReviewCount: reviews?.count ?? null,
    requiresApprovingReviews: reviews !== null,
    requiresCodeOwnerReviews: reviews?.requireCodeOwners ?? false,
    restrictsReviewDismissals: false,
  };
}

function checkFields(
  context: Context,
  { requiredStatusChecks: checks }: BranchProtection,
): Readonly<Record<string, unknown>> {
  return {
    requiredStatusCheckContexts: checks?.checks.map((check) => check.context) ?? [],
    requiredStatusChecks:
      checks?.checks.map(({ context: name, appId }) => ({
        __typename: 'RequiredStatusCheckDescription',
        context: name,
        app: appId === null || appId === -1 ? null : appNode(context, appId),
      })) ?? [],
    requiresStatusChecks: checks !== null,
    requiresStrictStatusChecks: checks?.strict ?? false,
  };
}

function pushers(context: Context, repository: Repository, { restrictions }: BranchProtection): Node[] {
  const { users = [], apps = [], teams = [] } = restrictions ?? {};
  const found = [...context.store.state.apps.values()].filter((app) => apps.includes(app.slug));
  return [
    ...users.map((login) => accountNode(context, login)),
    ...teams.map((slug) => {
      const team = findTeam(context.store, repository.owner, slug);
      return team === undefined ? null : teamNode(context, team);
    }),
    ...found.map((app) => appNode(context, app.id)),
  ].filter((actor) => actor !== null);
}

function listFields(
  context: Context,
  repository: Repository,
  protection: BranchProtection,
): Readonly<Record<string, unknown>> {
  const nobody = (type: string, field: string) => (args: Args) =>
    connection(args, { type, field, items: [], node: () => null });
  return {
    pushAllowances: (args: Args) =>
      connection(args, {
        type: 'PushAllowanceConnection',
        field: 'pushAllowances',
        items: pushers(context, repository, protection),
        node: (actor) => ({
          __typename: 'PushAllowance',
          id: nodeId('PushAllowance', protection.id, String(actor['id'])),
          actor,
          branchProtectionRule: () => branchRuleNode(context, repository, protection),
        }),
      }),
    bypassForcePushAllowances: nobody('BypassForcePushAllowanceConnection', 'bypassForcePushAllowances'),
    bypassPullRequestAllowances: nobody(
      'BypassPullRequestAllowanceConnection',
      'bypassPullRequestAllowances',
    ),
    reviewDismissalAllowances: nobody('ReviewDismissalAllowanceConnection', 'reviewDismissalAllowances'),
    branchProtectionRuleConflicts: nobody(
      'BranchProtectionRuleConflictConnection',
      'branchProtectionRuleConflicts',
    ),
  };
}

function branchRuleNode(context: Context, repository: Repository, protection: BranchProtection): Node {
  return {
    __typename: 'BranchProtectionRule',
    id: nodeId('BranchProtectionRule', protection.id),
    databaseId: protection.id,
    pattern: protection.pattern,
    creator: () => accountNode(context, repository.owner),
    repository: () => context.nodes.repository(context, repository),
    allowsDeletions: protection.allowDeletions,
    allowsForcePushes: protection.allowForcePushes,
    blocksCreations: protection.blockCreations,
    isAdminEnforced: protection.enforceAdmins,
    lockBranch: protection.lockBranch,
    lockAllowsFetchAndMerge: false,
    requiredDeploymentEnvironments: protection.requiredEnvironments,
    requiresDeployments: protection.requiredEnvironments.length > 0,
    requiresCommitSignatures: protection.requiredSignatures,
    requiresConversationResolution: protection.requiredConversationResolution,
    requiresLinearHistory: protection.requiredLinearHistory,
    restrictsPushes: protection.restrictions !== null,
    ...reviewFields(protection),
    ...checkFields(context, protection),
    ...listFields(context, repository, protection),
  };
}

/** Apps without the permission are refused; people who do not administer are shown nothing. */
function mayRead(context: Context, repository: Repository): boolean {
  requireRead(context, repository, { administration: 'read' });
  return isApp(context.actor) || accessOf(context.store, context.actor, repository) === 'admin';
}

/** `Ref.branchProtectionRule`, for administrators. */
export function protectionNode(
  context: Context,
  repository: Repository,
  protection: BranchProtection | null,
): Node | null {
  if (!mayRead(context, repository)) return null;
  return protection === null ? null : branchRuleNode(context, repository, protection);
}

/** `Repository.branchProtectionRules`, for administrators. */
export function protectionConnection(context: Context, repository: Repository, args: Args): Node {
  return connection(args, {
    type: 'BranchProtectionRuleConnection',
    field: 'branchProtectionRules',
    items: mayRead(context, repository) ? [...repository.protections.values()] : [],
    node: (protection) => branchRuleNode(context, repository, protection),
  });
}
