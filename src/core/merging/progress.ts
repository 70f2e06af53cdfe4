/** What changed between two looks, one line each; and how long to wait before the next. */
import type { Ruling } from '../gates/gate.ts';
import type { Verdict } from '../gates/verdict.ts';
import type { MergeFacts } from './merge-facts.ts';

const MARKS = { met: 'met', pending: 'waiting', refused: 'refused' } as const;

/** @returns one line for each rule whose answer is new */
export function progressLines(verdict: Verdict, before: Verdict | undefined): readonly string[] {
  const known = new Map(before?.rulings.map((ruling) => [ruling.rule, ruling]));
  return verdict.rulings.flatMap((ruling) => {
    const last = known.get(ruling.rule);
    if (last !== undefined && last.state === ruling.state && last.reason === ruling.reason) return [];
    return [rulingLine(ruling)];
  });
}

export function rulingLine({ rule, state, reason }: Ruling): string {
  return `${MARKS[state].padEnd(7)}  ${rule}: ${reason}`;
}

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds until the next look: soon after a change, then half as long again each time, up to half a minute. With
 * less than a tenth of the token's points left, what is left is spread until the limit is reset.
 * @param quiet looks in a row that showed nothing new
 */
export function nextWait(quiet: number, rate: MergeFacts['rate'], now: number): number {
  const usual = Math.min(LONGEST_MS, FIRST_MS * 1.5 ** quiet);
  if (rate === undefined || rate.remaining > rate.limit / 10) return usual;
  const left = Math.max(0, Date.parse(rate.resetAt) - now);
  return Math.max(usual, Math.min(left, left / Math.max(1, rate.remaining / 2)));
}
