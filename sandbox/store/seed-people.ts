import { ACTIONS_APP_ID } from './identity.ts';
import type { Access, App, Repository, Team } from './model.ts';
import { addUser } from './seed.ts';
import type { Store } from './store.ts';
import { findTeam } from './teams.ts';

/** Makes an account a member, or an owner, of an organization. */
export function addMember(
  store: Store,
  organization: string,
  it: { readonly login: string; readonly role?: 'admin' | 'member' },
): void {
  addUser(store, { login: it.login });
  const key = organization.toLowerCase();
  const members = store.state.members.get(key) ?? new Map<string, 'admin' | 'member'>();
  members.set(it.login.toLowerCase(), it.role ?? 'member');
  store.state.members.set(key, members);
}

/** What members of an organization may do in all of its repositories; `read` where it was not said. */
export function setMemberAccess(store: Store, organization: string, access: Access): void {
  store.state.memberAccess.set(organization.toLowerCase(), access);
}

/** Invites an account, or changes what it may do. */
export function addCollaborator(store: Store, repository: Repository, login: string, access: Access): void {
  addUser(store, { login });
  repository.collaborators.set(login.toLowerCase(), access);
}

export interface NewTeam {
  readonly slug: string;
  readonly members?: readonly string[];
  /** What the team may do in the repository; `write` where it is not said. */
  readonly access?: Access;
}

/** A team of a repository's owner: its people become members of the organization. An old one is replaced. */
export function addTeam(store: Store, repository: Repository, team: NewTeam): Team {
  const old = findTeam(store, repository.owner, team.slug);
  for (const login of team.members ?? []) {
    const known = store.state.members.get(repository.owner.toLowerCase())?.has(login.toLowerCase());
    if (known !== true) addMember(store, repository.owner, { login });
  }
  const made: Team = {
    id: old?.id ?? store.nextId(),
    organization: repository.owner,
    slug: team.slug,
    name: team.slug,
    members: (team.members ?? []).map((login) => login.toLowerCase()),
    repositories: new Map(old?.repositories).set(repository.id, team.access ?? 'write'),
    createdAt: old?.createdAt ?? store.now(),
  };
  store.state.teams.set(made.id, made);
  return made;
}

/** The App with that slug or id; a slug that nobody has becomes an App without a key. */
export function namedApp(store: Store, app: string | number | undefined): App {
  const id = app ?? ACTIONS_APP_ID;
  const known = [...store.state.apps.values()].find((one) => one.id === id || one.slug === id);
  if (known !== undefined) return known;
  if (typeof id === 'number') throw new Error(`The sandbox has no App ${id}.`);
  const createdAt = store.now();
  const made: App = {
    id: store.nextId(),
    slug: id,
    name: id,
    owner: 'github',
    publicKey: '',
    permissions: {},
    createdAt,
  };
  store.state.apps.set(made.id, made);
  return made;
}
