import { GitHubError, notFound } from '../http/errors.ts';
import type { Access, Actor, PermissionLevel, Permissions, Repository, Token } from './model.ts';
import type { Store } from './store.ts';
import { givenAccess } from './teams.ts';

const RANK: Readonly<Record<Access, number>> = {
  none: 0,
  read: 1,
  triage: 2,
  write: 3,
  maintain: 4,
  admin: 5,
};
const LEVEL: Readonly<Record<PermissionLevel, number>> = { read: 1, write: 2, admin: 3 };

/** Whether one access is at least another. */
export function atLeast(access: Access, needed: Access): boolean {
  return RANK[access] >= RANK[needed];
}

/** What a person may do in a repository, by ownership, organization role, invitation and visibility. */
export function roleOf(store: Store, login: string, repository: Repository): Access {
  const user = store.user(login);
  if (user === undefined) return repository.isPrivate ? 'none' : 'read';
  if (user.siteAdmin || user.login.toLowerCase() === repository.owner.toLowerCase()) return 'admin';
  const open: Access = repository.isPrivate ? 'none' : 'read';
  const all = [open, ...givenAccess(store, user.login, repository)];
  return all.reduce((best, one) => (RANK[one] > RANK[best] ? one : best));
}

function inReach(store: Store, token: Token, repository: Repository): boolean {
  if (token.repositoryIds !== null && !token.repositoryIds.includes(repository.id)) return false;
  if (token.installationId === null) return true;
  const installation = store.state.installations.get(token.installationId);
  if (installation === undefined || installation.suspended) return false;
  if (installation.account.toLowerCase() !== repository.owner.toLowerCase()) return false;
  return installation.repositoryIds === null || installation.repositoryIds.includes(repository.id);
}

function appAccess(permissions: Permissions): Access {
  if (permissions['administration'] === 'write' || permissions['administration'] === 'admin') return 'admin';
  return permissions['contents'] === 'write' ? 'write' : 'read';
}

function lower(a: Access, b: Access): Access {
  return RANK[a] < RANK[b] ? a : b;
}

/** What an actor may do in a repository: the person's role, narrowed by the token. */
export function accessOf(store: Store, actor: Actor, repository: Repository): Access {
  const open: Access = repository.isPrivate ? 'none' : 'read';
  const { token } = actor;
  if (token === null) return open;
  if (token.kind === 'app-jwt') return open;
  const reaches = inReach(store, token, repository);
  if (token.kind === 'github-token' || token.kind === 'app-installation') {
    return reaches ? appAccess(token.permissions) : open;
  }
  const role = roleOf(store, actor.login, repository);
  if (token.kind === 'fine-grained') return reaches ? role : lower(role, open);
  const full =
    token.scopes.includes('repo') || (!repository.isPrivate && token.scopes.includes('public_repo'));
  return full ? role : lower(role, open);
}

/** The access a person needs for what an App needs a permission for. */
function roleFor(needs: Permissions): Access {
  let role: Access = 'read';
  for (const [name, level] of Object.entries(needs)) {
    if (level === 'read' && name !== 'administration') continue;
    const triage = name === 'issues' || name === 'pull_requests';
    const needed: Access = name === 'administration' ? 'admin' : triage ? 'triage' : 'write';
    if (RANK[needed] > RANK[role]) role = needed;
  }
  return role;
}

function granted(token: Token, needs: Permissions): boolean {
  return Object.entries(needs).every(([name, level]) => {
    if (name === 'metadata') return true;
    const have = token.permissions[name];
    return have !== undefined && LEVEL[have] >= LEVEL[level];
  });
}

/** `contents=write, workflows=write; administration=write`: commas mean and, semicolons or. */
function accepted(alternatives: readonly Permissions[]): string {
  const one = (needs: Permissions): string =>
    Object.entries(needs)
      .map(([name, level]) => `${name}=${level}`)
      .join(',');
  return alternatives.map(one).join('; ');
}

function notAccessible(token: Token, alternatives: readonly Permissions[]): GitHubError {
  const by = token.kind === 'fine-grained' ? 'personal access token' : 'integration';
  const headers = { 'x-accepted-github-permissions': accepted(alternatives) };
  return new GitHubError(403, `Resource not accessible by ${by}`, undefined, headers).inGraphQL({
    type: 'FORBIDDEN',
  });
}

export interface Needs {
  /** Permissions that suffice, any one of the alternatives. */
  readonly permissions: Permissions | readonly Permissions[];
  /** What a person needs where it does not follow from the permissions (anyone may comment). */
  readonly role?: Access;
  /** Name of the mutation, as GraphQL's refusal shows it: `CreateRef`. */
  readonly operation?: string;
}

/** A repository that the actor can see. @throws 404 */
export function visible(store: Store, actor: Actor, repository: Repository): Repository {
  if (accessOf(store, actor, repository) === 'none') throw notFound();
  return repository;
}

function alternativesOf(needs: Needs): readonly Permissions[] {
  return Array.isArray(needs.permissions) ? needs.permissions : [needs.permissions as Permissions];
}

function writes(alternatives: readonly Permissions[]): boolean {
  return alternatives.every((one) => Object.values(one).some((level) => level !== 'read'));
}

function refusePerson(actor: Actor, repository: Repository, needs: Needs): GitHubError {
  const first = alternativesOf(needs)[0] ?? {};
  const operation = needs.operation ?? 'this operation';
  const graphql = {
    type: 'FORBIDDEN' as const,
    message: `${actor.login} does not have the correct permissions to execute \`${operation}\``,
  };
  if ('administration' in first)
    return new GitHubError(403, 'Must have admin rights to Repository.').inGraphQL(graphql);
  // GitHub hides writes that need push access behind 404 where the reader lacks it.
  return new GitHubError(
    repository.isPrivate ? 403 : 404,
    repository.isPrivate ? 'Resource not accessible' : 'Not Found',
  ).inGraphQL(graphql);
}

/**
 * Checks that an actor may do something in a repository.
 * @throws GitHubError 404 when it may not even see it, 401 anonymous, 403 with what was needed, 403 archived
 */
export function requireAccess(store: Store, actor: Actor, repository: Repository, needs: Needs): void {
  visible(store, actor, repository);
  const alternatives = alternativesOf(needs);
  const writing = writes(alternatives);
  const { token } = actor;
  if (token === null) {
    if (writing) throw new GitHubError(401, 'Requires authentication');
    return;
  }
  if (writing && repository.isArchived) {
    const graphql = { type: 'FORBIDDEN' as const, message: 'Repository was archived so is read-only.' };
    throw new GitHubError(403, 'Repository was archived so is read-only.').inGraphQL(graphql);
  }
  const narrowed = token.kind !== 'user-classic';
  const openRead = !writing && !repository.isPrivate && !('administration' in (alternatives[0] ?? {}));
  if (narrowed && !openRead) {
    const reaches = inReach(store, token, repository);
    if (!reaches || !alternatives.some((one) => granted(token, one)))
      throw notAccessible(token, alternatives);
  }
  if (token.kind === 'user-classic' || token.kind === 'fine-grained') {
    const access = accessOf(store, actor, repository);
    const enough = alternatives.some((one) => atLeast(access, needs.role ?? roleFor(one)));
    if (!enough) throw refusePerson(actor, repository, needs);
  }
}

/** The repository at `owner/name` if the actor can see it. @throws 404; 301 with a location where it was renamed */
export function findRepository(
  store: Store,
  actor: Actor,
  name: { owner: string; name: string },
): Repository {
  const found = store.find(name.owner, name.name);
  if (found === null) throw notFound();
  return visible(store, actor, found.repository);
}
