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
    ['v{version}-{environment}', undefined, 'pin'],
    ['V{version}', undefined, 'pin'],
    ['{app}-v{version}', '{environment}', 'channel'],
    ['release-{version}', 'stable', 'channel'],
  ] as const)('follows %s with the channel %s by %s', (template, channel, how) => {
    expect(followable(template, channel, 'flux').how).toBe(how);
    expect(followable(template, channel, 'argocd').how).toBe(how);
  });

  it('is told by its own words', () => {
    expect(followable('v{version}', undefined, 'flux').why).toContain('`ref.semver` of a GitRepository');
    expect(followable('release-{version}', 'stable', 'argocd').why).toContain(
      'follows the channel stable in `targetRevision` of an Application',
    );
  });
});
