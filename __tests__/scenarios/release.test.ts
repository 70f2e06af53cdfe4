/** `release`: what was merged gets its tag, told on the built action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENVIRONMENTS, EVERY, openReleasing, type Releasing } from '../support/releasing.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const KUSTOMIZATION = 'images:\n- name: ghcr.io/acme/shop\n  newTag: 1.8.0\n';

let world: Releasing['world'];
let at: Releasing;
beforeEach(async () => {
  at = await openReleasing();
  world = at.world;
});
afterEach(() => world.stop());

/** A pull request of two commits by hand. */
async function proposed(...commits: readonly Readonly<Record<string, string>>[]): Promise<number> {
  for (const files of commits)
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'feature',
      author: 'alice',
      message: 'By hand',
      files,
    });
  const pull = { head: 'feature', author: 'alice', title: 'Shop 1.8.0' };
  return (await world.sandbox.openPull('acme/config', pull)).number;
}

async function branch(name: string, sha: string): Promise<void> {
  const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/git/refs`, {
    method: 'POST',
    headers: { authorization: `token ${world.inputs['token']}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ref: `refs/heads/${name}`, sha }),
  });
  expect(response.status, await response.text()).toBe(201);
}

async function merged(pull: number, method: 'rebase' | 'squash'): Promise<string> {
  const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls/${pull}/merge`, {
    method: 'PUT',
    headers: { authorization: `token ${world.inputs['token']}`, 'content-type': 'application/json' },
    body: JSON.stringify({ merge_method: method }),
  });
  expect(response.status, await response.text()).toBe(200);
  return at.head();
}

const closed = (merge: string) => ({
  action: 'closed',
  pull_request: { merged: true, merge_commit_sha: merge, base: { ref: 'main' } },
});

describe('a direct commit to the released environment', () => {
  it('is tagged in the same run, with all that is known of it, and moves the channel', async () => {
    await at.configure(EVERY);
    const { status, outputs, log, summary } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    expect(outputs['release-tag']).toBe('v1.8.0');
    expect(at.tags()).toEqual(['production', 'v1.8.0']);
    expect([at.peeled('v1.8.0'), at.peeled('production')]).toEqual([at.head(), at.head()]);
    expect(world.git('cat-file', '-t', 'v1.8.0').trim()).toBe('tag');
    const message = world.git('tag', '-l', '--format=%(contents)', 'v1.8.0');
    expect(message).toContain(
      'Release v1.8.0\n\nshop in production:\n\n- ghcr.io/acme/shop:1.8.0 (was 1.7.3)',
    );
    expect(message).toMatch(/^Source: acme\/shop@0123456789abcdef/m);
    expect(message).toMatch(/^Run: .*\/acme\/shop\/actions\/runs\/42 \(attempt 1\)$/m);
    const [page] = [...world.sandbox.repository('acme/config').releases.values()];
    expect(page).toMatchObject({ tagName: 'v1.8.0', draft: false, prerelease: false });
    expect(page?.body).toContain('### Built from');
    expect(summary).toContain('### Release of `production`');
  });

  it('of another environment is not released', async () => {
    await at.configure(EVERY);
    const { status, outputs } = await at.commit('ghcr.io/acme/shop:1.8.0', {
      environment: 'staging',
      path: 'apps/shop/overlays/staging',
    });
    expect({ status, tag: outputs['release-tag'], tags: at.tags() }).toEqual({
      status: 0,
      tag: undefined,
      tags: [],
    });
  });

  it('needs no config file where the input names the template', async () => {
    const { outputs } = await at.commit('ghcr.io/acme/shop:1.8.0', { 'release-tag': '{app}-v{version}' });
    expect(outputs['release-tag']).toBe('shop-v1.8.0');
  });
});

describe('the same release again', () => {
  it('is the same tag, page and channel', async () => {
    await at.configure(EVERY);
    await at.commit('ghcr.io/acme/shop:1.8.0');
    const object = world.git('rev-parse', 'v1.8.0');
    const { status, outputs } = await at.release({ commit: at.head() });
    expect({ status, ...outputs }).toMatchObject({ status: 0, changed: 'false', 'release-tag': 'v1.8.0' });
    expect(world.git('rev-parse', 'v1.8.0')).toBe(object);
    expect(world.sandbox.repository('acme/config').releases.size).toBe(1);
  });

  it('of an older commit leaves the channel where it is', async () => {
    await at.configure(EVERY);
    await at.commit('ghcr.io/acme/shop:1.8.0');
    const older = at.head();
    await at.commit('ghcr.io/acme/shop:1.9.0');
    const { log } = await at.release({ commit: older });
    expect(log).toContain('the channel production stands at a newer release already; it stays');
    expect(at.peeled('production')).toBe(at.head());
  });
});

describe('a version', () => {
  it('that stands on another commit is refused, and nothing is moved', async () => {
    await at.configure(EVERY);
    world.git('tag', 'v1.8.0', 'main');
    const older = at.head();
    world.sandbox.repository('acme/config').refs.set('refs/tags/v1.8.0', older);
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status).toBe(1);
    expect(log).toMatch(
      /the tag v1\.8\.0 exists already, on commit [0-9a-f]{10}.*A release tag is never moved/s,
    );
    expect(at.peeled('v1.8.0')).toBe(older);
  });

  it('that comes back keeps its tag; the channel follows', async () => {
    await at.configure(EVERY);
    await at.commit('ghcr.io/acme/shop:1.8.0');
    const first = at.head();
    await at.commit('ghcr.io/acme/shop:1.9.0');
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.8.0', { 'allow-downgrade': 'true' });
    expect(status, log).toBe(0);
    expect(at.tags()).toEqual(['production', 'v1.8.0', 'v1.9.0']);
    expect([at.peeled('v1.8.0'), at.peeled('production')]).toEqual([first, at.head()]);
  });

  it('that comes back from a lower one keeps its tag, whatever other apps have done meanwhile', async () => {
    await at.configure(EVERY.replace("tag: 'v{version}'", "tag: '{app}-v{version}'"));
    await at.commit('ghcr.io/acme/shop:1.8.0');
    const first = at.head();
    await at.commit('ghcr.io/acme/shop:1.7.9', { 'allow-downgrade': 'true' });
    const payments = { app: 'payments', path: 'apps/payments/overlays/production' };
    await at.commit('ghcr.io/acme/payments-worker:2.30.0', payments);
    const { status, log } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    expect(at.tags()).toEqual(['payments-v2.30.0', 'production', 'shop-v1.7.9', 'shop-v1.8.0']);
    expect([at.peeled('shop-v1.8.0'), at.peeled('production')]).toEqual([first, at.head()]);
  });

  it('that a commit only says, and does not set, is not released', async () => {
    await at.configure(EVERY);
    await at.commit('ghcr.io/acme/shop:1.8.0');
    const message = world.git('log', '-1', '--format=%B').replaceAll('1.8.0', '99.0.0');
    const forged = await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'alice',
      message,
      files: { 'README.md': 'changed\n' },
    });
    const { status, outputs, log } = await at.release({ commit: forged });
    expect(status, log).toBe(0);
    expect([outputs['release-tag'], at.tags()]).toEqual(['', ['production', 'v1.8.0']]);
  });

  it('that was taken away and is set again with all that it had is the same release', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    const first = await at.setTag('1.8.0');
    await at.release({ commit: first });
    await at.setTag('1.7.9');
    const { status, outputs, log } = await at.release({ commit: await at.setTag('1.8.0') });
    expect(status, log).toBe(0);
    expect([outputs['release-tag'], outputs['changed'], at.peeled('v1.8.0')]).toEqual([
      'v1.8.0',
      'false',
      first,
    ]);
  });

  it('whose tag stands beside the branch is refused, and both commits are named', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    const evil = await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'evil',
      author: 'alice',
      message: 'Aside',
      files: { [FILE]: KUSTOMIZATION },
    });
    world.sandbox.repository('acme/config').refs.set('refs/tags/v1.8.0', evil);
    const commit = await at.setTag('1.8.0');
    const { status, log } = await at.release({ commit });
    expect(status).toBe(1);
    expect(log).toContain(
      `the tag v1.8.0 exists already, on commit ${evil.slice(0, 10)}, which is not on branch main; this release is commit ${commit.slice(0, 10)}`,
    );
  });

  it('below another is told: who follows a range never sees it', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    world.sandbox.repository('acme/config').refs.set('refs/tags/v5.0.0', at.head());
    const { status, log } = await at.release({ commit: await at.setTag('1.8.0') });
    expect(status, log).toBe(0);
    expect(log).toContain('v1.8.0 is lower than v5.0.0');
  });

  it('is that of the main image, or the next one, where only another one was changed', async () => {
    const apps = 'apps: { shop: { images: [ghcr.io/acme/shop, ghcr.io/acme/worker] } }\n';
    await at.configure(`${ENVIRONMENTS}${apps}release: { tag: 'v{version}', bump: patch }\n`);
    await at.release({ commit: await at.setTag('1.8.0') });
    const worker = (tag: string) =>
      at.push({
        'apps/shop/overlays/production/worker.yaml': `kind: Pod\napiVersion: v1\nmetadata: { name: worker }\nspec:\n  containers:\n    - name: worker\n      image: ghcr.io/acme/worker:${tag}\n`,
      });
    for (const tag of ['3.1.0', '3.2.0']) {
      const commit = await worker(tag);
      const { status, log } = await at.release({ commit });
      expect(status, log).toBe(0);
      expect((await at.release({ commit })).outputs['changed']).toBe('false');
    }
    expect(at.tags()).toEqual(['v1.8.0', 'v1.8.1', 'v1.8.2']);
    const back = await at.release({ commit: await worker('3.1.0') });
    expect(back.outputs['release-tag']).toBe('v1.8.3');
  });

  it('is counted up where images have none', async () => {
    await at.configure(EVERY);
    for (const tag of ['main-aaaaaaa', 'main-bbbbbbb']) await at.commit(`ghcr.io/acme/shop:${tag}`);
    expect(at.tags()).toEqual(['production', 'v0.0.1', 'v0.0.2']);
    await at.release({ commit: at.head() });
    expect(at.tags()).toEqual(['production', 'v0.0.1', 'v0.0.2']);
  });

  it('is another one for each of two releases at once', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}', bump: minor }\n`);
    const commits = [await at.setTag('build-1'), await at.setTag('build-2'), await at.setTag('build-3')];
    const done = await Promise.all(commits.map((sha) => at.release({ commit: sha })));
    expect(done.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(at.tags()).toEqual(['v0.1.0', 'v0.2.0', 'v0.3.0']);
    expect(new Set(at.tags().map(at.peeled))).toEqual(new Set(commits));
  });
});

