import { accessOf } from '../store/access.ts';
import type { BypassActor, Repository, Ruleset } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { appNode } from './apps.ts';
import { connection } from './connection.ts';
import type { Args, Context, Node } from './context.ts';
import { teamNode } from './teams.ts';

const ROLES: Readonly<Record<number, string>> = { 2: 'maintain', 4: 'write', 5: 'admin' };

function actorOf(context: Context, { actorType, actorId }: BypassActor): Node | null {
  const team = actorType === 'Team' ? context.store.state.teams.get(actorId ?? -1) : undefined;
  if (team !== undefined) return teamNode(context, team);
  return actorType === 'Integration' ? appNode(context, actorId ?? -1) : null;
}

function bypassNode(context: Context, ruleset: Ruleset, entry: BypassActor): Node {
  const role = entry.actorType === 'RepositoryRole' ? entry.actorId : null;
  return {
    __typename: 'RepositoryRulesetBypassActor',
    id: nodeId('RepositoryRulesetBypassActor', ruleset.id, entry.actorType, entry.actorId ?? ''),
    actor: actorOf(context, entry),
    // The published schema does not know `exempt`.
    bypassMode: entry.bypassMode === 'pull_request' ? 'PULL_REQUEST' : 'ALWAYS',
    deployKey: entry.actorType === 'DeployKey',
    enterpriseOwner: false,
    organizationAdmin: entry.actorType === 'OrganizationAdmin',
    repositoryRoleDatabaseId: role,
    repositoryRoleName: role === null ? null : (ROLES[role] ?? null),
  };
}

/** Who may pass a ruleset by: shown to those who may change it, null to others. */
export function bypassConnection(
  context: Context,
  { repository, ruleset }: { readonly repository: Repository; readonly ruleset: Ruleset },
  args: Args,
): Node | null {
  if (accessOf(context.store, context.actor, repository) !== 'admin') return null;
  return connection(args, {
    type: 'RepositoryRulesetBypassActorConnection',
    field: 'bypassActors',
    items: ruleset.bypassActors,
    node: (entry) => bypassNode(context, ruleset, entry),
  });
}
