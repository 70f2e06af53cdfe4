/** Pins of operators: `release` moves the tag that a GitRepository or an Application names. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReleasing, type Releasing } from '../support/releasing.ts';

let at: Releasing;
beforeEach(async () => {
  at = await openReleasing();
});
afterEach(() => at.world.stop());

const config = (release: string, delivery = 'commit') => `version: 1
environments:
  - { name: staging, path: 'apps/{app}/overlays/staging' }
  - { name: production, path: 'apps/{app}/overlays/production', from: staging, delivery: ${delivery} }
release: { ${release} }
`;
const RELEASE = "tag: 'v{version}', pin: ['clusters/{environment}']";
const FLUX = 'clusters/production/sources/config.yaml';
const ARGO = 'clusters/production/shop.yaml';

const url = () => `${at.world.sandbox.url.replace(/\/api.*$/, '')}/acme/config`;
const flux = (ref: string, address = url()) => `# Who runs what
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: config, namespace: flux-system}
spec:
  interval: 1m
  url: ${address}
  ref: ${ref}   # moved by releases
---
kind: ConfigMap
apiVersion: v1
metadata: {name: other}
`;
const show = (path: string, ref = 'main') => at.world.git('show', `${ref}:${path}`);

function tag(name: string): void {
  at.world.git('tag', name, 'main');
  at.world.sandbox.repository('acme/config').refs.set(`refs/tags/${name}`, at.head());
}

/** Production runs v1.7.3, tagged, and the operator pins that. */
async function pinned(files: Readonly<Record<string, string>>, text = config(RELEASE)) {
  await at.configure(text);
  tag('v1.7.3');
  await at.push(files);
}

