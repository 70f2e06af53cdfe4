/** Signed commits, and a method of merging that is left. */
import type { MergeFacts } from '../merging/merge-facts.ts';
import { chooseMethod } from '../merging/method.ts';
import type { Gate, MergeRules, Ruling } from './gate.ts';

export const judgeHistory: Gate = (facts, rules) => [...signatures(facts, rules), ...method(facts, rules)];

function signatures({ commits }: MergeFacts, { protection }: MergeRules): readonly Ruling[] {
  if (protection.flags.signedCommits !== 'yes') return [];
  const rule = 'signed commits';
  const unsigned = commits.filter(({ verified }) => !verified).map(({ oid }) => oid.slice(0, 10));
  if (unsigned.length === 0) return [{ rule, state: 'met', reason: 'all commits are signed' }];
  const reason = `${unsigned.join(', ')} ${unsigned.length === 1 ? 'has' : 'have'} no valid signature`;
  return [{ rule, state: 'refused', reason, next: 'Replace those commits by signed ones.' }];
}

function method(facts: MergeFacts, rules: MergeRules): readonly Ruling[] {
  if (rules.protection.queue !== undefined) return [];
  const chosen = chooseMethod(rules.method, rules.protection, facts.settings);
  const rule = 'merge method';
  if (chosen.kind === 'chosen') return [{ rule, state: 'met', reason: chosen.method }];
  return [{ rule, state: 'refused', reason: chosen.why, next: chosen.next }];
}