describe('an event of the config repository', () => {
  it('releases each commit that a push has added, also those by hand', async () => {
    const before = await at.configure(`${ENVIRONMENTS}release: { tag: '{app}-v{version}' }\n`);
    const ids: string[] = [];
    for (const tag of ['1.8.0', '1.9.0']) ids.push(await at.setTag(tag));
    ids.push(await at.push({ 'README.md': 'changed\n' }));
    const commits = ids.map((id) => ({ id }));
    const { status, outputs, log } = await at.onEvent('push', {
      ref: 'refs/heads/main',
      before,
      after: ids[2],
      commits,
    });
    expect(status, log).toBe(0);
    expect(outputs['release-tag']).toBe('shop-v1.8.0\nshop-v1.9.0');
    expect(at.peeled('shop-v1.8.0')).toBe(ids[0]);
  });

  it('releases what the first of more commits has set than the event lists', async () => {
    const before = await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    const ids = [await at.setTag('1.8.0')];
    for (let index = 0; index < 54; index += 1) ids.push(await at.push({ 'README.md': `${index}\n` }));
    const event = { ref: 'refs/heads/main', before, after: ids.at(-1), commits: ids.map((id) => ({ id })) };
    const { status, outputs, log } = await at.onEvent('push', event);
    expect(status, log).toBe(0);
    expect([outputs['release-tag'], at.peeled('v1.8.0')]).toEqual(['v1.8.0', ids[0]]);
  }, 120_000);

  it('releases every commit that a rebasing merge has written', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    const pull = await proposed({ [FILE]: KUSTOMIZATION }, { 'README.md': 'more\n' });
    const merge = await merged(pull, 'rebase');
    const { status, outputs, log } = await at.onEvent('pull_request', closed(merge));
    expect(status, log).toBe(0);
    expect([outputs['release-tag'], at.peeled('v1.8.0')]).toEqual([
      'v1.8.0',
      world.git('rev-parse', 'main~1').trim(),
    ]);
  });

  it('releases all of a squashing merge, and names as approvers only who may write', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    const pull = await proposed({ [FILE]: KUSTOMIZATION }, { 'README.md': 'more\n' });
    world.sandbox.addUser({ login: 'mallory' });
    world.sandbox.review('acme/config', pull, { login: 'mallory', state: 'APPROVED' });
    world.sandbox.review('acme/config', pull, { login: 'bob', state: 'APPROVED' });
    const { status, log } = await at.onEvent('pull_request', closed(await merged(pull, 'squash')));
    expect(status, log).toBe(0);
    const message = world.git('tag', '-l', '--format=%(contents)', 'v1.8.0');
    expect(message).toContain(`Pull-Request: `);
    expect(message.match(/^Approved-By: .*$/gm)).toEqual(['Approved-By: bob']);
  });

  it('names no pull request that has brought the commit to another branch', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    await branch('staging', at.head());
    const commit = await at.setTag('1.8.0');
    await branch('feature', commit);
    const pull = { head: 'feature', base: 'staging', author: 'alice', title: 'To staging' };
    await merged((await world.sandbox.openPull('acme/config', pull)).number, 'squash');
    const { status, log } = await at.release({ commit });
    expect(status, log).toBe(0);
    expect(world.git('tag', '-l', '--format=%(contents)', 'v1.8.0')).not.toContain('Pull-Request');
  });

  it('is released where the path is none that the config file has for the environment', async () => {
    await at.configure(`${ENVIRONMENTS}release: { tag: 'v{version}' }\n`);
    await at.push({ 'other/kustomization.yaml': KUSTOMIZATION });
    const { status, outputs, log } = await at.commit('ghcr.io/acme/shop:1.8.1', { path: 'other' });
    expect([status, outputs['release-tag']], log).toEqual([0, 'v1.8.1']);
  });

  it('releases nothing where a pull request was closed without a merge, or the push was elsewhere', async () => {
    await at.configure(EVERY);
    const pull = { merged: false, merge_commit_sha: at.head(), base: { ref: 'main' } };
    const closed = await at.onEvent('pull_request', { action: 'closed', pull_request: pull });
    expect([closed.status, closed.summary]).toEqual([
      0,
      expect.stringContaining('the event has merged nothing'),
    ]);
    const aside = await at.onEvent('push', {
      ref: 'refs/heads/topic',
      before: at.head(),
      after: at.head(),
      commits: [],
    });
    expect([aside.status, aside.log]).toEqual([
      0,
      expect.stringContaining('the event is about branch topic'),
    ]);
    expect(at.tags()).toEqual([]);
  });
});
