/** Which state a failed rollout goes back to: one that is known to have run, before one that nobody has spoken of. */
import type { PastState } from './choose.ts';
import type { StateWord } from './history.ts';
import { isAlike } from './images.ts';

export interface Earlier {
  readonly state: PastState;
  readonly isVerified: boolean;
}

/**
 * The newest word about the same images counts. What has failed as well is never gone back to.
 * @param states newest first
 * @returns undefined where none is left
 */
export function chooseBeforeFailed(
  states: readonly PastState[],
  words: ReadonlyMap<string, StateWord>,
): Earlier | undefined {
  const seen: { readonly state: PastState; readonly said: StateWord['said'] }[] = [];
  for (const state of states) {
    const word = words.get(state.oid);
    if (word?.wasTip !== true) continue;
    const known = seen.find((each) => isAlike(each.state.images, state.images));
    if (known === undefined) seen.push({ state, said: word.said });
    else if (known.said === undefined) seen[seen.indexOf(known)] = { ...known, said: word.said };
  }
  const verified = seen.find(({ said }) => said === 'success');
  const chosen = verified ?? seen.find(({ said }) => said !== 'failure');
  return chosen === undefined ? undefined : { state: chosen.state, isVerified: verified !== undefined };
}
