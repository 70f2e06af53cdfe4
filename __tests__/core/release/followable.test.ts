import { describe, expect, it } from 'vitest';
import { followable } from '../../../src/core/release/followable.ts';

describe('an operator', () => {
  it.each([
    ['v{version}', undefined, 'range'],
    ['{version}', undefined, 'range'],
    ['v{version}', '{environment}', 'range'],
    ['{app}-v{version}', undefined, 'pin'],
    ['{app}/v{version}', undefined, 'pin'],
    ['release-{version}', undefined, 'pin'],
    ['v{version}-production', undefined, 'range'],
    ['v{version}-prod_eu', undefined, 'pin'],
    ['v{version}+production', undefined, 'range'],
    ['v{version}-{app}', undefined, 'pin'],
    ['vv{version}', undefined, 'pin'],
    ['v{version}.0', undefined, 'pin'],
    ['V{version}', undefined, 'pin'],
    ['{app}-v{version}', '{environment}', 'channel'],
    ['release-{version}', 'stable', 'channel'],
  ] as const)('follows %s with the channel %s by %s', (template, channel, how) => {
    expect(followable(template, channel, 'flux').how).toBe(how);
    expect(followable(template, channel, 'argocd').how).toBe(how);
  });

  it('is told of a range with pre-releases where what stands behind the version makes one', () => {
    expect(followable('v{version}', undefined, 'flux').why).toContain('e.g. ">=1.0.0"');
    expect(followable('v{version}+production', undefined, 'flux').why).toContain('e.g. ">=1.0.0"');
    expect(followable('v{version}-production', undefined, 'argocd').why).toContain('e.g. ">=1.0.0-0"');
  });

  it('is told by its own words', () => {
    expect(followable('v{version}', undefined, 'flux').why).toContain('`ref.semver` of a GitRepository');
    expect(followable('release-{version}', 'stable', 'argocd').why).toContain(
      'follows the channel stable in `targetRevision` of an Application',
    );
  });
});
