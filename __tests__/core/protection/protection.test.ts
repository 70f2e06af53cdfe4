import { describe, expect, it } from 'vitest';
import {
  CLASSIC,
  type ClassicRule,
  classicSource,
  type UpdateRule,
} from '../../../src/core/protection/classic.ts';
import {
  combine,
  type Enforced,
  FLAGS,
  isProtected,
  type ProtectionSource,
} from '../../../src/core/protection/protection.ts';
import { sourceOfRule } from '../../../src/core/protection/ruleset-rule.ts';
import { check, protectionOf } from '../../support/merge-facts.ts';

const source = (more: Partial<ProtectionSource>): ProtectionSource => ({
  name: 'ruleset',
  flags: {},
  ...more,
});
const saying = (flag: (typeof FLAGS)[number], ...said: readonly Enforced[]) =>
  said.map((each) => source({ flags: { [flag]: each } }));

describe('protection of several sources', () => {
  it('enforces nothing where there is no source', () => {
    const none = combine([], []);
    expect(FLAGS.map((flag) => none.flags[flag])).toEqual(FLAGS.map(() => 'no'));
    expect(none).toMatchObject({ requiredReviews: 0, checks: [], methods: ['squash', 'merge', 'rebase'] });
    expect(isProtected(none)).toBe(false);
  });

  it.each([
    ['yes', ['no', 'yes'], []],
    ['yes', ['unknown', 'yes'], ['rulesets']],
    ['unknown', ['no', 'unknown'], []],
    ['unknown', ['no'], ['rulesets']],
    ['unknown', [], ['rulesets']],
    ['no', ['no', 'no'], []],
  ] as const)('is %s where sources say %j and %j cannot be read', (found, said, unread) => {
    expect(combine(saying('signedCommits', ...said), unread).flags.signedCommits).toBe(found);
  });

  it.each([
    ['no', ['yes', 'no'], []],
    ['no', ['no'], ['rulesets']],
    ['unknown', ['yes', 'unknown'], []],
    ['unknown', ['yes'], ['rulesets']],
    ['yes', ['yes', 'yes'], []],
    ['no', [], []],
  ] as const)('lets nobody bypass: %s, where sources say %j and %j cannot be read', (found, said, unread) => {
    expect(combine(saying('noAdminBypass', ...said), unread).flags.noAdminBypass).toBe(found);
  });

  it('asks for the most approvals and for all checks, each once', () => {
    const both = combine(
      [
        source({ requiredReviews: 1, checks: [check('build'), check('lint', 15368)] }),
        source({ requiredReviews: 3, checks: [check('build'), check('lint')] }),
      ],
      [],
    );
    expect(both.requiredReviews).toBe(3);
    expect(both.checks).toEqual([check('build'), check('lint', 15368), check('lint')]);
  });

  it.each([
    [['squash', 'rebase'], [source({ flags: { linearHistory: 'yes' } })]],
    [['squash', 'merge'], [source({ flags: { signedCommits: 'yes' } })]],
    [['squash'], [source({ flags: { signedCommits: 'yes', linearHistory: 'yes' } })]],
    [['merge'], [source({ methods: ['merge', 'squash'] }), source({ methods: ['rebase', 'merge'] })]],
    [[], [source({ methods: ['merge'] }), source({ flags: { linearHistory: 'yes' } })]],
    [['squash', 'merge', 'rebase'], [source({ flags: { linearHistory: 'unknown' } })]],
  ])('leaves %j of the methods', (methods, sources) => {
    expect(combine(sources as ProtectionSource[], []).methods).toEqual(methods);
  });

  it.each([
    [true, { requiredReviews: 1 }],
    [true, { checks: [check('build')] }],
    [true, { deployments: ['staging'] }],
    [true, { others: ['workflows'] }],
    [true, { queue: 'squash' }],
    [true, { flags: { pullRequest: 'yes' } }],
    [false, { flags: { linearHistory: 'yes', noDeletions: 'yes' } }],
  ] as const)('stands between a pull request and its merge: %s for %j', (holds, more) => {
    expect(isProtected(protectionOf(more as Partial<ProtectionSource>))).toBe(holds);
  });
});

