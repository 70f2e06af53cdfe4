import { describe, expect, it } from 'vitest';
import { furtherWants, MANUAL, statedRules, wantsOf } from '../../../src/core/merging/policy.ts';
import type { ReadProtection } from '../../../src/core/merging/ports.ts';
import type { ProtectionSource } from '../../../src/core/protection/protection.ts';
import { check, factsWith } from '../../support/merge-facts.ts';

const read = (...sources: readonly Partial<ProtectionSource>[]): ReadProtection => ({
  sources: sources.map((source) => ({ name: 'ruleset', flags: {}, ...source })),
  unread: [],
});
const NOTHING = read();
const OWNED = read({ flags: { codeOwnerReviews: 'yes' } });

describe('what a look has to read', () => {
  it('is neither owners nor deployments where no rule asks for them', () => {
    expect(wantsOf(read({ requiredReviews: 1 }))).toEqual({ ownership: false, deployments: [] });
  });

  it('is what rulesets ask for, each place once', () => {
    const rules = read(
      { deployments: ['dev', 'staging'] },
      { deployments: ['dev'], flags: { codeOwnerReviews: 'yes' } },
    );
    expect(wantsOf(rules)).toEqual({ ownership: true, deployments: ['dev', 'staging'] });
  });

  it('grows by what classic protection asks for, which is known only with the first look', () => {
    const wants = { ownership: false, deployments: ['dev'] };
    const look = (classic: ReadProtection) => ({ facts: factsWith(), classic });
    expect(furtherWants(look(NOTHING), wants)).toBeUndefined();
    expect(furtherWants(look(read({ deployments: ['dev'] })), wants)).toBeUndefined();
    expect(furtherWants(look(read({ deployments: ['staging'] })), wants)).toEqual({
      ownership: false,
      deployments: ['dev', 'staging'],
    });
    expect(furtherWants(look(OWNED), wants)).toEqual({ ownership: true, deployments: ['dev'] });
    expect(furtherWants(look(OWNED), { ...wants, ownership: true })).toBeUndefined();
  });
});

describe('the rules of a merge', () => {
  const policy = { ...MANUAL, requirement: { reviews: 2, flags: [], checks: [check('scan')] } };

  it('are those of all sources', () => {
    const { rules } = statedRules(MANUAL, read({ requiredReviews: 1 }), read({ requiredReviews: 2 }));
    expect(rules.protection.requiredReviews).toBe(2);
    expect(rules.shortfalls).toEqual([]);
  });

  it('hold what could not be read of either', () => {
    const { rules } = statedRules(
      MANUAL,
      { sources: [], unread: ['rulesets'] },
      { sources: [], unread: ['classic branch protection'] },
    );
    expect(rules.protection.unread).toEqual(['rulesets', 'classic branch protection']);
  });

  it('refuse what falls short of the policy, and show all of it', () => {
    const { rules, table } = statedRules(policy, read({ requiredReviews: 2 }), NOTHING);
    expect(table.map(({ rule, met }) => [rule, met])).toEqual([
      ['required-reviews', true],
      ['required-checks', false],
    ]);
    expect(rules.shortfalls).toEqual([
      {
        rule: 'protection required-checks',
        state: 'refused',
        reason: 'the policy demands scan, found not required',
        next: 'Settings > Rules > Rulesets, or Settings > Branches: "Require status checks to pass": scan.',
      },
    ]);
  });

  it('ask for the checks of the policy whether or not the branch does', () => {
    expect(statedRules(policy, NOTHING, NOTHING).rules.checks).toEqual([check('scan')]);
  });
});
