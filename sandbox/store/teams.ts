import type { Access, Repository, Team } from './model.ts';
import type { Store } from './store.ts';

/** The team of an organization with that slug, in any case. */
export function findTeam(store: Store, organization: string, slug: string): Team | undefined {
  return [...store.state.teams.values()].find(
    (team) =>
      team.organization.toLowerCase() === organization.toLowerCase() &&
      team.slug.toLowerCase() === slug.toLowerCase(),
  );
}

/** Whether an account belongs to a team. */
export function isInTeam(team: Team, login: string): boolean {
  return team.members.includes(login.toLowerCase());
}

/** The teams of a repository's owner that an account belongs to. */
export function teamsOf(store: Store, login: string, repository: Repository): Team[] {
  return [...store.state.teams.values()].filter(
    (team) => team.organization.toLowerCase() === repository.owner.toLowerCase() && isInTeam(team, login),
  );
}

/** Every access that a person was given: by organization role, membership, invitation and teams. */
export function givenAccess(store: Store, login: string, repository: Repository): Access[] {
  const owner = repository.owner.toLowerCase();
  const name = login.toLowerCase();
  const role = store.state.members.get(owner)?.get(name);
  const asMember = role === undefined ? 'none' : (store.state.memberAccess.get(owner) ?? 'read');
  return [
    role === 'admin' ? 'admin' : asMember,
    repository.collaborators.get(name) ?? 'none',
    ...teamsOf(store, login, repository).map((team) => team.repositories.get(repository.id) ?? 'none'),
  ];
}
