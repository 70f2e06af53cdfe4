import type { Actor, Repository } from './model.ts';

/** Where and who: every operation's first argument after the store. */
export interface Place {
  readonly repository: Repository;
  readonly actor: Actor;
}
