/** `release`: what was merged gets its tag, told on the built action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const CONFIG = `version: 1
environments:
  - { name: staging, path: 'apps/{app}/overlays/staging' }
  - { name: production, path: 'apps/{app}/overlays/production', from: staging }
`;
const EVERY = `${CONFIG}release: { tag: 'v{version}', bump: patch, channel: '{environment}', github-release: true }\n`;
const FILE = 'apps/shop/overlays/production/kustomization.yaml';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

function push(files: Readonly<Record<string, string>>, message = 'By hand'): Promise<string> {
  return world.sandbox.pushCommit({ repo: 'acme/config', branch: 'main', author: 'alice', message, files });
}

const configure = (text: string): Promise<string> => push({ '.gitops-release.yaml': text });

function commit(images: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return runStep(world.sandbox, { inputs: { ...world.inputs, images, delivery: 'commit', ...inputs } });
}

function release(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const { repository = '', token = '' } = world.inputs;
  return runStep(world.sandbox, { inputs: { command: 'release', repository, token, ...inputs } });
}

const head = (): string => world.git('rev-parse', 'main').trim();
const tags = (): readonly string[] => world.git('tag').trim().split('\n').filter(Boolean);
const peeled = (tag: string): string => world.git('rev-parse', `${tag}^{commit}`).trim();

describe('a direct commit to the released environment', () => {
  it('is tagged in the same run, with all that is known of it, and moves the channel', async () => {
    await configure(EVERY);
    const { status, outputs, log, summary } = await commit('ghcr.io/acme/shop:1.8.0');
    expect(status, log).toBe(0);
    expect(outputs['release-tag']).toBe('v1.8.0');
    expect(tags()).toEqual(['production', 'v1.8.0']);
    expect([peeled('v1.8.0'), peeled('production')]).toEqual([head(), head()]);
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
    await configure(EVERY);
    const { status, outputs } = await commit('ghcr.io/acme/shop:1.8.0', {
      environment: 'staging',
      path: 'apps/shop/overlays/staging',
    });
    expect({ status, tag: outputs['release-tag'], tags: tags() }).toEqual({
      status: 0,
      tag: undefined,
      tags: [],
    });
  });

  it('needs no config file where the input names the template', async () => {
    const { outputs } = await commit('ghcr.io/acme/shop:1.8.0', { 'release-tag': '{app}-v{version}' });
    expect(outputs['release-tag']).toBe('shop-v1.8.0');
  });
});

describe('the same release again', () => {
  it('is the same tag, page and channel', async () => {
    await configure(EVERY);
    await commit('ghcr.io/acme/shop:1.8.0');
    const object = world.git('rev-parse', 'v1.8.0');
    const { status, outputs } = await release({ commit: head() });
    expect({ status, ...outputs }).toMatchObject({ status: 0, changed: 'false', 'release-tag': 'v1.8.0' });
    expect(world.git('rev-parse', 'v1.8.0')).toBe(object);
    expect(world.sandbox.repository('acme/config').releases.size).toBe(1);
  });

  it('of an older commit leaves the channel where it is', async () => {
    await configure(EVERY);
    await commit('ghcr.io/acme/shop:1.8.0');
    const older = head();
    await commit('ghcr.io/acme/shop:1.9.0');
    const { log } = await release({ commit: older });
    expect(log).toContain('the channel production stands at a newer release already; it stays');
    expect(peeled('production')).toBe(head());
  });
});

describe('a version', () => {
  it('that stands on another commit is refused, and nothing is moved', async () => {
    await configure(EVERY);
    world.git('tag', 'v1.8.0', 'main');
    const older = head();
    world.sandbox.repository('acme/config').refs.set('refs/tags/v1.8.0', older);
    const { status, log } = await commit('ghcr.io/acme/shop:1.8.0');
    expect(status).toBe(1);
    expect(log).toMatch(
      /the tag v1\.8\.0 exists already, on commit [0-9a-f]{10}.*A release tag is never moved/s,
    );
    expect(peeled('v1.8.0')).toBe(older);
  });

  it('that comes back keeps its tag; the channel follows', async () => {
    await configure(EVERY);
    await commit('ghcr.io/acme/shop:1.8.0');
    const first = head();
    await commit('ghcr.io/acme/shop:1.9.0');
    const { status, log } = await commit('ghcr.io/acme/shop:1.8.0', { 'allow-downgrade': 'true' });
    expect(status, log).toBe(0);
    expect(tags()).toEqual(['production', 'v1.8.0', 'v1.9.0']);
    expect([peeled('v1.8.0'), peeled('production')]).toEqual([first, head()]);
  });

  it('is counted up where images have none', async () => {
    await configure(EVERY);
    for (const tag of ['main-aaaaaaa', 'main-bbbbbbb']) await commit(`ghcr.io/acme/shop:${tag}`);
    expect(tags()).toEqual(['production', 'v0.0.1', 'v0.0.2']);
    await release({ commit: head() });
    expect(tags()).toEqual(['production', 'v0.0.1', 'v0.0.2']);
  });

  it('is another one for each of two releases at once', async () => {
    await configure(`${CONFIG}release: { tag: 'v{version}', bump: minor }\n`);
    const change = (tag: string) =>
      push({ [FILE]: world.git('show', `main:${FILE}`).replace(/newTag: .*/, `newTag: ${tag}`) });
    const commits = [await change('build-1'), await change('build-2'), await change('build-3')];
    const done = await Promise.all(commits.map((sha) => release({ commit: sha })));
    expect(done.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(tags()).toEqual(['v0.1.0', 'v0.2.0', 'v0.3.0']);
    expect(new Set(tags().map(peeled))).toEqual(new Set(commits));
  });
});

