/** Another run may be merged first: then the change is made anew on the base as it is by then, a few times. */
import type { Updated } from '../commands/update.ts';
import type { MergeEnd } from '../core/merging/merge-end.ts';
import { protectionLines } from '../core/report/verdict.ts';
import type { FrontEnd } from '../wire.ts';

const MAX_ROUNDS = 4;

export interface Rounds {
  /** @returns undefined: nothing was to be merged */
  merge(): Promise<MergeEnd | undefined>;
  remake(): Promise<void>;
  /** What making the change would do, without doing it. */
  look(): Promise<Updated | undefined>;
}

/** @returns how it ended; undefined: nothing was to be merged, or another run of the same has merged it all */
export async function mergeInRounds(
  rounds: Rounds,
  { log }: Pick<FrontEnd, 'log'>,
): Promise<MergeEnd | undefined> {
  for (let round = 1; ; round += 1) {
    const end = await rounds.merge();
    if (end?.failure === undefined) return end;
    if (end.table.length > 0) for (const line of protectionLines(end.table)) log.info(line);
    if (end.again === 'recheck' && (await isSettled(rounds))) {
      log.info('The base has it all by now: another run was merged with it.');
      return undefined;
    }
    if (end.again !== 'remake' || round === MAX_ROUNDS) return end;
    log.info(`${end.failure.what}. Making the change anew on the base as it is now.`);
    await rounds.remake();
  }
}

/** Another run of the same closes the proposal when the base has all of it. */
async function isSettled(rounds: Rounds): Promise<boolean> {
  const seen = await rounds.look();
  return seen === undefined || seen.outcome.changes.length === 0 || seen.outcome.stale;
}
