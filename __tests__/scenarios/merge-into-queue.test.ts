/** Branches with a merge queue, told on the built action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWorld, type MergingWorld, openMergingWorld } from '../support/merging.ts';

const opened = { 'pull-request': 'opened' } as const;
const passes = { check: { name: 'build', conclusion: 'success' } } as const;

describe('merge: auto on a branch with a queue', () => {
  let world: MergingWorld;
  beforeEach(async () => {
    world = await openMergingWorld();
    world.require({ checks: ['build'], queue: true });
  });
  afterEach(() => world.stop());

  const auto = () => world.release({ merge: 'auto' });
  const pull = () => world.pulls()[0];
  const entries = () => world.operations().filter((name) => name === 'EnqueuePullRequest').length;

  it('puts what is ready into the queue, which merges it', async () => {
    await world.release();
    await world.play(passes, {
      when: { 'merge-queue': 'building' },
      check: { ...passes.check, on: 'merge-group' },
    });
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(log).toContain('Putting #1 into the merge queue');
    expect(world.operations()).not.toContain('MergePullRequest');
    expect(entries()).toBe(1);
    expect(outputs['pull-request-number']).toBe('1');
    await world.tick();
    expect(pull()?.merged).toBe(true);
  });

  it('leaves what is in the queue already where it is', async () => {
    await world.release();
    await world.play(passes, { enqueue: 'carol' });
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(log).toContain('#1 is left to GitHub: it stands in the merge queue');
    expect(outputs['merged']).toBe('false');
    expect(entries()).toBe(0);
  });

  it('takes it for done if somebody puts it into the queue at the same moment', async () => {
    await world.release();
    await world.play(passes);
    world.sandbox.faults.add({
      kind: 'hook',
      when: { operation: 'EnqueuePullRequest' },
      onArrival: async () => void (await world.play({ enqueue: 'carol' })),
    });
    const { status, log } = await auto();
    expect(status, log).toBe(0);
    expect(log).toContain('it stands in the merge queue');
  });

  it('arms what is not ready: GitHub puts it into the queue later', async () => {
    const { status, outputs, log } = await auto();
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('false');
    expect(pull()?.autoMerge).not.toBeNull();
    await world.play(passes, {
      when: { 'merge-queue': 'building' },
      check: { ...passes.check, on: 'merge-group' },
    });
    await world.tick();
    expect(pull()?.merged).toBe(true);
  });

  it('says what is missing where auto-merge is not allowed', async () => {
    world.settings({ allowAutoMerge: false });
    const { status, log } = await auto();
    expect(status).toBe(1);
    expect(log).toMatch(/does not allow auto-merge, by which GitHub would put it into the queue later/);
    expect(log).toContain('"Allow auto-merge"');
    expect(pull()).toMatchObject({ state: 'open', autoMerge: null });
  });
});

describe.concurrent('a queue that is waited for', () => {
  it('ends with the merge', () =>
    inWorld(async (world) => {
      world.require({ checks: ['build'], queue: true });
      await world.play(
        { when: opened, ...passes },
        {
          when: [{ 'merge-queue': 'building' }, { reads: 1 }],
          check: { ...passes.check, on: 'merge-group' },
        },
      );
      const { status, outputs, log } = await world.release({ merge: 'wait', timeout: '60s' });
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ merged: 'true', 'commit-sha': world.head() });
      expect(world.operations()).not.toContain('MergePullRequest');
    }));

  it('that kicks it out: the step ends with the reason', () =>
    inWorld(async (world) => {
      world.require({ checks: ['build'], queue: true });
      await world.play(
        { when: opened, ...passes },
        {
          when: [{ 'merge-queue': 'building' }, { reads: 1 }],
          check: { name: 'build', conclusion: 'failure', on: 'merge-group' },
        },
      );
      const { status, outputs, log } = await world.release({ merge: 'wait', timeout: '60s' });
      expect(status, log).toBe(1);
      expect(log).toContain('merge queue');
      expect(outputs['merged']).toBe('false');
      expect(world.pulls()[0]?.state).toBe('open');
    }));

  it('is the only way: rules that appear between look and merge send it there', () =>
    inWorld(async (world) => {
      await world.release();
      world.sandbox.faults.add({
        kind: 'hook',
        when: { operation: 'MergePullRequest' },
        onArrival: () => world.require({ queue: true }),
      });
      const { status, log } = await world.release({ merge: 'auto' });
      expect(status, log).toBe(0);
      expect(world.operations()).toContain('EnqueuePullRequest');
    }));
});
