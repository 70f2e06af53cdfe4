import type { AsyncMerge, Merging, QueueEntry } from './model-merging.ts';

interface HasMerging {
  readonly merging: Map<number, Merging>;
}

/** What is under way in a repository; an empty record is put in place at first use. */
export function mergingOf(state: HasMerging, repositoryId: number): Merging {
  const known = state.merging.get(repositoryId);
  if (known !== undefined) return known;
  const merging: Merging = {
    entries: [],
    removals: [],
    updates: [],
    updated: [],
    asyncMerges: [],
    renamed: new Map(),
  };
  state.merging.set(repositoryId, merging);
  return merging;
}

/** The queue of a branch, first to be merged first. */
export function entriesOf(
  state: HasMerging,
  repository: { readonly id: number },
  branch: string,
): QueueEntry[] {
  const entries = state.merging.get(repository.id)?.entries ?? [];
  return entries.filter((entry) => entry.branch === branch);
}

/** The place of a pull request in a queue; null when it is in none. */
export function entryOf(
  state: HasMerging,
  repository: { readonly id: number },
  number: number,
): QueueEntry | null {
  const entries = state.merging.get(repository.id)?.entries ?? [];
  return entries.find((entry) => entry.pullNumber === number) ?? null;
}

/** The merge in the background that is still out for a pull request; null when there is none. */
export function pendingMerge(
  state: HasMerging,
  repository: { readonly id: number },
  number: number,
): AsyncMerge | null {
  const merges = state.merging.get(repository.id)?.asyncMerges ?? [];
  return merges.find((merge) => merge.pullNumber === number && merge.status === 'pending') ?? null;
}
