/** `merge: auto`: merged now where that is possible, else left to GitHub, told on the built action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BRANCH, type MergingWorld, openMergingWorld } from '../support/merging.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';

let world: MergingWorld;
beforeEach(async () => {
  world = await openMergingWorld();
});
afterEach(() => world.stop());

const auto = (inputs: Readonly<Record<string, string>> = {}) => world.release({ merge: 'auto', ...inputs });
const pull = () => world.pulls()[0];
const opened = { 'pull-request': 'opened' } as const;

describe('a branch without rules', () => {
  it('gets the change at once, as one commit that carries the trail', async () => {
    const before = world.head();
    const { status, outputs, log, summary } = await auto();
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ merged: 'true', 'commit-sha': world.head() });
    expect(outputs['pull-request-head-sha']).toBe(world.head(BRANCH));
    expect(world.git('rev-list', '--count', `${before}..main`).trim()).toBe('1');
    expect(world.git('show', `main:${FILE}`)).toContain('newTag: 1.8.0');
    const message = world.git('log', '-1', '--format=%B', 'main');
    expect(message).toMatch(/^Update shop in production to 1\.8\.0 \(#1\)\n/);
    expect(message).toContain('Gitops-Release-Run: ');
    expect(summary).toContain('Merged as');
  });

  it('is only looked at in a dry run', async () => {
    const before = world.git('for-each-ref');
    const { status, outputs } = await auto({ 'dry-run': 'true' });
    expect({ status, merged: outputs['merged'] }).toEqual({ status: 0, merged: 'false' });
    expect(world.git('for-each-ref')).toBe(before);
    expect(world.operations()).toEqual(['OpenRepository']);
  });

  it('gets nothing that was pushed after the look', async () => {
    world.sandbox.faults.add({
      kind: 'hook',
      when: { operation: 'MergePullRequest' },
      onArrival: async () => {
        const files = { 'README.md': 'not reviewed\n' };
        const by = { author: 'alice', message: 'Also' };
        await world.sandbox.pushCommit({ repo: 'acme/config', branch: BRANCH, files, ...by });
      },
    });
    const before = world.head();
    const { status, outputs, log } = await auto();
    expect(status).toBe(1);
    expect(log).toMatch(/somebody pushed to gitops-release\/production\/shop meanwhile: .* by alice/);
    expect(outputs['merged']).toBe('false');
    expect([world.head(), pull()?.state]).toEqual([before, 'open']);
  });
});

describe('rules that are met', () => {
  beforeEach(() => world.require({ reviews: 1, checks: ['build'] }));

  it('let a proposal that stands be merged in five requests', async () => {
    await world.release();
    await world.play({ check: { name: 'build', conclusion: 'success' } }, { approve: 'carol' });
    world.sandbox.log.clear();
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ merged: 'true', 'pull-request-operation': 'none' });
    expect(JSON.parse(outputs['verdict'] ?? '')).toMatchObject({ state: 'met' });
    expect(world.operations()).toHaveLength(5);
  });

  it('between opening and arming: GitHub has nothing to wait for, so it is merged after a look', async () => {
    await world.play(
      { when: opened, check: { name: 'build', conclusion: 'success' } },
      { when: opened, approve: 'carol' },
    );
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
    expect(world.operations().filter((name) => /AutoMerge|Merge/.test(name))).toContain('MergePullRequest');
  });

  it.each([
    { title: 'GitHub calls it clean', conclusion: 'success' },
    { title: 'GitHub calls it unstable', conclusion: 'failure' },
  ])('at the very moment of arming ($title)', async ({ conclusion }) => {
    await world.release();
    const pulls = world.sandbox.repository('acme/config').pulls;
    world.sandbox.faults.add({
      kind: 'hook',
      when: { operation: 'enablePullRequestAutoMerge' },
      onArrival: () => {
        const sha = pulls.get(1)?.headOid ?? '';
        world.sandbox.check('acme/config', sha, { name: 'build' });
        world.sandbox.check('acme/config', sha, { name: 'lint', conclusion });
        world.sandbox.review('acme/config', 1, { login: 'carol', state: 'APPROVED' });
      },
    });
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
    expect(log).toMatch(/Pull request is in (clean|unstable) status.*Looking again/);
  });

  it('because somebody has taken them away meanwhile: merged, too', async () => {
    await world.release();
    world.sandbox.faults.add({
      kind: 'hook',
      when: { operation: 'enablePullRequestAutoMerge' },
      onArrival: () => world.sandbox.repository('acme/config').rulesets.clear(),
    });
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
    expect(log).toContain('Protected branch rules not configured for this branch');
  });

  it('with another check that fails: what GitHub calls unstable is merged, too', async () => {
    await world.play(
      { when: opened, check: { name: 'lint', conclusion: 'failure' } },
      { when: opened, check: { name: 'build', conclusion: 'success' } },
      { when: opened, approve: 'carol' },
    );
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
  });
});

describe('rules that are not met', () => {
  beforeEach(() => world.require({ reviews: 1, checks: ['build'] }));

  it('arm auto-merge with the judged head and the trail, in five requests', async () => {
    const { status, outputs, log, summary } = await auto();
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ merged: 'false', 'pull-request-number': '1' });
    expect(world.operations()).toHaveLength(5);
    expect(pull()?.autoMerge).toMatchObject({
      method: 'squash',
      commitTitle: 'Update shop in production to 1.8.0 (#1)',
      commitMessage: expect.stringContaining('Gitops-Release-Run: '),
    });
    expect(summary).toContain('Left to GitHub');
    await world.play({ check: { name: 'build', conclusion: 'success' } }, { approve: 'carol' });
    expect(pull()?.merged).toBe(true);
    expect(world.git('log', '-1', '--format=%B', 'main')).toContain('Gitops-Release-Run: ');
  });

  it('and auto-merge that is not allowed: the step fails and names the setting', async () => {
    world.settings({ allowAutoMerge: false });
    const { status, outputs, log } = await auto();
    expect(status).toBe(1);
    expect(log).toMatch(
      /does not allow auto-merge.*"Allow auto-merge" \(Settings > General > Pull Requests\)/s,
    );
    expect(outputs).toMatchObject({ changed: 'true', merged: 'false', 'pull-request-number': '1' });
    expect(JSON.parse(outputs['verdict'] ?? '')).toMatchObject({ state: 'pending' });
    expect(pull()).toMatchObject({ state: 'open', autoMerge: null });
  });

  it('are left to GitHub by a second run, which writes nothing', async () => {
    await auto();
    const armed = pull()?.autoMerge;
    world.sandbox.log.clear();
    const { status, outputs } = await auto();
    expect({ status, merged: outputs['merged'], changed: outputs['changed'] }).toEqual({
      status: 0,
      merged: 'false',
      changed: 'false',
    });
    expect(pull()?.autoMerge).toBe(armed);
    expect(world.operations().some((name) => name.includes('AutoMerge'))).toBe(false);
  });

  it('and a newer image: armed again, with the text of the newer image', async () => {
    await auto();
    const { status, log } = await auto({ images: 'ghcr.io/acme/shop:1.9.0' });
    expect(status, log).toBe(0);
    expect(pull()?.autoMerge?.commitTitle).toBe('Update shop in production to 1.9.0 (#1)');
    await world.play({ check: { name: 'build', conclusion: 'success' } }, { approve: 'carol' });
    expect(pull()?.merged).toBe(true);
    expect(world.git('log', '-1', '--format=%B', 'main')).toMatch(/^Update shop in production to 1\.9\.0/);
    expect(world.git('show', `main:${FILE}`)).toContain('newTag: 1.9.0');
  });
});

it('rules that ask for nothing which could be outstanding are no reason to arm: it is merged', async () => {
  world.require({ linear: true });
  const { status, outputs, log } = await auto();
  expect(status, log).toBe(0);
  expect(outputs['merged']).toBe('true');
});