describe('a release moves the pin', () => {
  it('in the same run, as a commit of its own, and nothing else of the file', async () => {
    await pinned({ [FLUX]: flux('{tag: v1.7.3}') });
    const { status, outputs, log } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    expect(outputs['release-tag']).toBe('v1.8.0');
    expect(show(FLUX)).toBe(flux('{tag: v1.8.0}'));
    expect(at.peeled('v1.8.0')).toBe(at.world.git('rev-parse', 'main~1').trim());
    expect(outputs['commit-sha']).toBe(at.peeled('v1.8.0'));
    expect(at.world.git('log', '-1', '--format=%s', 'main').trim()).toBe('Pin production to v1.8.0');
  });

  it('as a pull request where changes of the environment are proposed, the same one again', async () => {
    await pinned({ [FLUX]: flux('{name: "refs/tags/v1.7.3"}') }, config(RELEASE, 'pull-request'));
    const commit = await at.setTag('1.8.0');
    const first = await at.release({ commit });
    const again = await at.release({ commit });
    expect([first.status, again.status], first.log + again.log).toEqual([0, 0]);
    expect(first.outputs).toMatchObject({
      'release-tag': 'v1.8.0',
      'commit-sha': commit,
      'pull-request-operation': 'created',
      'pull-request-branch': 'gitops-release/pin/production/all-apps',
    });
    expect(again.outputs).toMatchObject({ changed: 'false', 'pull-request-operation': 'none' });
    expect(show(FLUX, 'gitops-release/pin/production/all-apps')).toBe(flux('{name: "refs/tags/v1.8.0"}'));
    expect(show(FLUX)).toBe(flux('{name: "refs/tags/v1.7.3"}'));
  });

  it('of Argo CD, of one source among several', async () => {
    const text = (tag: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop}
spec:
  sources:
    - repoURL: https://charts.acme.example/stable
      targetRevision: v1.7.3
      chart: shop
    - repoURL: git@127.0.0.1:acme/config.git
      targetRevision: '${tag}'
      path: apps/shop/overlays/production
`;
    await pinned({ [ARGO]: text('v1.7.3') });
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    expect(show(ARGO)).toBe(text('v1.8.0'));
  });

  it('back, where an earlier version is released again', async () => {
    await pinned({ [FLUX]: flux('{tag: v1.7.3}') });
    await at.commit('ghcr.io/acme/shop:1.8.0');
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.7.3', { 'allow-downgrade': 'true' });
    expect(status, log).toBe(0);
    expect(show(FLUX)).toBe(flux('{tag: v1.7.3}'));
    expect(at.tags()).toEqual(['v1.7.3', 'v1.8.0']);
  });

  it('back, and takes away the proposal that would go forth', async () => {
    await pinned({ [FLUX]: flux('{tag: v1.7.3}') }, config(RELEASE, 'pull-request'));
    await at.release({ commit: await at.setTag('1.8.0') });
    const { status, log, outputs } = await at.release({ commit: await at.setTag('1.7.3') });
    expect(status, log).toBe(0);
    expect(outputs['pull-request-operation']).toBe('closed');
    expect(at.world.git('branch', '--list', 'gitops-release/*').trim()).toBe('');
  });

  it('of each app by its own tag', async () => {
    const two = (shop: string) => `${flux(`{tag: ${shop}}`)}---\n${flux('{tag: payments-v2.0.0}')}`;
    await pinned({ [FLUX]: two('shop-v1.7.3') }, config(RELEASE.replace('v{version}', '{app}-v{version}')));
    tag('shop-v1.7.3');
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    expect(show(FLUX)).toBe(two('shop-v1.8.0'));
  });
});

describe('a pin stays', () => {
  it('where an older release is made late', async () => {
    await pinned({ [FLUX]: flux('{tag: v1.7.3}') });
    const older = await at.setTag('1.8.0');
    await at.commit('ghcr.io/acme/shop:1.9.0');
    const { status, log } = await at.release({ commit: older });
    expect(status, log).toBe(0);
    expect(log).toContain('newer images than those of v1.8.0 are on main');
    expect(show(FLUX)).toBe(flux('{tag: v1.9.0}'));
  });

  it('where it names a branch, a range, a commit, a channel or another repository', async () => {
    const other = flux('{tag: v1.7.3}', 'https://github.com/acme/other');
    const files = {
      'clusters/production/a.yaml': flux('{branch: main}'),
      'clusters/production/b.yaml': flux('{semver: ">=1.0.0", tag: v1.7.3}'),
      'clusters/production/c.yaml': flux('{commit: 0123456789012345678901234567890123456789, tag: v1.7.3}'),
      'clusters/production/d.yaml': flux('{tag: production}'),
      'clusters/production/e.yaml': other,
      'clusters/production/chart.yaml': '{{ if .Values.flux }}\nkind: GitRepository\n{{ end }}\n',
    };
    await pinned(files);
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    for (const [path, text] of Object.entries(files)) expect(show(path), path).toBe(text);
  });

  it('at a tag that is no earlier state, and that is told', async () => {
    await pinned({ [FLUX]: flux('{tag: v9.9.9}') });
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    expect(log).toContain('the pin stays at v9.9.9, which is no earlier state of v1.8.0');
    expect(show(FLUX)).toBe(flux('{tag: v9.9.9}'));
  });
});

describe('around a pin', () => {
  it('a path that does not exist is an error, and nothing is tagged', async () => {
    await pinned({}, config("tag: 'v{version}', pin: [cluster/production]"));
    const { status, log } = await at.release({ commit: await at.setTag('1.8.0') });
    expect(status).toBe(1);
    expect(log).toContain('nothing stands at "cluster/production"');
    expect(at.tags()).toEqual(['v1.7.3']);
  });

  it('a path without any is a warning', async () => {
    await pinned({ 'clusters/production/a.yaml': 'kind: ConfigMap\n' });
    const { status, log } = await at.release({ commit: await at.setTag('1.8.0') });
    expect(status, log).toBe(0);
    expect(log).toContain('no GitRepository and no Application in clusters/production names a tag');
  });

  it('the commit that moves it releases nothing', async () => {
    await pinned({ [FLUX]: flux('{tag: v1.7.3}') });
    await at.commit('ghcr.io/acme/shop:1.8.0');
    const [after = '', before] = at.world.git('rev-parse', 'main', 'main~1').trim().split('\n');
    const event = { ref: 'refs/heads/main', before, after, commits: [{ id: after }] };
    const { status, log } = await at.onEvent('push', event);
    expect(status, log).toBe(0);
    expect(log).toContain('Nothing to release');
    expect(at.tags()).toEqual(['v1.7.3', 'v1.8.0']);
  });

  it('releases at once end at the newest', async () => {
    await pinned({ [FLUX]: flux('{tag: v1.7.3}') });
    const commits = [await at.setTag('1.8.0'), await at.setTag('1.9.0'), await at.setTag('1.10.0')];
    const done = await Promise.all(commits.map((commit) => at.release({ commit })));
    expect(done.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(show(FLUX)).toBe(flux('{tag: v1.10.0}'));
  });

  it('a dry run tells it and moves nothing', async () => {
    await pinned({ [FLUX]: flux('{tag: v1.7.3}') });
    const { log } = await at.release({ commit: await at.setTag('1.8.0'), 'dry-run': 'true' });
    expect(log).toMatch(/clusters\/production\/sources\/config\.yaml:8 .*v1\.7\.3 -> v1\.8\.0/);
    expect([show(FLUX), at.tags()]).toEqual([flux('{tag: v1.7.3}'), ['v1.7.3']]);
  });
});
