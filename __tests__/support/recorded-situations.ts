import type { Make } from './recorded-world.ts';
import { CODE_READS } from './situations-code-reads.ts';
import { CODE_WRITES } from './situations-code-writes.ts';
import { TALK_READS } from './situations-talk-reads.ts';
import { TALK_WRITES } from './situations-talk-writes.ts';

/** How each recorded operation and status is brought about again. */
export const SITUATIONS: Readonly<Record<string, Make>> = {
  ...CODE_READS,
  ...CODE_WRITES,
  ...TALK_READS,
  ...TALK_WRITES,
};
