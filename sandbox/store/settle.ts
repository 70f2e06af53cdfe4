import { advanceAsyncMerges } from './async-merge.ts';
import { advanceAutoMerges, armedPulls } from './auto-merge.ts';
import { advanceQueues } from './merge-groups.ts';
import type { Repository } from './model.ts';
import type { Store } from './store.ts';
import { advanceUpdates } from './update-branch.ts';

/** Rounds after which a GitHub that never comes to rest is a fault of the sandbox. */
const MOST_ROUNDS = 1000;

function isMoving(store: Store, repository: Repository): boolean {
  const merging = store.state.merging.get(repository.id);
  const pending = merging?.asyncMerges.some((merge) => merge.status === 'pending') === true;
  const queued = (merging?.entries.length ?? 0) + (merging?.updates.length ?? 0) > 0;
  return pending || queued || armedPulls(repository).length > 0;
}

/** Whether anything is under way that may go on by itself. */
export function isUnderWay(store: Store): boolean {
  return [...store.state.repositories.values()].some((repository) => isMoving(store, repository));
}

async function round(store: Store, repository: Repository): Promise<boolean> {
  const steps = [advanceUpdates, advanceAsyncMerges, advanceAutoMerges, advanceQueues];
  let happened = false;
  for (const step of steps) happened = (await step(store, repository)) || happened;
  return happened;
}

/**
 * What GitHub does without being asked, until nothing more follows: promised updates of branches, merges in the
 * background, auto-merge, merge queues. @returns whether anything happened
 */
export async function settle(store: Store): Promise<boolean> {
  let happened = false;
  for (const repository of store.state.repositories.values()) {
    for (let rounds = 0; isMoving(store, repository) && (await round(store, repository)); rounds += 1) {
      happened = true;
      if (rounds > MOST_ROUNDS) throw new Error(`${repository.owner}/${repository.name} never comes to rest`);
    }
  }
  return happened;
}
