import { isUnderWay, settle } from '../store/settle.ts';
import type { Store } from '../store/store.ts';

/** Something outside of GitHub that acts on what it sees there: a scenario. */
export interface Outsider {
  /** Whether it may still do something. */
  isWaiting(): boolean;
  /** Does what is due. @returns whether it did anything */
  act(): Promise<boolean>;
  /** Ends it; its timers too. */
  stop(): void;
}

/** Acts of outsiders that answer one another without end are a fault of theirs. */
const MOST_ROUNDS = 1000;

/**
 * What goes on beside the requests: GitHub's own doings and those of outsiders, one at a time with the writing
 * requests, so that nothing sees half of anything.
 */
export class World {
  readonly outsiders: Outsider[] = [];
  /** What the next reads are answered from, where a fault says that they come too early. */
  stale: { readonly store: Store; left: number } | null = null;
  readonly #store: Store;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Runs work when all before it is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Sends every outsider away, and forgets what is stale. */
  dismiss(): void {
    this.stale = null;
    for (const outsider of this.outsiders.splice(0)) outsider.stop();
  }

  /** Whether anything may go on by itself. */
  isMoving(): boolean {
    return isUnderWay(this.#store) || this.outsiders.some((outsider) => outsider.isWaiting());
  }

  /** Lets everything happen that is due. To be called in turn. */
  async advance(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      let happened = await settle(this.#store);
      for (const outsider of this.outsiders) happened = (await outsider.act()) || happened;
      if (!happened) return;
    }
    throw new Error('the scenario never comes to rest');
  }
}
