/** What the environment demands was judged before, for it depends on time and on other commits. */
import type { Gate } from './gate.ts';

export const judgeDemands: Gate = (_facts, { gates = [] }) => gates;
