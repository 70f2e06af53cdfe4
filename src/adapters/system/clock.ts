import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/merging/ports.ts';

/** The machine's clock. */
export function createClock(): Clock {
  return { now: () => Date.now(), sleep: (milliseconds) => sleep(milliseconds) };
}
