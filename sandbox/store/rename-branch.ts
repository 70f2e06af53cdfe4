import { GitHubError } from '../http/errors.ts';
import { accessOf, atLeast } from './access.ts';
import { mergingOf } from './merging.ts';
import { type PullRequest, type Repository, ZERO_OID } from './model.ts';
import { enforceRules, type RefMove } from './ref-rules.ts';
import { branchHead, type Place, recordRefEvents } from './refs.ts';
import { effectiveRules, protectionOf } from './rules.ts';
import type { Store } from './store.ts';

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Only administrators rename the default branch or one that rules speak of. @throws GitHubError */
async function check(store: Store, place: Place, { from, to }: Renaming): Promise<void> {
  const { repository, actor } = place;
  if (branchHead(repository, to) !== undefined) throw new GitHubError(422, 'New branch already exists');
  if (/\.\.|[\s~^:?*[\\]|\/\/|^\/|\/$|\.lock$|@\{/.test(to) || to === '')
    throw new GitHubError(422, `${to} is not a valid branch name`);
  const guarded =
    repository.defaultBranch === from ||
    protectionOf(repository, from) !== null ||
    effectiveRules(store, repository, `refs/heads/${from}`).length > 0;
  if (atLeast(accessOf(store, actor, repository), 'admin')) return;
  if (guarded) throw new GitHubError(403, 'Must have admin rights to Repository.');
  const after = branchHead(repository, from) ?? '';
  await enforceRules({ store, ...place, ref: `refs/heads/${to}`, before: ZERO_OID, after });
}

function follow(pull: PullRequest, repository: Repository, renaming: Renaming, at: Repository): void {
  const { from, to } = renaming;
  if (pull.headRefName === from && pull.headRepositoryId === at.id) pull.headRefName = to;
  if (repository === at && pull.baseRefName === from) pull.baseRefName = to;
}

/** What a branch is called is written in many places. */
function rewrite(store: Store, repository: Repository, renaming: Renaming): void {
  const { from, to } = renaming;
  for (const other of store.state.repositories.values()) {
    for (const pull of other.pulls.values())
      if (pull.state === 'open') follow(pull, other, renaming, repository);
  }
  const merging = mergingOf(store.state, repository.id);
  merging.entries = merging.entries.map((entry) =>
    entry.branch === from ? { ...entry, branch: to } : entry,
  );
  for (const protection of repository.protections.values()) {
    if (protection.pattern === from) protection.pattern = to;
  }
  if (repository.defaultBranch === from) repository.defaultBranch = to;
  merging.renamed.delete(to);
  merging.renamed.set(from, to);
}

/**
 * Renames a branch: open pull requests from it and into it follow, an exact classic protection and the default
 * branch too; the old name leads to the new one.
 * @throws GitHubError 422 when the new name is taken or none, 403 for what only administrators rename
 */
export async function renameBranch(store: Store, place: Place, renaming: Renaming): Promise<void> {
  const { repository } = place;
  await check(store, place, renaming);
  const oid = branchHead(repository, renaming.from) ?? '';
  const moves: RefMove[] = [
    { ref: `refs/heads/${renaming.to}`, before: ZERO_OID, after: oid },
    { ref: `refs/heads/${renaming.from}`, before: oid, after: ZERO_OID },
  ];
  await store.git(repository).updateRefs(moves);
  // Neither a push to the new branch nor the end of the old one, as far as pull requests go.
  recordRefEvents(store, place, moves);
  rewrite(store, repository, renaming);
}

/** The present name of a branch that was renamed; undefined when it was not, or when the name is in use again. */
export function presentName(store: Store, repository: Repository, name: string): string | undefined {
  const { renamed } = mergingOf(store.state, repository.id);
  let present = renamed.get(name);
  while (present !== undefined && branchHead(repository, present) === undefined)
    present = renamed.get(present);
  return branchHead(repository, name) === undefined ? present : undefined;
}
