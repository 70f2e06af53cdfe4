/** Waits by the machine's clock, jittered by its randomness. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pacing } from '../../core/ports.ts';

const FIRST_MS = 400;
const LONGEST_MS = 20_000;

/** Doubles from 0.4 s to 20 s, each wait between half and the whole of it, so that runs drift apart. */
export function createPacing(): Pacing {
  return {
    async pause(attempt) {
      const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
      await sleep(bound * (0.5 + Math.random() / 2));
    },
  };
}
