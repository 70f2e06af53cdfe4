import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/core/gates/verdict.ts';
import { headMoved, headState } from '../../../src/core/merging/head.ts';
import { chooseMethod } from '../../../src/core/merging/method.ts';
import { neverComes } from '../../../src/core/merging/never-comes.ts';
import { nextWait, progressLines } from '../../../src/core/merging/progress.ts';
import {
  check,
  commit,
  factsWith,
  HEAD,
  protectionOf,
  reported,
  rulesWith,
  ruling,
  verdictOf,
} from '../../support/merge-facts.ts';

const OWN = 'b2'.repeat(20);

describe('the head of a pull request', () => {
  const own = commit(OWN);
  const merge = commit(HEAD, { baseMerge: true, people: [] });
  const persons = commit(HEAD, { people: ['alice', 'bob'] });

  it.each([
    ['the run’s own', 'same', factsWith({ head: OWN, commits: [own] })],
    ['with a merge of the base on top', 'follows', factsWith({ commits: [own, merge] })],
    ['with someone’s commit on top', 'moved', factsWith({ commits: [own, persons] })],
    [
      'with a merge and a commit on top',
      'moved',
      factsWith({ commits: [own, commit('c3'.repeat(20), { baseMerge: true }), persons] }),
    ],
    ['of which the run’s commit is gone', 'moved', factsWith({ commits: [persons] })],
    ['late behind the branch', 'lagging', factsWith({ commits: [persons] }, { branchHead: OWN })],
    ['merged meanwhile', 'same', factsWith({ commits: [own, persons] }, { state: 'merged' })],
    ['merged without it', 'overtaken', factsWith({ commits: [persons] }, { state: 'merged' })],
    ['closed meanwhile', 'same', factsWith({ commits: [persons] }, { state: 'closed' })],
  ])('%s is %2$s', (_, state, facts) => {
    expect(headState(facts, OWN)).toBe(state);
  });

  it('is told by whom it was moved', () => {
    const { code, what } = headMoved(factsWith({ commits: [own, persons] }), OWN);
    expect(code).toBe('head-moved');
    expect(what).toBe(
      'somebody pushed to release/shop meanwhile: its head is a1a1a1a1a1 by alice and bob, and this run stands for b2b2b2b2b2 alone',
    );
  });
});

describe('the method of a merge', () => {
  const settings = (...methods: readonly ('squash' | 'merge' | 'rebase')[]) => ({
    methods,
    autoMerge: true,
    deletesBranch: false,
  });

  it.each([
    ['squash', undefined, ['squash', 'merge', 'rebase'], undefined],
    ['merge', undefined, ['merge', 'rebase'], undefined],
    ['rebase', undefined, ['squash', 'merge', 'rebase'], ['rebase']],
    ['rebase', 'rebase', ['squash', 'rebase'], undefined],
  ] as const)(
    'is %s where %s is asked for, the repository allows %j and rules %j',
    (method, wanted, inRepository, byRules) => {
      const protection = protectionOf(byRules === undefined ? {} : { methods: byRules });
      expect(chooseMethod(wanted, protection, settings(...inRepository))).toEqual({ kind: 'chosen', method });
    },
  );

  it('is none where repository and rules have none in common', () => {
    expect(chooseMethod(undefined, protectionOf({ methods: ['rebase'] }), settings('squash'))).toMatchObject({
      kind: 'none',
      why: 'the repository allows squash, and the rules of the branch allow rebase',
    });
    expect(chooseMethod(undefined, protectionOf(), settings())).toMatchObject({
      why: 'the repository allows none, and the rules of the branch allow squash, merge, rebase',
    });
  });

  it('is none where another was asked for, and those that are left are named', () => {
    expect(chooseMethod('merge', protectionOf(), settings('squash', 'rebase'))).toEqual({
      kind: 'none',
      why: '`merge` is not allowed in the repository',
      next: 'Set `merge-method` to `squash` or `rebase`, or leave it out.',
    });
    const linear = protectionOf({ flags: { linearHistory: 'yes' } });
    expect(chooseMethod('merge', linear, settings('squash', 'merge'))).toMatchObject({
      why: '`merge` is not allowed by the rules of the branch',
    });
  });
});

describe('progress', () => {
  const before = verdictOf(ruling('approvals', 'pending', '0 of 1'), ruling('check build', 'met', 'success'));

  it('tells every rule at first', () => {
    expect(progressLines(before, undefined)).toEqual([
      'waiting  approvals: 0 of 1',
      'met      check build: success',
    ]);
  });

  it('tells of what is new alone', () => {
    const after = verdictOf(
      ruling('approvals', 'met', '1 of 1: olga'),
      ruling('check build', 'met', 'success'),
    );
    expect(progressLines(after, before)).toEqual(['met      approvals: 1 of 1: olga']);
    expect(progressLines(after, after)).toEqual([]);
  });

  it('tells of another reason for the same answer', () => {
    const after = verdictOf(
      ruling('approvals', 'pending', '0 of 2'),
      ruling('check build', 'met', 'success'),
    );
    expect(progressLines(after, before)).toEqual(['waiting  approvals: 0 of 2']);
  });
});

describe('the time until the next look', () => {
  it('grows by half up to half a minute', () => {
    const waits = [0, 1, 2, 3, 20].map((quiet) => nextWait(quiet, undefined, 0));
    expect(waits).toEqual([2_000, 3_000, 4_500, 6_750, 30_000]);
  });

  const rate = (remaining: number) => ({
    limit: 5_000,
    remaining,
    resetAt: new Date(3_600_000).toISOString(),
  });

  it('minds the rate limit only where little of it is left', () => {
    expect(nextWait(0, rate(501), 0)).toBe(2_000);
    expect(nextWait(0, rate(100), 0)).toBe(72_000);
  });

  it('waits for the reset where nothing is left, and no longer', () => {
    expect(nextWait(0, rate(0), 0)).toBe(3_600_000);
    expect(nextWait(0, rate(0), 3_599_000)).toBe(2_000);
    expect(nextWait(0, rate(0), 4_000_000)).toBe(2_000);
  });
});

describe('checks that may never come', () => {
  const warned = (required: readonly string[], reports: Parameters<typeof reported>[]) => {
    const facts = factsWith({ reported: reports.map((one) => reported(...one)) });
    const rules = rulesWith({ checks: required.map((name) => check(name)) });
    return neverComes(facts, rules, judge(facts, rules)).map(({ what }) => what);
  };

  it('are told with the nearest name that did report', () => {
    expect(warned(['buid'], [['build']])).toEqual([
      'the required check "buid" has not reported; what did report is "build": is the name in the rules spelled as the workflow\'s job is?',
    ]);
  });

  it('are told where all others are done and none has such a name', () => {
    expect(warned(['integration'], [['lint']])).toEqual([
      expect.stringContaining('no workflow may report it'),
    ]);
  });

  it.each([
    ['while others run', ['integration'], [['lint', 'pending']]],
    ['before anything has reported', ['integration'], []],
    ['where they have reported', ['build'], [['build']]],
  ] as [string, string[], Parameters<typeof reported>[]][])('are not told %s', (_, required, reports) => {
    expect(warned(required, reports)).toEqual([]);
  });

  it('are not told where checks cannot be read', () => {
    const facts = factsWith({ reported: undefined });
    const rules = rulesWith({ checks: [check('build')] });
    expect(neverComes(facts, rules, judge(facts, rules))).toEqual([]);
  });
});
