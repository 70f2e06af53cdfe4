import { describe, expect, it } from 'vitest';
import { CLASSIC } from '../../../src/core/protection/classic.ts';
import {
  parseRequirement,
  strictest,
  toRequirement,
} from '../../../src/core/protection/parse-requirement.ts';
import { FLAGS } from '../../../src/core/protection/protection.ts';
import {
  compareProtection,
  FLAG_KEYS,
  NOTHING_REQUIRED,
  type Requirement,
} from '../../../src/core/protection/requirement.ts';
import { codesOf, failuresOf } from '../../support/failures.ts';
import { check, protectionOf } from '../../support/merge-facts.ts';

const requires = (more: Partial<Requirement>): Requirement => ({ ...NOTHING_REQUIRED, ...more });

describe('the table of what is required and what was found', () => {
  it('is empty where nothing is required', () => {
    expect(compareProtection(NOTHING_REQUIRED, protectionOf())).toEqual([]);
  });

  it('says where each setting is that falls short', () => {
    const [row] = compareProtection(requires({ reviews: 2 }), protectionOf({ requiredReviews: 1 }));
    expect(row).toEqual({
      rule: 'required-reviews',
      required: '2',
      found: '1',
      met: false,
      where: 'Settings > Rules > Rulesets, or Settings > Branches: "Required approvals"',
    });
  });

  it.each(Object.entries(FLAG_KEYS))('knows %s as met, missing and unknown', (rule, flag) => {
    const found = (said: 'yes' | 'no' | 'unknown') =>
      compareProtection(requires({ flags: [flag] }), protectionOf({ flags: { [flag]: said } }));
    expect(found('yes')).toEqual([{ rule, required: 'yes', found: 'yes', met: true, where: '' }]);
    expect(found('no')).toMatchObject([{ rule, found: 'no', met: false }]);
    expect(found('unknown')).toMatchObject([
      { rule, met: false, found: expect.stringMatching(/^unknown: /) },
    ]);
  });

  it('asks for a token that sees more where something could not be read', () => {
    const protection = protectionOf({}, [CLASSIC]);
    expect(compareProtection(requires({ flags: ['dismissStaleReviews'] }), protection)).toMatchObject([
      {
        found: 'unknown: this token may not read classic branch protection',
        met: false,
        where: 'give a token with the permission Administration: read',
      },
    ]);
  });

  it('takes approvals and checks of classic protection for all of them, for everyone may read those', () => {
    const rows = compareProtection(
      requires({ reviews: 1, checks: [check('build')] }),
      protectionOf({}, [CLASSIC]),
    );
    expect(rows.map(({ found }) => found)).toEqual(['0', 'not required']);
  });

  it('takes approvals and checks for unknown where rulesets could not be read', () => {
    const rows = compareProtection(
      requires({ reviews: 1, checks: [check('build')] }),
      protectionOf({}, ['rulesets']),
    );
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(row).toMatchObject({ met: false, found: expect.stringMatching(/^unknown: /) });
  });

  it.each([
    ['anyone, where anyone may report', check('build'), check('build'), true, 'required'],
    ['anyone, where an App must report', check('build'), check('build', 7), true, 'required'],
    ['an App, where it must report', check('build', 7), check('build', 7), true, 'required'],
    ['an App, where anyone may report', check('build', 7), check('build'), false, 'required from anyone'],
    ['an App, where another must report', check('build', 7), check('build', 8), false, 'required from App 8'],
    ['a name in another case', check('BUILD'), check('build'), true, 'required'],
    ['another name', check('lint'), check('build'), false, 'not required'],
    ['a name misspelled', check('built'), check('build'), false, 'not required; did you mean "build"?'],
  ])('of a check from %s', (_, wanted, enforced, met, found) => {
    const protection = protectionOf({ checks: [enforced] });
    expect(compareProtection(requires({ checks: [wanted] }), protection)).toMatchObject([{ met, found }]);
  });

  it('has a key for every flag that a policy can name', () => {
    const unnamed = FLAGS.filter((flag) => !Object.values(FLAG_KEYS).includes(flag));
    expect(unnamed).toEqual(['pullRequest', 'noUpdates']);
  });
});

describe('the input require-protection', () => {
  it('states what is required', () => {
    const text = [
      'required-reviews: 2',
      'dismiss-stale-reviews: true',
      'signed-commits: false',
      'required-checks:',
      '  - build',
      '  - { name: scan, app: 15368 }',
    ].join('\n');
    expect(parseRequirement(text)).toEqual({
      reviews: 2,
      flags: ['dismissStaleReviews'],
      checks: [check('build'), check('scan', 15368)],
    });
  });

  it.each(['', '\n', '# nothing yet\n'])('requires nothing where it is %j', (text) => {
    expect(parseRequirement(text)).toEqual(NOTHING_REQUIRED);
  });

  it('tells every mistake with its line', () => {
    const text = 'required-reviews: two\nsigned-commit: true\nup-to-date: maybe\nrequired-checks: build\n';
    const failures = failuresOf(() => parseRequirement(text));
    expect(failures.map(({ code, where }) => [code, where])).toEqual([
      ['input-invalid', 'input "require-protection", line 1'],
      ['input-invalid', 'input "require-protection", line 2'],
      ['input-invalid', 'input "require-protection", line 3'],
      ['input-invalid', 'input "require-protection", line 4'],
    ]);
    expect(failures[1]?.what).toMatch(/signed-commit/);
    expect(`${failures[1]?.what} ${failures[1]?.next}`).toMatch(/signed-commits/);
  });

  it.each([
    ['a check of no App', 'required-checks:\n  - { name: scan, app: 0 }\n', 'input-invalid'],
    ['a check without a name', 'required-checks:\n  - { app: 3 }\n', 'input-invalid'],
    ['fewer approvals than none', 'required-reviews: -1\n', 'input-invalid'],
    ['a list', '- build\n', 'input-invalid'],
    ['what is no YAML', 'required-reviews: [1\n', 'yaml-invalid'],
  ])('refuses %s', (_, text, code) => {
    expect(codesOf(() => parseRequirement(text))).toEqual([code]);
  });

  it('adds to what the environment requires and takes nothing from it', () => {
    const environment = toRequirement({
      'required-reviews': 1,
      'up-to-date': true,
      'required-checks': ['build'],
    });
    const input = toRequirement({
      'required-reviews': 2,
      'signed-commits': true,
      'required-checks': ['build', 'scan'],
    });
    const both = {
      reviews: 2,
      flags: expect.arrayContaining(['upToDate', 'signedCommits']),
      checks: [check('build'), check('scan')],
    };
    expect(strictest(environment, input)).toEqual(both);
    expect(strictest(environment, NOTHING_REQUIRED)).toEqual(environment);
  });
});
