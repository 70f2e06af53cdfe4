import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRollout } from '../../../src/core/verify/judge.ts';
import type { ReportedState } from '../../../src/core/verify/ports.ts';
import { objectIn, type RolloutTarget } from '../../../src/core/verify/target.ts';

const SHOP: RolloutTarget = { operator: 'flux', apps: ['shop'], environment: 'production', name: undefined };

/**
 * `name=state`, `name=state@commit` or `name=state by creator`, newest first; `deployment:` or `check:` before the name, the
 * description in brackets behind. */
function reported(...texts: readonly string[]): readonly ReportedState[] {
  return texts.map((text) => {
    const [, kind = 'status', name = '', state = '', commit = 'a', creator, description = ''] =
      /^(?:(deployment|check):)?(.*)=(\w+)(?:@(\w+))?(?: by (\S+))?(?: \((.*)\))?$/.exec(text) ?? [];
    return { commit, kind, name, creator, state, description } as ReportedState;
  });
}

/** What comes after `before` is said of earlier commits. */
function looked(...texts: readonly string[]) {
  const at = texts.includes('before') ? texts.indexOf('before') : texts.length;
  return { reported: reported(...texts.slice(0, at)), earlier: reported(...texts.slice(at + 1)) };
}

describe('the state of a rollout', () => {
  it.each<[string, Partial<RolloutTarget>, readonly string[], string]>([
    ['nobody has spoken', {}, [], 'waiting'],
    ['the object of the app', {}, ['kustomization/shop/0c9c2e41=success'], 'running'],
    ['the object of app and environment', {}, ['kustomization/shop-production/0c9c2e41=success'], 'running'],
    ['the other way round', {}, ['kustomization/production-shop/0c9c2e41=success'], 'running'],
    ['a HelmRelease', {}, ['helmrelease/shop/0c9c2e41=success'], 'running'],
    ['a failure', {}, ['kustomization/shop/0c9c2e41=failure'], 'failing'],
    [
      'somebody else fails',
      {},
      ['kustomization/shop/0c9c2e41=success', 'kustomization/other/0c9c2e41=failure'],
      'running',
    ],
    [
      'the app exactly, before names that contain it',
      {},
      ['kustomization/shop/1f=success', 'kustomization/shop-worker/1f=failure'],
      'running',
    ],
    [
      'a name that contains the app',
      {},
      ['kustomization/eu-shop-blue/1f=success', 'kustomization/infra/1f=failure'],
      'running',
    ],
    [
      'a name that contains the environment',
      {},
      ['kustomization/apps-production/1f=success', 'kustomization/infra/1f=failure'],
      'running',
    ],
    [
      'all of the operator, where no name fits',
      {},
      ['kustomization/flux-system/1f=success', 'kustomization/infra/1f=failure'],
      'failing',
    ],
    [
      'all of them succeed',
      {},
      ['kustomization/flux-system/1f=success', 'kustomization/infra/1f=success'],
      'running',
    ],
    [
      'two clusters, one of them late',
      {},
      ['kustomization/shop/1f=success', 'kustomization/shop/2e=pending'],
      'waiting',
    ],
    [
      'two clusters, one of them failing',
      {},
      ['kustomization/shop/1f=success', 'kustomization/shop/2e=failure'],
      'failing',
    ],
    [
      'a later commit fails where this one ran',
      {},
      ['kustomization/shop/1f=failure@b', 'kustomization/shop/1f=success@a'],
      'failing',
    ],
    [
      'a later commit runs where this one failed',
      {},
      ['kustomization/shop/1f=success@b', 'kustomization/shop/1f=failure@a'],
      'running',
    ],
    [
      'a check of the same repository is no operator',
      {},
      ['ci/build=success', 'gitops-release/verified/production=success'],
      'waiting',
    ],
    ["Argo CD's status is not Flux's", {}, ['continuous-delivery/shop=success'], 'waiting'],
    ["Argo CD's status", { operator: 'argocd' }, ['continuous-delivery/shop=success'], 'running'],
    ["Argo CD's status with its namespace", { operator: 'argocd' }, ['argocd/apps/shop=failure'], 'failing'],
    [
      "Argo CD's deployment, of whom the config file believes",
      { operator: 'argocd', creator: 'argocd-acme' },
      ['deployment:shop-production=success by argocd-acme'],
      'running',
    ],
    [
      "Argo CD's deployment, that the config file names",
      { operator: 'argocd', name: '{app}-production' },
      ['deployment:shop-production=success'],
      'running',
    ],
    [
      'a deployment by nobody knows whom',
      { operator: 'argocd' },
      ['deployment:shop-production=success', 'deployment:github-pages=success'],
      'waiting',
    ],
    [
      'a deployment by nobody knows whom, for no operator',
      { operator: undefined },
      ['deployment:production=success'],
      'waiting',
    ],
    [
      'a deployment that is called as the object of Flux',
      { name: 'shop-production' },
      ['deployment:shop-production=success'],
      'waiting',
    ],
    [
      'another object first, where the own one is known from before',
      {},
      ['kustomization/flux-system/1f=success', 'before', 'kustomization/shop/1f=success@b'],
      'waiting',
    ],
    [
      'the own object of another environment',
      { others: ['staging'] },
      ['kustomization/shop-staging/1f=success'],
      'waiting',
    ],
    [
      'all of the operator, but for another environment',
      { others: ['staging'] },
      ['kustomization/apps/1f=success', 'kustomization/staging/1f=failure'],
      'running',
    ],
    [
      'another environment whose name begins alike',
      { others: ['production-eu'] },
      ['kustomization/shop-production/1f=success', 'kustomization/shop-production-eu/1f=failure'],
      'running',
    ],
    [
      'an environment whose name holds that of another',
      { environment: 'production-eu', others: ['production'] },
      ['kustomization/shop-production-eu/1f=success', 'kustomization/shop-production/1f=failure'],
      'running',
    ],
    [
      'an app whose name holds that of an environment',
      { apps: ['dev-portal'], others: ['dev'] },
      ['kustomization/dev-portal-production/1f=success', 'kustomization/dev-portal-dev/1f=failure'],
      'running',
    ],
    ['one of two apps', { apps: ['shop', 'payments'] }, ['kustomization/shop/1f=success'], 'waiting'],
    [
      'both of two apps',
      { apps: ['shop', 'payments'] },
      ['kustomization/shop/1f=success', 'kustomization/payments/1f=success'],
      'running',
    ],
    [
      'a name that only ends like the app, where the own one is known from before',
      {},
      ['kustomization/webshop/1f=success', 'before', 'kustomization/shop/1f=success@b'],
      'waiting',
    ],
    [
      'one of two clusters, where both are known from before',
      {},
      [
        'kustomization/shop/1f=success',
        'before',
        'kustomization/shop/1f=success@b',
        'kustomization/shop/2e=success@b',
      ],
      'waiting',
    ],
    [
      'a name of the config file in one of two clusters',
      { name: 'team-a' },
      ['kustomization/team-a/1f=success', 'before', 'kustomization/team-a/2e=success@b'],
      'waiting',
    ],
    [
      'an object that waits for another',
      {},
      ['kustomization/shop/1f=success (dependency not ready)'],
      'waiting',
    ],
    ['a release that Helm has put back', {}, ['helmrelease/shop/1f=success (rollback succeeded)'], 'failing'],
    ['a deployment says nothing of Flux', {}, ['deployment:shop-production=success'], 'waiting'],
    [
      'either, where no operator is named',
      { operator: undefined },
      ['continuous-delivery/shop=success'],
      'running',
    ],
    [
      'a name of the config file',
      { name: 'team-a' },
      ['kustomization/team-a/1f=success', 'kustomization/shop/1f=failure'],
      'running',
    ],
    ['a context of the config file', { name: 'deploy/{app} (eu)' }, ['deploy/shop (eu)=success'], 'running'],
    [
      'a name of the config file that has not spoken',
      { name: 'team-a' },
      ['kustomization/shop/1f=success'],
      'waiting',
    ],
    [
      'one of two apps has not spoken',
      { name: '{app}-prod', apps: ['shop', 'cart'] },
      ['kustomization/shop-prod/1f=success'],
      'waiting',
    ],
    ["Argo CD's check run", { operator: 'argocd' }, ['check:continuous-delivery/shop=success'], 'running'],
    [
      "Argo CD's check run, of no operator",
      { operator: undefined },
      ['check:argocd/shop=failure'],
      'failing',
    ],
    ['a check run says nothing of Flux', {}, ['check:kustomization/shop/0c9c2e41=success'], 'waiting'],
    [
      "a check run of the shape of Flux's statuses",
      { operator: undefined },
      ['check:kustomization/shop/1f=success'],
      'waiting',
    ],
    [
      'a check run of CI that is called as the app',
      { operator: 'argocd' },
      ['check:shop=success'],
      'waiting',
    ],
    [
      'a check run of CI that is called as the object',
      { operator: 'argocd', name: '{app}' },
      ['check:shop=success'],
      'waiting',
    ],
    [
      'a check run that the config file names',
      { operator: 'argocd', name: 'Argo CD: {app}' },
      ['check:Argo CD: shop=success'],
      'running',
    ],
    [
      'a status and a check run of one name',
      { operator: 'argocd' },
      ['continuous-delivery/shop=success', 'check:continuous-delivery/shop=failure'],
      'failing',
    ],
    [
      'somebody else who is not believed',
      { creator: 'flux-acme' },
      ['kustomization/shop/1f=success by mallory'],
      'waiting',
    ],
    [
      'one who is believed, as REST and GraphQL write a bot',
      { creator: 'Flux-Acme[bot]' },
      ['kustomization/shop/2e=failure by mallory', 'kustomization/shop/1f=success by flux-acme'],
      'running',
    ],
    ['nobody knows who', { creator: 'flux-acme' }, ['kustomization/shop/1f=success'], 'waiting'],
    ['letters of another case', { apps: ['Shop'] }, ['Kustomization/SHOP/1F=success'], 'running'],
  ])('%s', (_, target, texts, state) => {
    expect(judgeRollout(looked(...texts), { ...SHOP, ...target }).state).toBe(state);
  });
});

