import { describe, expect, it } from 'vitest';
import { type Config, NO_CONFIG } from '../../../src/core/config/config.ts';
import { toldEnvironments, untouchedEnvironments } from '../../../src/core/gates/other-environments.ts';

const CONFIG: Config = {
  ...NO_CONFIG,
  environments: ['dev', 'staging', 'production'].map((name) => ({
    name,
    path: `apps/{app}/overlays/${name}`,
  })),
};
const required = (...contexts: readonly string[]) =>
  contexts.map((context) => ({ context, appId: undefined }));
const BOTH = required('build', 'gitops-release/staging', 'Gitops-Release/Production');
const file = (environment: string, app = 'shop') => `apps/${app}/overlays/${environment}/kustomization.yaml`;

describe('environments of which a proposal changes nothing', () => {
  it.each([
    ['the others that the branch asks for', 'dev', [file('dev')], BOTH, ['staging', 'production']],
    ['not its own', 'staging', [file('staging'), file('staging', 'cart')], BOTH, ['production']],
    ['none that the branch does not ask for', 'dev', [file('dev')], required('build'), []],
    ['none where two are changed', 'staging', [file('staging'), file('production')], BOTH, []],
    [
      'none where a base is changed',
      'staging',
      [file('staging'), 'apps/shop/base/kustomization.yaml'],
      BOTH,
      [],
    ],
    ['none where nothing is changed', 'staging', [], BOTH, []],
    ['none without an environment', undefined, [file('staging')], BOTH, []],
  ] as const)('are %s', (_, environment, files, checks, expected) => {
    expect(untouchedEnvironments({ environment, files }, checks, CONFIG)).toEqual(expected);
  });

  it('do not hold one whose path is the same on another branch', () => {
    const environments = ['staging', 'production'].map((name) => ({ name, path: 'apps/{app}', base: name }));
    const proposed = { environment: 'staging', files: ['apps/shop/kustomization.yaml'] };
    expect(untouchedEnvironments(proposed, BOTH, { ...CONFIG, environments })).toEqual([]);
  });

  it('are told besides its own, which is told whatever the config file says', () => {
    const proposed = { environment: 'staging', files: [file('staging')] };
    expect(toldEnvironments(proposed, BOTH, CONFIG)).toEqual(['staging', 'production']);
    expect(toldEnvironments(proposed, BOTH, undefined)).toEqual(['staging']);
    expect(toldEnvironments({ ...proposed, environment: undefined }, BOTH, CONFIG)).toEqual([]);
  });
});
