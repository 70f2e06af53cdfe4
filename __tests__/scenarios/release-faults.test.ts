/** Releases that are asked for wrongly, after a merge, or cut off; told on the built action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERY, openReleasing, type Releasing } from '../support/releasing.ts';
import { runStep } from '../support/step.ts';

let world: Releasing['world'];
let at: Releasing;
beforeEach(async () => {
  at = await openReleasing();
  world = at.world;
});
afterEach(() => world.stop());

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
    await at.configure(EVERY);
    const { status, log } = await at.release(inputs);
    expect(status).toBe(1);
    expect(log).toMatch(words);
  });

  it('a commit that is not on the branch', async () => {
    await at.configure(EVERY);
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
    const { status, log } = await at.release({ commit: branch });
    expect([status, log]).toEqual([1, expect.stringContaining('is not on branch main')]);
  });

  it('no template anywhere', async () => {
    const { status, log } = await at.release({ commit: at.head() });
    expect([status, log]).toEqual([1, expect.stringContaining('no template of the tag is given')]);
  });
});

describe('a pull request that this run merges', () => {
  it.each(['squash', 'merge', 'rebase'])('is released where %s has put it', async (method) => {
    await at.configure(EVERY);
    const { outputs, log, status } = await runStep(world.sandbox, {
      inputs: { ...world.inputs, merge: 'auto', 'merge-method': method },
    });
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ merged: 'true', 'release-tag': 'v1.8.0', 'commit-sha': at.head() });
    expect(at.peeled('v1.8.0')).toBe(at.head());
    const message = world.git('tag', '-l', '--format=%(contents)', 'v1.8.0');
    expect(message).toMatch(/^Pull-Request: .*\/acme\/config\/pull\/1$/m);
    const [page] = [...world.sandbox.repository('acme/config').releases.values()];
    expect(page?.body).toContain('### Pull requests\n\n- Update shop in production to 1.8.0 ([#1](');
  });

  it('and is left to GitHub is not released by it', async () => {
    await at.configure(EVERY);
    const { outputs } = await runStep(world.sandbox, { inputs: world.inputs });
    expect([outputs['merged'], outputs['release-tag'], at.tags()]).toEqual(['false', undefined, []]);
  });

  it('keeps its outputs where the release is refused', async () => {
    await at.configure(EVERY);
    world.sandbox.repository('acme/config').refs.set('refs/tags/v1.8.0', at.head());
    const { status, outputs } = await runStep(world.sandbox, { inputs: { ...world.inputs, merge: 'auto' } });
    expect([status, outputs['merged'], outputs['commit-sha']]).toEqual([1, 'true', at.head()]);
  });
});

describe('a run that is cut off', () => {
  it('between merge and tag is made up for by the next', async () => {
    await at.configure(EVERY);
    world.sandbox.faults.add({ kind: 'status', status: 403, times: 20, when: { operation: 'ReadRelease' } });
    expect((await at.commit('ghcr.io/acme/shop:1.8.0')).status).toBe(1);
    const merged = at.head();
    world.sandbox.faults.reset();
    await at.push({ 'README.md': 'changed\n' });
    const { status, outputs } = await at.commit('ghcr.io/acme/shop:1.8.0');
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    expect(at.peeled('v1.8.0')).toBe(merged);
  });

  const breaks = [{ title: 'dropped after', fault: { kind: 'drop-after' } }] as const;

  it.each(breaks)('$title, at every second request: one tag, one page, one channel', async ({ fault }) => {
    await at.configure(EVERY);
    await at.setTag('main-aaaaaaa');
    world.sandbox.faults.reset();
    for (let index = 1; index <= 4; index += 1) {
      world.sandbox.faults.add({ ...fault, when: { index: index * 2 } });
    }
    const broken = await at.release({ commit: at.head() });
    world.sandbox.faults.reset();
    const again = await at.release({ commit: at.head() });
    expect(again.status, broken.log + again.log).toBe(0);
    expect(at.tags()).toEqual(['production', 'v0.0.1']);
    expect(world.sandbox.repository('acme/config').releases.size).toBe(1);
  });
});