const UPDATE: UpdateRule = {
  requiredApprovingReviewCount: 2,
  requiredStatusCheckContexts: ['build', null],
  requiresCodeOwnerReviews: true,
  requiresConversationResolution: false,
  requiresLinearHistory: true,
  requiresSignatures: false,
  allowsForcePushes: false,
  allowsDeletions: true,
  viewerCanPush: true,
};

const WHOLE: ClassicRule = {
  dismissesStaleReviews: true,
  requireLastPushApproval: false,
  requiresApprovingReviews: true,
  requiresStrictStatusChecks: true,
  isAdminEnforced: false,
  lockBranch: false,
  requiresDeployments: true,
  requiredDeploymentEnvironments: ['staging', null],
  requiredStatusChecks: [
    { context: 'build', app: { databaseId: 15368 } },
    { context: 'lint', app: null },
  ],
};

describe('classic protection', () => {
  it('is no source where there is none', () => {
    expect(classicSource(null, null)).toEqual({ source: undefined, unread: [] });
  });

  it('leaves open what only administrators see', () => {
    const { source: read, unread } = classicSource(UPDATE, null);
    expect(unread).toEqual([CLASSIC]);
    expect(read).toMatchObject({ requiredReviews: 2, checks: [check('build')] });
    expect(combine(read === undefined ? [] : [read], unread).flags).toMatchObject({
      pullRequest: 'yes',
      codeOwnerReviews: 'yes',
      linearHistory: 'yes',
      noForcePushes: 'yes',
      dismissStaleReviews: 'unknown',
      upToDate: 'unknown',
      noAdminBypass: 'unknown',
      noUpdates: 'unknown',
    });
  });

  it('is read whole by administrators', () => {
    expect(classicSource(UPDATE, WHOLE)).toMatchObject({
      unread: [],
      source: {
        checks: [check('build', 15368), check('lint')],
        deployments: ['staging'],
        flags: { dismissStaleReviews: 'yes', upToDate: 'yes', noAdminBypass: 'no', noDeletions: 'no' },
      },
    });
  });

  it('asks for nothing up to date where it requires no check', () => {
    const { source: read } = classicSource(UPDATE, { ...WHOLE, requiredStatusChecks: [] });
    expect(read?.flags.upToDate).toBe('no');
  });
});

describe('a rule of a ruleset', () => {
  it('that nobody knows is left to GitHub', () => {
    const rule = { type: 'code_scanning', parameters: { tools: [] }, ruleset_source: 'acme', ruleset_id: 3 };
    expect(sourceOfRule(rule)).toMatchObject({ name: 'ruleset 3 of acme', others: ['code_scanning'] });
  });

  it('lets anyone report a check that is pinned to no App', () => {
    const checks = [
      { context: 'a' },
      { context: 'b', integration_id: -1 },
      { context: 'c', integration_id: 9 },
    ];
    const rule = { type: 'required_status_checks', parameters: { required_status_checks: checks } };
    expect(sourceOfRule(rule).checks).toEqual([check('a'), check('b'), check('c', 9)]);
  });

  it('with reviewers of its own is GitHub’s to judge in that', () => {
    const parameters = { required_approving_review_count: 1, required_reviewers: [{ reviewer: { id: 1 } }] };
    expect(sourceOfRule({ type: 'pull_request', parameters })).toMatchObject({
      requiredReviews: 1,
      others: ['required_reviewers'],
    });
  });

  it('tells who may bypass it only where that was read', () => {
    const rule = { type: 'deletion', ruleset_id: 3 };
    expect(sourceOfRule(rule).flags.noAdminBypass).toBe('unknown');
    expect(sourceOfRule(rule, new Map([[3, 'yes']])).flags).toEqual({
      noAdminBypass: 'yes',
      noDeletions: 'yes',
    });
  });

  it('of a queue names the method in GitHub’s capitals', () => {
    expect(sourceOfRule({ type: 'merge_queue', parameters: { merge_method: 'REBASE' } }).queue).toBe(
      'rebase',
    );
  });
});
