import { GitHubError } from '../http/errors.ts';
import { RefConflict, type RefUpdate } from './git.ts';
import { type Repository, ZERO_OID } from './model.ts';
import type { Place } from './place.ts';
import { syncPulls } from './pull-sync.ts';
import { enforceRules, type RefMove } from './ref-rules.ts';
import type { Store } from './store.ts';

export type { Place } from './place.ts';

const QUEUED =
  'A pull request for this branch has been added to a merge queue. Branches that are queued for merging cannot be updated. To modify this branch, dequeue the associated pull request.';

export interface RefWriteOptions {
  /** The move is the merge of a pull request whose own requirements were checked. */
  readonly byMerge?: boolean;
}

function movesOf(repository: Repository, updates: readonly RefUpdate[]): RefMove[] {
  return updates.map(({ ref, before, after }) => {
    const actual = repository.refs.get(ref) ?? ZERO_OID;
    if (before !== undefined && before !== actual) throw new RefConflict(ref, actual, before);
    return { ref, before: actual, after };
  });
}

/** A branch whose pull request is in a merge queue stays as it was queued. @throws GitHubError 422 */
export function refuseQueued(store: Store, repository: Repository, { ref }: Pick<RefMove, 'ref'>): void {
  for (const [id, { entries }] of store.state.merging) {
    for (const { pullNumber } of entries) {
      const pull = store.repository(id)?.pulls.get(pullNumber);
      if (pull?.headRepositoryId !== repository.id || ref !== `refs/heads/${pull.headRefName}`) continue;
      throw new GitHubError(422, QUEUED).inGraphQL({ type: 'UNPROCESSABLE' });
    }
  }
}

/** Takes note of moves that Git already holds: state and events. */
export function recordRefEvents(store: Store, place: Place, moves: readonly RefMove[]): void {
  const { repository, actor } = place;
  const at = store.now();
  for (const { ref, before, after } of moves) {
    if (after === ZERO_OID) repository.refs.delete(ref);
    else repository.refs.set(ref, after);
    repository.events.push({ ref, before, after, actor: actor.login, at });
  }
  repository.pushedAt = at;
  repository.updatedAt = at;
}

/** Takes note of moves that Git already holds: state, events, pull requests. */
export async function recordMoves(store: Store, place: Place, moves: readonly RefMove[]): Promise<void> {
  recordRefEvents(store, place, moves);
  await syncPulls(store, place, moves);
}

/**
 * Moves refs in one Git transaction, under the rules in force, and does what follows from it.
 * @throws RefConflict when a ref is not at its `before`; RuleViolation
 */
export async function writeRefs(
  store: Store,
  place: Place,
  change: { readonly updates: readonly RefUpdate[] } & RefWriteOptions,
): Promise<void> {
  const moves = movesOf(place.repository, change.updates);
  for (const move of moves) refuseQueued(store, place.repository, move);
  if (change.byMerge !== true) {
    for (const move of moves) await enforceRules({ store, ...place, ...move });
  }
  await store.git(place.repository).updateRefs(moves);
  await recordMoves(store, place, moves);
}

/** Reads the refs again after another program (a push) moved them. @returns what moved */
export async function refreshRefs(store: Store, repository: Repository): Promise<RefMove[]> {
  const now = await store.git(repository).refs();
  const names = new Set([...now.keys(), ...repository.refs.keys()]);
  const moves: RefMove[] = [];
  for (const ref of names) {
    const before = repository.refs.get(ref) ?? ZERO_OID;
    const after = now.get(ref) ?? ZERO_OID;
    if (before !== after) moves.push({ ref, before, after });
  }
  return moves;
}

/** A branch's head; undefined when there is no such branch. */
export function branchHead(repository: Repository, branch: string): string | undefined {
  return repository.refs.get(`refs/heads/${branch}`);
}
