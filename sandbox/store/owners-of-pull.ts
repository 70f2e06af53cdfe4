import { atLeast } from './access.ts';
import {
  CODE_OWNER_FILES,
  CODE_OWNERS_LIMIT,
  type OwnerRule,
  ownersOf,
  parseCodeOwners,
} from './code-owners.ts';
import { userByEmail } from './identity.ts';
import type { PullRequest, Repository, Team } from './model.ts';
import { canPush, countingOpinions } from './opinions.ts';
import type { Store } from './store.ts';
import { findTeam, isInTeam } from './teams.ts';

/** An owner who may write: a person by login, or a team. */
export type Owner = { readonly login: string } | { readonly team: Team };

/** Owners of at least one changed file; one of them suffices for those files. */
export type OwnerGroup = readonly Owner[];

/** As refusals name owners: `alice`, `acme/platform`. */
export function ownerName(owner: Owner): string {
  return 'login' in owner ? owner.login : `${owner.team.organization}/${owner.team.slug}`;
}

function resolve(store: Store, repository: Repository, text: string): Owner[] {
  const [organization = '', slug] = text.replace(/^@/, '').split('/');
  if (slug !== undefined) {
    const team = findTeam(store, organization, slug);
    const writes = team !== undefined && atLeast(team.repositories.get(repository.id) ?? 'none', 'write');
    return writes ? [{ team }] : [];
  }
  const login = text.startsWith('@') ? organization : userByEmail(store, text);
  const user = login === null ? undefined : store.user(login);
  return user !== undefined && canPush(store, user.login, repository) ? [{ login: user.login }] : [];
}

/** CODEOWNERS of the base branch; none where it has no such file. */
async function rulesOf(store: Store, repository: Repository, base: string): Promise<readonly OwnerRule[]> {
  for (const file of CODE_OWNER_FILES) {
    const object = await store.git(repository).read(`${base}:${file}`);
    if (object?.type !== 'blob') continue;
    return object.bytes.length > CODE_OWNERS_LIMIT ? [] : parseCodeOwners(object.bytes.toString());
  }
  return [];
}

/** Every path that a pull request touches, old names of renamed files too. */
export async function changedPaths(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<string[]> {
  const base = repository.refs.get(`refs/heads/${pull.baseRefName}`) ?? pull.baseOid;
  const git = store.git(repository);
  const fork = (await git.mergeBase(base, pull.headOid)) ?? base;
  const files = await git.diff(fork, pull.headOid);
  return files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
}

/** Who has to look at what a pull request changes. */
export async function ownerGroups(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<OwnerGroup[]> {
  const base = repository.refs.get(`refs/heads/${pull.baseRefName}`);
  if (base === undefined) return [];
  const rules = await rulesOf(store, repository, base);
  if (rules.length === 0) return [];
  const groups = new Map<string, OwnerGroup>();
  for (const path of await changedPaths(store, repository, pull)) {
    const owners = ownersOf(rules, path).flatMap((text) => resolve(store, repository, text));
    if (owners.length > 0) groups.set(owners.map(ownerName).join(' '), owners);
  }
  return [...groups.values()];
}

function isOwner(owner: Owner, login: string): boolean {
  if ('team' in owner) return isInTeam(owner.team, login);
  return owner.login.toLowerCase() === login.toLowerCase();
}

/** Owner groups that none of the approvals that count comes from. */
export async function waitingOwners(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<OwnerGroup[]> {
  const approvers = countingOpinions(store, repository, pull)
    .filter((review) => review.state === 'APPROVED')
    .map((review) => review.author);
  const groups = await ownerGroups(store, repository, pull);
  return groups.filter((group) => !group.some((owner) => approvers.some((login) => isOwner(owner, login))));
}

function listed(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and/or ');
  return `${names.slice(0, -1).join(', ')}, and/or ${names.at(-1)}`;
}

/** GitHub's sentence for owners that are waited for; the author, who cannot approve, is named only when alone. */
export function waitingReason(groups: readonly OwnerGroup[], pull: PullRequest): string {
  const names = [...new Set(groups.flat().map(ownerName))];
  const others = names.filter((name) => name !== pull.author);
  return `Waiting on code owner review from ${listed(others.length > 0 ? others : names)}.`;
}