const OBJECTS = ['shop', 'shop-production', 'shop-staging', 'eu-shop', 'webshop', 'cart', 'flux-system'];
const states = fc.array(
  fc.record({
    commit: fc.constant('a'),
    kind: fc.constant('status' as const),
    name: fc
      .tuple(fc.constantFrom(...OBJECTS), fc.constantFrom('1f', '2e'))
      .map(([object, suffix]) => `kustomization/${object}/${suffix}`),
    creator: fc.constant(undefined),
    state: fc.constantFrom('success' as const, 'failure' as const, 'pending' as const),
    description: fc.constantFrom('', 'dependency not ready'),
  }),
  { maxLength: 6 },
);
const targets = fc.record({
  operator: fc.constant('flux' as const),
  apps: fc.subarray(['shop', 'cart']),
  environment: fc.constant('production'),
  others: fc.constant(['staging']),
  name: fc.constantFrom(undefined, '{app}', 'shop'),
});

describe('what was said before', () => {
  it('never makes a commit run that nobody says to run', () => {
    fc.assert(
      fc.property(states, states, targets, (now, earlier, target) => {
        const { state, deciding } = judgeRollout({ reported: now, earlier }, target);
        if (state !== 'running') return;
        expect(judgeRollout({ reported: now, earlier: [] }, target).state).toBe('running');
        expect(deciding.length).toBeGreaterThan(0);
        for (const each of deciding) expect(now.map(({ name }) => name)).toContain(each.name);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the operator's object", () => {
  it.each([
    ['kustomization/flux-system/0c9c2e41', 'flux', 'flux-system'],
    ['kustomization/flux-system', 'flux', undefined],
    ['gitrepository/flux-system/0c9c2e41', 'flux', undefined],
    ['continuous-delivery/shop', 'argocd', 'shop'],
    ['argo-cd/shop', 'argocd', 'shop'],
    ['ci/shop', 'argocd', undefined],
  ] as const)('of %s for %s is %s', (name, operator, object) => {
    expect(objectIn({ kind: 'status', name }, operator)).toBe(object);
  });
});
