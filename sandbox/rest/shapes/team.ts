import type { Team } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import type { Shape, View } from './view.ts';

/** `team` of an organization. */
export function teamShape(view: View, team: Team): Shape {
  const organization = view.state.users.get(team.organization.toLowerCase());
  const url = `${view.at.api}/organizations/${organization?.id ?? 0}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: `${view.at.server}/orgs/${team.organization}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    ...(organization === undefined ? {} : { organization_id: organization.id }),
    parent: null,
  };
}

/** Teams of an owner by slug; what is no team is left out. */
export function teamsNamed(view: View, owner: string, slugs: readonly string[]): Shape[] {
  const found = [...view.state.teams.values()].filter(
    (team) => team.organization.toLowerCase() === owner.toLowerCase() && slugs.includes(team.slug),
  );
  return found.map((team) => teamShape(view, team));
}
