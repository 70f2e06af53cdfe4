/** `verify` with `on-failure: rollback`: which state it goes back to, and when it does not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedStatus } from '../../sandbox/store/seed-pulls.ts';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const FLUX = 'kustomization/shop/0c9c2e41';
const VERIFIED = 'gitops-release/verified/production';
const BRANCH = 'gitops-release/rollback/production/shop';
const CONFIG = `version: 1
environments:
  - name: production
    path: apps/{app}/overlays/production
    verify: { operator: flux, timeout: 2s, on-failure: rollback }
`;

let world: World;
let original = '';
beforeEach(async () => {
  world = await openWorld({ permissions: { statuses: 'write', deployments: 'write' } });
  await push({ '.gitops-release.yaml': CONFIG });
  original = world.git('show', `main:${FILE}`);
});
afterEach(() => world.stop());

function push(files: Readonly<Record<string, string>>, branch = 'main'): Promise<string> {
  return world.sandbox.pushCommit({ repo: 'acme/config', branch, author: 'alice', message: 'Change', files });
}

const shop = (tag: string): string => original.replace(/newTag: .*/, `newTag: ${tag}`);
const release = (tag: string): Promise<string> => push({ [FILE]: shop(tag) });
const repository = () => world.sandbox.repository('acme/config');
const pulls = () => [...repository().pulls.values()].filter(({ headRefName }) => headRefName === BRANCH);
const proposed = (): string => world.git('show', `${BRANCH}:${FILE}`);

function say(sha: string, context: string, state: 'success' | 'failure'): void {
  seedStatus(world.sandbox.store, repository(), sha, { context, state, login: 'alice' });
}

async function failing(tag: string): Promise<string> {
  const commit = await release(tag);
  say(commit, FLUX, 'failure');
  return commit;
}

function step(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return runStep(world.sandbox, {
    inputs: { repository: 'acme/config', token: world.token, environment: 'production', ...inputs },
  });
}

const verify = (commit: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  step({ command: 'verify', commit, app: 'shop', ...inputs });

async function merge(number: number, method: 'merge' | 'squash'): Promise<string> {
  const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls/${number}/merge`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${world.token}` },
    body: JSON.stringify({ merge_method: method }),
  });
  expect(response.status).toBe(200);
  return world.git('rev-parse', 'main').trim();
}

