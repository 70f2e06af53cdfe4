/** The branch must enforce what the policy demands of it. */
import type { Gate } from './gate.ts';

export const judgeProtection: Gate = (_facts, { shortfalls }) => shortfalls;
