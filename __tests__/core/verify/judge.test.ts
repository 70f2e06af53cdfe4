import { describe, expect, it } from 'vitest';
import { judgeRollout, objectIn, type RolloutTarget } from '../../../src/core/verify/judge.ts';
import type { ReportedState } from '../../../src/core/verify/ports.ts';

const SHOP: RolloutTarget = { operator: 'flux', apps: ['shop'], environment: 'production', name: undefined };

/** `name=state`, `name=state@commit` or `name=state by creator`, newest first; `deployment:` or `check:` before the name. */
function reported(...texts: readonly string[]): readonly ReportedState[] {
  return texts.map((text) => {
    const [, kind = 'status', name = '', state = '', commit = 'a', creator] =
      /^(?:(deployment|check):)?(.*)=(\w+)(?:@(\w+))?(?: by (\S+))?$/.exec(text) ?? [];
    return { commit, kind, name, creator, state, description: '' } as ReportedState;
  });
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
    ["Argo CD's deployment", { operator: 'argocd' }, ['deployment:shop-production=success'], 'running'],
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
    expect(judgeRollout(reported(...texts), { ...SHOP, ...target }).state).toBe(state);
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