describe('an event of the config repository', () => {
  async function onEvent(name: string, event: object): Promise<StepResult> {
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json');
    writeFileSync(path, JSON.stringify(event));
    const { token = '' } = world.inputs;
    return runStep(world.sandbox, {
      inputs: { command: 'release', token },
      env: { GITHUB_REPOSITORY: 'acme/config', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path },
    });
  }

  it('releases each commit that a push has added, also those by hand', async () => {
    const before = await configure(`${CONFIG}release: { tag: '{app}-v{version}' }\n`);
    const text = world.git('show', `main:${FILE}`);
    const ids: string[] = [];
    for (const tag of ['1.8.0', '1.9.0'])
      ids.push(await push({ [FILE]: text.replace(/newTag: .*/, `newTag: ${tag}`) }));
    ids.push(await push({ 'README.md': 'changed\n' }));
    const commits = ids.map((id) => ({ id }));
    const { status, outputs, log } = await onEvent('push', {
      ref: 'refs/heads/main',
      before,
      after: ids[2],
      commits,
    });
    expect(status, log).toBe(0);
    expect(outputs['release-tag']).toBe('shop-v1.8.0\nshop-v1.9.0');
    expect(peeled('shop-v1.8.0')).toBe(ids[0]);
  });

  it('releases nothing where a pull request was closed without a merge, or the push was elsewhere', async () => {
    await configure(EVERY);
    const pull = { merged: false, merge_commit_sha: head(), base: { ref: 'main' } };
    const closed = await onEvent('pull_request', { action: 'closed', pull_request: pull });
    expect([closed.status, closed.summary]).toEqual([
      0,
      expect.stringContaining('the event has merged nothing'),
    ]);
    const aside = await onEvent('push', {
      ref: 'refs/heads/topic',
      before: head(),
      after: head(),
      commits: [],
    });
    expect([aside.status, aside.log]).toEqual([
      0,
      expect.stringContaining('the event is about branch topic'),
    ]);
    expect(tags()).toEqual([]);
  });
});

