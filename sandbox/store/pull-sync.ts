import { accessOf, atLeast, roleOf } from './access.ts';
import { requestCodeOwners } from './code-owner-requests.ts';
import type { PullRequest, Repository } from './model.ts';
import { ZERO_OID } from './model.ts';
import type { Place } from './place.ts';
import type { RefMove } from './ref-rules.ts';
import { dismissStale } from './stale-reviews.ts';
import type { Store } from './store.ts';

function close(store: Store, pull: PullRequest, by: string): void {
  pull.state = 'closed';
  pull.closedAt = store.now();
  pull.closedBy = by;
  pull.updatedAt = pull.closedAt;
  pull.autoMerge = null;
}

/** Auto-merge does not survive a push by someone without write: who pushed to the repository itself has it. */
function mayKeepAutoMerge(store: Store, where: Place & { pull: PullRequest }): boolean {
  const { pull, repository, actor } = where;
  if (pull.headRepositoryId === repository.id) return true;
  const access =
    actor.token === null ? roleOf(store, actor.login, repository) : accessOf(store, actor, repository);
  return atLeast(access, 'write');
}

async function headMoved(store: Store, where: Place & { pull: PullRequest }, move: RefMove): Promise<void> {
  const { pull, repository, actor } = where;
  if (move.after === ZERO_OID) return close(store, pull, actor.login);
  const base = repository.refs.get(`refs/heads/${pull.baseRefName}`);
  if (!mayKeepAutoMerge(store, where)) pull.autoMerge = null;
  pull.headOid = move.after;
  pull.lastPusher = actor.login;
  pull.updatedAt = store.now();
  if (base === undefined) return;
  pull.baseOid = base;
  if (await store.git(repository).isAncestor(move.after, base)) close(store, pull, actor.login);
  else {
    dismissStale(store, repository, pull);
    await requestCodeOwners(store, repository, pull);
    await writePullRef(store, repository, pull);
  }
}

async function baseMoved(store: Store, where: Place & { pull: PullRequest }, move: RefMove): Promise<void> {
  const { pull, repository, actor } = where;
  if (move.after === ZERO_OID) return close(store, pull, actor.login);
  if (!(await store.git(repository).isAncestor(pull.headOid, move.after))) return;
  close(store, pull, actor.login);
  pull.merged = true;
  pull.mergedAt = pull.closedAt;
  pull.mergedBy = actor.login;
  pull.mergeCommitOid = move.after;
}

/** Keeps `refs/pull/<number>/head` at the pull request's head, as `git ls-remote` shows it. */
export async function writePullRef(store: Store, repository: Repository, pull: PullRequest): Promise<void> {
  const ref = `refs/pull/${pull.number}/head`;
  await store.git(repository).updateRefs([{ ref, after: pull.headOid }]);
  repository.refs.set(ref, pull.headOid);
}

function pullsOf(store: Store, repository: Repository): { repository: Repository; pull: PullRequest }[] {
  const all = [...store.state.repositories.values()];
  return all.flatMap((one) =>
    [...one.pulls.values()]
      .filter(
        (pull) => pull.state === 'open' && (pull.headRepositoryId === repository.id || one === repository),
      )
      .map((pull) => ({ repository: one, pull })),
  );
}

/**
 * What a ref move means for open pull requests: a new head, closed with its branch or when nothing is left
 * between head and base, merged when the base came to contain the head.
 */
export async function syncPulls(store: Store, place: Place, moves: readonly RefMove[]): Promise<void> {
  for (const move of moves) {
    if (!move.ref.startsWith('refs/heads/')) continue;
    const branch = move.ref.slice('refs/heads/'.length);
    for (const { repository, pull } of pullsOf(store, place.repository)) {
      const where = { repository, actor: place.actor, pull };
      if (pull.headRefName === branch && pull.headRepositoryId === place.repository.id) {
        if (repository !== place.repository && move.after !== ZERO_OID) {
          await store.git(repository).fetch(store.git(place.repository), move.after);
        }
        await headMoved(store, where, move);
      } else if (pull.baseRefName === branch && repository === place.repository)
        await baseMoved(store, where, move);
    }
  }
}
