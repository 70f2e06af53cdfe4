import { rmSync } from 'node:fs';
import type { RefUpdate } from './git.ts';
import { type Repository, ZERO_OID } from './model.ts';
import type { Store } from './store.ts';

function refUpdates(from: Repository, to: Repository): RefUpdate[] {
  const names = new Set([...from.refs.keys(), ...to.refs.keys()]);
  return [...names]
    .filter((ref) => from.refs.get(ref) !== to.refs.get(ref))
    .map((ref) => ({ ref, after: to.refs.get(ref) ?? ZERO_OID }));
}

/**
 * Remembers a GitHub as it is. Going back costs a clone of the state and, for each repository whose refs moved,
 * one Git transaction; repositories that came since are gone. Objects of Git stay, for nothing reaches them.
 * @returns a function that goes back; it may be called any number of times, with no request on the way
 */
export function checkpoint(store: Store): () => Promise<void> {
  const saved = structuredClone(store.state);
  return async () => {
    const { repositories } = store.state;
    for (const [id, now] of repositories) {
      const then = saved.repositories.get(id);
      if (then === undefined) {
        rmSync(store.forget(id), { recursive: true, force: true });
        continue;
      }
      const updates = refUpdates(now, then);
      if (updates.length > 0) await store.git(now).updateRefs(updates);
    }
    Object.assign(store.state, structuredClone(saved));
  };
}
