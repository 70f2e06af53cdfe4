/** Warns of required checks that will probably never report, while somebody can still do something about it. */
import type { Notice } from '../errors.ts';
import type { MergeRules } from '../gates/gate.ts';
import type { Verdict } from '../gates/verdict.ts';
import { nearest } from '../request/nearest.ts';
import type { MergeFacts } from './merge-facts.ts';

/** All that reports has reported, and some required check is not among it. */
export function neverComes(facts: MergeFacts, rules: MergeRules, verdict: Verdict): readonly Notice[] {
  const { reported } = facts;
  if (reported === undefined || reported.some(({ state }) => state === 'pending')) return [];
  const names = [...new Set(reported.map(({ name }) => name))];
  const missing = [...rules.protection.checks, ...rules.checks].filter(({ context }) =>
    verdict.rulings.some(
      ({ rule, reason }) => rule === `check ${context}` && reason.startsWith('not reported yet'),
    ),
  );
  return [...new Set(missing.map(({ context }) => context))].flatMap((context): readonly Notice[] => {
    const others = names.filter((name) => name.toLowerCase() !== context.toLowerCase());
    const close = nearest(context, others);
    if (close === undefined && names.length === 0) return [];
    const what =
      close === undefined
        ? `the required check "${context}" has not reported, and nothing else is running: no workflow may report it, or its path filter skips this change`
        : `the required check "${context}" has not reported; what did report is "${close}": is the name in the rules spelled as the workflow's job is?`;
    return [{ level: 'warning', what }];
  });
}
