import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/core/config/config.ts';
import { parseDuration } from '../../../src/core/request/duration.ts';
import { settleRequest } from '../../../src/core/request/settle-request.ts';
import { codesOf, failuresOf } from '../../support/failures.ts';
import { MINIMAL, parseUpdate, sourceOf } from '../../support/request.ts';

const asked = (inputs: Readonly<Record<string, string>>) =>
  parseUpdate(sourceOf({ ...MINIMAL, ...inputs })).update;

describe('how a proposal is to be merged', () => {
  it('is by people where nothing is said', () => {
    const { merge } = settleRequest(asked({}), undefined).request;
    expect(merge).toMatchObject({
      mode: 'manual',
      method: undefined,
      timeout: 30 * 60_000,
      deleteBranch: false,
      requirement: { reviews: 0, flags: [], checks: [] },
    });
  });

  it('is as the inputs say', () => {
    const inputs = {
      merge: 'wait',
      'merge-method': 'rebase',
      timeout: '2h',
      'delete-branch': 'true',
      'require-protection': 'required-reviews: 1\n',
    };
    expect(settleRequest(asked(inputs), undefined).request.merge).toMatchObject({
      mode: 'wait',
      method: 'rebase',
      timeout: 7_200_000,
      deleteBranch: true,
      requirement: { reviews: 1 },
    });
  });

  it.each([
    [{ merge: 'now' }, 'input "merge"'],
    [{ merge: 'auto', 'merge-method': 'fast-forward' }, 'input "merge-method"'],
    [{ merge: 'wait', timeout: '30' }, 'input "timeout"'],
    [{ merge: 'auto', 'delete-branch': 'perhaps' }, 'input "delete-branch"'],
    [{ merge: 'auto', 'require-protection': 'required-reviews: two' }, 'input "require-protection", line 1'],
  ])('is refused as %j', (inputs, where) => {
    const failures = failuresOf(() => asked(inputs as Record<string, string>));
    expect(failures.map((failure) => [failure.code, failure.where])).toEqual([['input-invalid', where]]);
  });

  it('is refused with all mistakes at once', () => {
    expect(codesOf(() => asked({ merge: 'now', timeout: 'soon', 'merge-method': 'octopus' }))).toHaveLength(
      3,
    );
  });
});

describe('an input about merging where nothing is merged', () => {
  it.each([
    ['merge-method', 'squash'],
    ['timeout', '5m'],
    ['delete-branch', 'true'],
  ])('is a contradiction: %s', (name, value) => {
    expect(failuresOf(() => settleRequest(asked({ [name]: value }), undefined))).toMatchObject([
      { code: 'input-contradiction', where: `input "${name}"` },
    ]);
  });
});

const CONFIG = parseConfig(
  '.gitops-release.yaml',
  `version: 1
environments:
  - name: staging
    path: apps/{app}/overlays/staging
    delivery: commit
  - name: production
    path: apps/{app}/overlays/production
    base: release
    merge: auto
    protection:
      required-reviews: 1
      up-to-date: true
`,
);

const inEnvironment = (environment: string, inputs: Readonly<Record<string, string>> = {}) =>
  settleRequest(asked({ environment, ...inputs }), CONFIG);

describe('an environment of the config file', () => {
  it('says how its changes are merged', () => {
    const { request, notices } = inEnvironment('production');
    expect(request).toMatchObject({ base: 'release', delivery: 'pull-request', merge: { mode: 'auto' } });
    expect(request.merge.requirement).toEqual({ reviews: 1, flags: ['upToDate'], checks: [] });
    expect(notices).toEqual([]);
  });

  it('yields to the inputs', () => {
    const { request } = inEnvironment('production', { merge: 'wait', base: 'main' });
    expect(request).toMatchObject({ base: 'main', merge: { mode: 'wait' } });
  });

  it('is only made stricter by the input about protection', () => {
    const more = inEnvironment('production', { 'require-protection': 'required-reviews: 2\n' });
    expect(more.request.merge.requirement).toEqual({ reviews: 2, flags: ['upToDate'], checks: [] });
    const less = inEnvironment('production', {
      'require-protection': 'required-reviews: 0\nup-to-date: false\n',
    });
    expect(less.request.merge.requirement).toEqual({ reviews: 1, flags: ['upToDate'], checks: [] });
  });

  it('that takes commits merges nothing', () => {
    expect(inEnvironment('staging').request).toMatchObject({ delivery: 'commit', merge: { mode: 'manual' } });
  });

  it.each([
    ['a merge of what makes no pull request', 'staging', { merge: 'auto' }, 'input "merge"'],
    [
      'protection that a commit would pass by',
      'staging',
      { 'require-protection': 'signed-commits: true' },
      'input "require-protection"',
    ],
    [
      'a commit past the protection of the environment',
      'production',
      { delivery: 'commit' },
      'input "require-protection"',
    ],
    ['a draft that is to be merged', 'production', { draft: 'true' }, 'input "draft"'],
  ])('contradicts %s', (_, environment, inputs, where) => {
    expect(failuresOf(() => inEnvironment(environment, inputs as Record<string, string>))).toMatchObject([
      { code: 'input-contradiction', where },
    ]);
  });

  it('that is spelled wrongly is told with the nearest', () => {
    const { notices } = inEnvironment('producton');
    expect(notices).toMatchObject([{ level: 'warning', what: expect.stringContaining('"production"') }]);
  });
});

describe('a length of time', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
  ])('%s is %d milliseconds', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '0s', '5', 'm', '5 m', '-5m', '1.5h', '5M', '1h30m', '1234567s'])('is not %j', (text) => {
    expect(codesOf(() => parseDuration(text))).toEqual(['input-invalid']);
  });

  it('is a number and a unit, or refused as such', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom('s', 'm', 'h', 'd'),
        (count, unit) => {
          expect(parseDuration(`${count}${unit}`)).toBeGreaterThanOrEqual(count * 1000);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!/^\d{1,6}[smhd]$/.test(text))
          expect(codesOf(() => parseDuration(text))).toEqual(['input-invalid']);
      }),
    );
  });
});
