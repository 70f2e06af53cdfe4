import { RefConflict, type RefUpdate } from './git.ts';
import { type Repository, ZERO_OID } from './model.ts';
import type { Place } from './place.ts';
import { syncPulls } from './pull-sync.ts';
import { enforceRules, type RefMove } from './ref-rules.ts';
import type { Store } from './store.ts';

export type { Place } from './place.ts';

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

/** Takes note of moves that Git already holds: state, events, pull requests. */
export async function recordMoves(store: Store, place: Place, moves: readonly RefMove[]): Promise<void> {
  const { repository, actor } = place;
  const at = store.now();
  for (const { ref, before, after } of moves) {
    if (after === ZERO_OID) repository.refs.delete(ref);
    else repository.refs.set(ref, after);
    repository.events.push({ ref, before, after, actor: actor.login, at });
  }
  repository.pushedAt = at;
  repository.updatedAt = at;
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