describe('bad input', () => {
  it.each([
    [
      'a template without a version',
      { 'release-tag': 'production' },
      /has no \{version\}: every release would have the same tag/,
    ],
    [
      'a placeholder without a value',
      { 'release-tag': 'v{version}-{source-sha}' },
      /\{source-sha\} has no value here/,
    ],
    ['a name that Git does not take', { 'release-tag': 'v {version}' }, /no name that Git allows/],
    ['a short commit', { commit: '0123456' }, /not the full SHA of a commit/],
    [
      'an environment that is not there',
      { environment: 'productoin' },
      /no environment "productoin".*Did you mean `production`/s,
    ],
  ])('%s', async (_, inputs, words) => {
    await configure(EVERY);
    const { status, log } = await release(inputs);
    expect(status).toBe(1);
    expect(log).toMatch(words);
  });

  it('a commit that is not on the branch', async () => {
    await configure(EVERY);
    const branch = await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'alice',
      message: 'Aside',
      files: { 'README.md': 'x\n' },
    });
    const kept = world.git('rev-parse', 'main^').trim();
    world.sandbox.repository('acme/config').refs.set('refs/heads/aside', branch);
    world.sandbox.repository('acme/config').refs.set('refs/heads/main', kept);
    const { status, log } = await release({ commit: branch });
    expect([status, log]).toEqual([1, expect.stringContaining('is not on branch main')]);
  });

  it('no template anywhere', async () => {
    const { status, log } = await release({ commit: head() });
    expect([status, log]).toEqual([1, expect.stringContaining('no template of the tag is given')]);
  });
});

describe('a pull request that this run merges', () => {
  it.each(['squash', 'merge', 'rebase'])('is released where %s has put it', async (method) => {
    await configure(EVERY);
    const { outputs, log, status } = await runStep(world.sandbox, {
      inputs: { ...world.inputs, merge: 'auto', 'merge-method': method },
    });
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ merged: 'true', 'release-tag': 'v1.8.0', 'commit-sha': head() });
    expect(peeled('v1.8.0')).toBe(head());
    const message = world.git('tag', '-l', '--format=%(contents)', 'v1.8.0');
    expect(message).toMatch(/^Pull-Request: .*\/acme\/config\/pull\/1$/m);
    const [page] = [...world.sandbox.repository('acme/config').releases.values()];
    expect(page?.body).toContain('### Pull requests\n\n- Update shop in production to 1.8.0 ([#1](');
  });

  it('and is left to GitHub is not released by it', async () => {
    await configure(EVERY);
    const { outputs } = await runStep(world.sandbox, { inputs: world.inputs });
    expect([outputs['merged'], outputs['release-tag'], tags()]).toEqual(['false', undefined, []]);
  });

  it('keeps its outputs where the release is refused', async () => {
    await configure(EVERY);
    world.sandbox.repository('acme/config').refs.set('refs/tags/v1.8.0', head());
    const { status, outputs } = await runStep(world.sandbox, { inputs: { ...world.inputs, merge: 'auto' } });
    expect([status, outputs['merged'], outputs['commit-sha']]).toEqual([1, 'true', head()]);
  });
});

describe('a run that is cut off', () => {
  it('between merge and tag is made up for by the next', async () => {
    await configure(EVERY);
    world.sandbox.faults.add({ kind: 'status', status: 403, times: 20, when: { operation: 'ReadRelease' } });
    expect((await commit('ghcr.io/acme/shop:1.8.0')).status).toBe(1);
    const merged = head();
    world.sandbox.faults.reset();
    await push({ 'README.md': 'changed\n' });
    const { status, outputs } = await commit('ghcr.io/acme/shop:1.8.0');
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    expect(peeled('v1.8.0')).toBe(merged);
  });

  const breaks = [
    { title: 'dropped before', fault: { kind: 'drop-before' } },
    { title: 'dropped after', fault: { kind: 'drop-after' } },
    { title: '502, done', fault: { kind: 'status', status: 502, applied: true } },
  ] as const;

  it.each(breaks)('$title, at every second request: one tag, one page, one channel', async ({ fault }) => {
    await configure(EVERY);
    await push({ [FILE]: world.git('show', `main:${FILE}`).replace(/newTag: .*/, 'newTag: main-aaaaaaa') });
    world.sandbox.faults.reset();
    for (let index = 1; index <= 4; index += 1) {
      world.sandbox.faults.add({ ...fault, when: { index: index * 2 } });
    }
    const broken = await release({ commit: head() });
    world.sandbox.faults.reset();
    const again = await release({ commit: head() });
    expect(again.status, broken.log + again.log).toBe(0);
    expect(tags()).toEqual(['production', 'v0.0.1']);
    expect(world.sandbox.repository('acme/config').releases.size).toBe(1);
  });
});
