import type { Team } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { accountNode } from './actors.ts';
import { connection } from './connection.ts';
import type { Args, Context, Node } from './context.ts';

/** A team of an organization. */
export function teamNode(context: Context, team: Team): Node {
  const path = `/orgs/${team.organization}/teams/${team.slug}`;
  return {
    __typename: 'Team',
    id: nodeId('Team', team.id),
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${team.organization}/${team.slug}`,
    description: null,
    privacy: 'VISIBLE',
    createdAt: team.createdAt,
    updatedAt: team.createdAt,
    url: context.url.html(path),
    resourcePath: path,
    parentTeam: null,
    organization: () => accountNode(context, team.organization),
    members: (args: Args) =>
      connection(args, {
        type: 'TeamMemberConnection',
        field: 'members',
        items: team.members,
        node: (login) => accountNode(context, login),
      }),
  };
}
