/** What a verdict makes of moments at which GitHub has not caught up yet, or does not show all. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/core/gates/verdict.ts';
import type { MergedPullRequest, MergeFacts, Review } from '../../../src/core/merging/merge-facts.ts';
import type { ProtectionSource } from '../../../src/core/protection/protection.ts';
import { check, commit, factsWith, HEAD, reported, rulesWith } from '../../support/merge-facts.ts';

const OLD = 'b2'.repeat(20);
const approval = (at: string, reviewer = 'olga'): Review => ({
  reviewer,
  state: 'APPROVED',
  commit: at,
  teams: [],
});

interface Moment {
  readonly facts?: Partial<MergeFacts>;
  readonly pullRequest?: Partial<MergedPullRequest>;
  readonly source?: Partial<ProtectionSource>;
}

/** Everything that is not met. */
function open({ facts, pullRequest, source }: Moment): string {
  const { rulings } = judge(factsWith(facts, pullRequest), rulesWith(source));
  const left = rulings.filter(({ state }) => state !== 'met');
  return left.map(({ rule, state, reason }) => `${state} ${rule}: ${reason}`).join('; ');
}

const STALE = { requiredReviews: 1, flags: { dismissStaleReviews: 'yes' } } as const;

describe('an approval that GitHub has not dismissed yet', () => {
  it('does not count for what was pushed since', () => {
    const facts = { commits: [commit(OLD), commit(HEAD)], reviews: [approval(OLD)] };
    expect(open({ source: STALE, facts })).toBe(
      'pending approvals: 0 of 1; those of olga do not count any more',
    );
  });

  it('counts where nothing but merges of the base came since', () => {
    const facts = { commits: [commit(OLD), commit(HEAD, { baseMerge: true })], reviews: [approval(OLD)] };
    expect(open({ source: STALE, facts })).toBe('');
  });

  it('does not count where its commit was rewritten', () => {
    expect(open({ source: STALE, facts: { reviews: [approval(OLD)] } })).toMatch(
      /^pending approvals: 0 of 1/,
    );
  });

  it('counts where nothing lets approvals fall', () => {
    const facts = { commits: [commit(OLD), commit(HEAD)], reviews: [approval(OLD)] };
    expect(open({ source: { requiredReviews: 1, flags: { dismissStaleReviews: 'no' } }, facts })).toBe('');
  });

  it('counts where nobody tells whether it falls only by GitHub’s own decision', () => {
    const source = { requiredReviews: 1, flags: { dismissStaleReviews: 'unknown' } } as const;
    const facts = { commits: [commit(OLD), commit(HEAD)], reviews: [approval(OLD)] };
    expect(open({ source, facts })).toMatch(/^pending approvals/);
    expect(open({ source, facts, pullRequest: { decision: 'APPROVED' } })).toBe('');
  });
});

describe('whether it conflicts', () => {
  it('is awaited while GitHub computes', () => {
    const pullRequest = { mergeable: 'unknown', mergeState: 'UNKNOWN' } as const;
    expect(open({ pullRequest, facts: { behindBy: 2 } })).toBe(
      'pending no conflicts: GitHub is still computing whether it conflicts with its base',
    );
  });

  it('is clear for a head that has all of its base', () => {
    expect(
      open({ pullRequest: { mergeable: 'unknown', mergeState: 'UNKNOWN' }, facts: { behindBy: 0 } }),
    ).toBe('');
  });
});

describe('what is not shown', () => {
  it('is not taken for good: lists that were cut', () => {
    expect(open({ facts: { truncated: ['reviews', 'contexts'] } })).toMatch(
      /^pending all reviews read: .*; pending all contexts read: /,
    );
  });

  it('is not taken for good: owners that nobody read', () => {
    expect(open({ source: { flags: { codeOwnerReviews: 'yes' } } })).toBe(
      'pending code owners: the owners of the files were not read',
    );
  });

  it('is not taken for good: commits of the base that nobody compared', () => {
    expect(open({ source: { flags: { upToDate: 'yes' } }, facts: { behindBy: undefined } })).toBe(
      'pending up to date: it lacks commits of main',
    );
  });

  it('is not taken for good: deployments that nobody read', () => {
    expect(open({ source: { deployments: ['staging'] } })).toBe(
      'pending deployed to staging: not with success yet',
    );
  });

  it.each(['BLOCKED', 'UNKNOWN', 'BEHIND', 'DIRTY', 'DRAFT'] as const)(
    'is not taken for good: checks, where GitHub says %s',
    (mergeState) => {
      const moment = {
        source: { checks: [check('build')] },
        facts: { reported: undefined },
        pullRequest: { mergeState },
      };
      expect(open(moment)).toMatch(/^pending check build: this token may not read checks/);
    },
  );

  it('is taken for good by GitHub’s word alone: checks that cannot be read', () => {
    expect(open({ source: { checks: [check('build')] }, facts: { reported: undefined } })).toBe('');
  });
});

describe('a status under the name of a check that an App must report', () => {
  const status = (more: object) => ({
    ...reported('build'),
    kind: 'status' as const,
    appId: undefined,
    ...more,
  });
  const source = { checks: [check('build', 7)] };

  it.each([
    ['a person, whatever GitHub counts', { byBot: false, required: true }, false],
    ['a bot that GitHub does not count', { byBot: true, required: false }, false],
    ['a bot that GitHub counts', { byBot: true, required: true }, true],
  ])('by %s', (_, more, counts) => {
    expect(open({ source, facts: { reported: [status(more)] } }) === '').toBe(counts);
  });
});

describe('everything met, and GitHub blocks all the same', () => {
  it('is pending', () => {
    expect(open({ pullRequest: { mergeState: 'BLOCKED' } })).toBe(
      'pending GitHub’s own answer: it blocks the pull request by something that this token cannot see',
    );
  });

  it('is as it should be where a queue merges', () => {
    expect(open({ pullRequest: { mergeState: 'BLOCKED' }, source: { queue: 'squash' } })).toBe('');
  });

  it('adds nothing to what is known to be missing', () => {
    expect(open({ pullRequest: { mergeState: 'BLOCKED' }, source: { requiredReviews: 1 } })).toBe(
      'pending approvals: 0 of 1',
    );
  });
});
