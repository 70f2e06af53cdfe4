/** One line of the specification: what is in force, what happened, and what the action makes of it. */
import type { RulingState } from '../../src/core/gates/gate.ts';
import type { MergePolicy } from '../../src/core/merging/policy.ts';
import type { Scene } from './scene.ts';

export interface More {
  /** What the run's inputs ask for. */
  readonly policy?: Partial<MergePolicy>;
  /** The action asks for more than GitHub does: GitHub would merge what it does not. Never the other way round. */
  readonly stricter?: true;
  /** Who judges; the administrator if nobody is named, for no one sees more. */
  readonly judge?: 'mona' | 'fineGrained' | 'actions';
  /** What stands in the writer's way does not stand in the administrator's. */
  readonly passing?: true;
}

/**
 * @param title completes "a merge ..."
 * @param because where it is met, one ruling; else everything that stands in the way. Commits and Apps read `<commit>` and `<app>`
 */
export type Row = readonly [
  title: string,
  given: (it: Scene) => unknown,
  state: RulingState,
  because: string,
  more?: More,
];
