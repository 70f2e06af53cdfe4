/** What an operator says of a target: whether the objects that are meant run. */

import { type Choice, choose, type KnownState } from './choose.ts';
import type { ReportedState, RolloutLook } from './ports.ts';
import { isMeant, type RolloutTarget } from './target.ts';

export interface RolloutVerdict {
  readonly state: 'waiting' | 'running' | 'failing';
  /** What decides. */
  readonly deciding: readonly ReportedState[];
  /** What the objects that are meant, and have said nothing yet, have said last of earlier commits. */
  readonly silent: readonly ReportedState[];
  /** Apps or names that nothing was ever called as, where others were. */
  readonly unknown: readonly string[];
  /** No object is called as an app: what decides was chosen for want of a better one, and more may come. */
  readonly isGuess: boolean;
}

/**
 * An object that has reported before is waited for, and so is each app: who speaks first does not speak for the rest.
 * @param look newest commit first: for each name the newest says how it is
 */
export function judgeRollout(
  look: Pick<RolloutLook, 'reported' | 'earlier'>,
  target: RolloutTarget,
): RolloutVerdict {
  const known = newestOf([...said(look.reported, target, true), ...said(look.earlier, target, false)]);
  const { states, unknown, isGuess }: Choice = choose(known, target);
  const deciding = states.flatMap(({ state, isNews }) => (isNews ? [state] : []));
  const silent = states.flatMap(({ state, isNews }) => (isNews ? [] : [state]));
  const told = { deciding, silent, unknown, isGuess };
  if (deciding.some(({ state }) => state === 'failure')) return { ...told, state: 'failing' };
  const isWhole = deciding.length > 0 && silent.length === 0 && unknown.length === 0;
  const running = isWhole && deciding.every(({ state }) => state === 'success');
  return { ...told, state: running ? 'running' : 'waiting' };
}

function said(
  states: readonly ReportedState[],
  target: RolloutTarget,
  isNews: boolean,
): readonly KnownState[] {
  return states
    .filter((state) => isMeant(state, target))
    .map((state) => ({ state: { ...state, state: meaningOf(state) }, isNews }));
}

function newestOf(known: readonly KnownState[]): readonly KnownState[] {
  const newest = new Map<string, KnownState>();
  for (const each of known) {
    const key = `${each.state.kind} ${each.state.name.toLowerCase()}`;
    if (!newest.has(key)) newest.set(key, each);
  }
  return [...newest.values()];
}

/**
 * Flux posts every event that is no error as success, with the reason as description, also where it waits for another
 * object, or has put back what was there before. Source: reasons of Flux's meta and helm-controller APIs.
 */
const REASONS: Readonly<Record<string, ReportedState['state']>> = {
  'dependency not ready': 'pending',
  progressing: 'pending',
  suspended: 'pending',
  'rollback succeeded': 'failure',
  'uninstall succeeded': 'failure',
};

function meaningOf({ state, description }: ReportedState): ReportedState['state'] {
  return state === 'success' ? (REASONS[description.trim().toLowerCase()] ?? state) : state;
}