describe('a failed rollout goes back', () => {
  it('to the newest state that was verified, and what has failed is held', async () => {
    say(await release('1.8.0'), VERIFIED, 'success');
    await release('1.8.1');
    const { status, log, outputs, summary } = await verify(await failing('1.9.0'));
    expect(status, log).toBe(1);
    expect(proposed()).toBe(shop('1.8.0'));
    expect(log).toMatch(/is that of commit [0-9a-f]{40}, which was verified/);
    expect(outputs).toMatchObject({
      changed: 'true',
      'pull-request-url': expect.stringMatching(/\/pull\/1$/),
    });
    expect(summary).toContain('Goes back by [this pull request]');
    await merge(1, 'squash');
    const again = await step({ command: 'update', images: 'ghcr.io/acme/shop:1.9.0', app: 'shop' });
    expect(again.log).toContain('"ghcr.io/acme/shop:1.9.0" is held');
  });

  it('to the state before, where none was verified', async () => {
    await release('1.8.0');
    await release('1.8.1');
    expect((await verify(await failing('1.9.0'))).status).toBe(1);
    expect(proposed()).toBe(shop('1.8.1'));
  });

  it('to the newest state that was verified of this app, whatever is said of another', async () => {
    say(await release('1.8.0'), `${VERIFIED}/shop`, 'success');
    say(await release('1.8.1'), `${VERIFIED}/cart`, 'success');
    await verify(await failing('1.9.0'));
    expect(proposed()).toBe(shop('1.8.0'));
  });

  it('to none that has failed itself', async () => {
    await release('1.8.0');
    say(await release('1.8.1'), VERIFIED, 'failure');
    await verify(await failing('1.9.0'));
    expect(proposed()).toBe(shop('1.8.0'));
  });

  it('to a state whose merge commit was verified', async () => {
    await push({ [FILE]: shop('1.8.0') }, 'topic');
    await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.token}` },
      body: JSON.stringify({ title: 'Shop 1.8.0', head: 'topic', base: 'main' }),
    });
    say(await merge(1, 'merge'), VERIFIED, 'success');
    await release('1.8.1');
    await verify(await failing('1.9.0'));
    expect(proposed()).toBe(shop('1.8.0'));
  });

  it('in the app whose image the commit has set, where no app is named', async () => {
    const cart = 'apps/cart/overlays/production/kustomization.yaml';
    await push({ [cart]: shop('3.0.0').replaceAll('shop', 'cart') });
    await release('1.8.0');
    const { log } = await verify(await failing('1.9.0'), { app: '' });
    expect(proposed(), log).toBe(shop('1.8.0'));
    expect(world.git('show', `${BRANCH}:${cart}`)).toContain('newTag: 3.0.0');
  });

  it('by one proposal, however often it is asked', async () => {
    await release('1.8.0');
    const commit = await failing('1.9.0');
    await verify(commit);
    const { status } = await verify(commit);
    expect([status, pulls().length]).toEqual([1, 1]);
  });
});

describe('nothing is rolled back', () => {
  it('where a later commit has set other images', async () => {
    await release('1.8.0');
    const commit = await failing('1.9.0');
    await release('1.9.1');
    const { status, log, summary } = await verify(commit);
    expect(status).toBe(1);
    expect(log).toMatch(/nothing is rolled back: superseded: later commits than [0-9a-f]{10} have set/);
    expect(summary).toContain('superseded');
    expect(pulls()).toEqual([]);
  });

  it('where a later commit sets others just then', async () => {
    await release('1.8.0');
    const commit = await failing('1.9.0');
    world.sandbox.faults.add({
      kind: 'hook',
      when: { operation: 'OpenRepository' },
      onArrival: async () => {
        await release('1.9.1');
      },
    });
    const { log } = await verify(commit);
    expect(log).toMatch(/a later commit than [0-9a-f]{10} has set other images, which are not taken back/);
    expect(pulls()).toEqual([]);
  });

  it('where the failure is that of a later commit with other images', async () => {
    const commit = await release('1.8.0');
    await failing('1.9.0');
    const { status, log, outputs } = await verify(commit);
    expect(status, log).toBe(0);
    expect(JSON.parse(outputs['result'] ?? '')).toMatchObject({ state: 'superseded' });
    expect(pulls()).toEqual([]);
  });

  it('where all that has spoken runs, and one has not spoken', async () => {
    const commit = await release('1.9.0');
    say(commit, FLUX, 'success');
    const { status, log } = await verify(commit, { app: 'shop\ncart' });
    expect([status, log]).toEqual([
      1,
      expect.stringContaining('what has spoken runs; nothing was ever called as cart'),
    ]);
    expect(pulls()).toEqual([]);
  });

  it('where the commit has set no image', async () => {
    await release('1.9.0');
    const commit = await push({ [FILE]: `${shop('1.9.0')}# for the auditors\n` });
    say(commit, FLUX, 'failure');
    const { status, log } = await verify(commit);
    expect([status, log]).toEqual([1, expect.stringMatching(/has set no image of production/)]);
    expect(pulls()).toEqual([]);
  });

  it('where nobody has ever spoken', async () => {
    await release('1.8.0');
    const { status, log } = await verify(await release('1.9.0'));
    expect([status, log]).toEqual([1, expect.stringMatching(/nobody has ever said anything of a rollout/)]);
    expect(pulls()).toEqual([]);
  });

  it('where all that was before has failed, too', async () => {
    say(world.git('log', '-1', '--format=%H', 'main', '--', FILE).trim(), VERIFIED, 'failure');
    say(await release('1.8.0'), VERIFIED, 'failure');
    const { log } = await verify(await failing('1.9.0'));
    expect(log).toMatch(/what was before [0-9a-f]{10} has failed as well/);
    expect(pulls()).toEqual([]);
  });
});
