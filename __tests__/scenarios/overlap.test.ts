/** Runs that overlap while they merge: with one another, with people, with the merge queue. */
import { describe, expect, it } from 'vitest';
import { BRANCH, inWorld, type MergingWorld } from '../support/merging.ts';
import type { StepResult } from '../support/step.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const opened = { 'pull-request': 'opened' } as const;
const passes = { check: { name: 'build', conclusion: 'success' } } as const;
const run = (number: number) => ({ GITHUB_RUN_ID: String(number) });
const image = (tag: string) => ({ images: `ghcr.io/acme/shop:${tag}` });

const tagOf = (world: MergingWorld): string =>
  /newTag: (\S+)/.exec(world.git('show', `main:${FILE}`))?.[1] ?? '';
const subjects = (world: MergingWorld): readonly string[] =>
  world.git('log', '--no-merges', '--format=%s', 'main', '--', FILE).trim().split('\n').slice(0, -1);
const succeed = (results: readonly StepResult[]): void => {
  for (const { status, log } of results) expect(status, log).toBe(0);
};

describe.concurrent('the same update twice at once', () => {
  it.each(['auto', 'wait'])('with merge: %s is merged once, and both runs say so', (merge) =>
    inWorld(async (world) => {
      const results = await Promise.all([world.release({ merge }), world.release({ merge }, run(43))]);
      succeed(results);
      expect(subjects(world)).toHaveLength(1);
      expect(world.pulls().filter(({ merged }) => merged)).toHaveLength(1);
      expect(tagOf(world)).toBe('1.8.0');
    }),
  );

  it('under rules that are not met is armed once', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1 });
      const inputs = { merge: 'auto' };
      succeed(await Promise.all([world.release(inputs), world.release(inputs, run(43))]));
      expect(world.pulls()).toMatchObject([{ state: 'open' }]);
      expect(world.pulls()[0]?.autoMerge?.commitTitle).toBe('Update shop in production to 1.8.0 (#1)');
    }));

  it('straight onto the base makes one commit', () =>
    inWorld(async (world) => {
      const inputs = { delivery: 'commit' };
      const results = await Promise.all([world.release(inputs), world.release(inputs, run(43))]);
      succeed(results);
      expect(subjects(world)).toHaveLength(1);
      expect(new Set(results.map(({ outputs }) => outputs['commit-sha']))).toEqual(new Set([world.head()]));
    }));
});

describe.concurrent('an older and a newer update at once', () => {
  it('merged at once: the newer one is what stands in the end', () =>
    inWorld(async (world) => {
      const results = await Promise.all([
        world.release({ ...image('1.8.0'), merge: 'auto' }, run(42)),
        world.release({ ...image('1.9.0'), merge: 'auto' }, run(43)),
      ]);
      expect(tagOf(world)).toBe('1.9.0');
      expect(results[1]?.status, results[1]?.log).toBe(0);
      if (results[0]?.status !== 0)
        expect(results[0]?.log).toMatch(/head-moved|meanwhile|older|lower|downgrade|1\.9\.0/);
      expect(subjects(world).length).toBeLessThanOrEqual(2);
    }));

  it('straight onto the base: never back to the older one', () =>
    inWorld(async (world) => {
      const [older, newer] = await Promise.all([
        world.release({ ...image('1.8.0'), delivery: 'commit' }, run(42)),
        world.release({ ...image('1.9.0'), delivery: 'commit' }, run(43)),
      ]);
      expect(newer?.status, newer?.log).toBe(0);
      expect(tagOf(world)).toBe('1.9.0');
      if (older?.status !== 0) expect(older?.log).toContain('1.9.0');
    }));

  it('left to GitHub: what is armed is the newer one, with its text', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1 });
      await Promise.all([
        world.release({ ...image('1.8.0'), merge: 'auto' }, run(42)),
        world.release({ ...image('1.9.0'), merge: 'auto' }, run(43)),
      ]);
      await world.play({ approve: 'carol' });
      expect(world.pulls().filter(({ merged }) => merged)).toHaveLength(1);
      expect(tagOf(world)).toBe('1.9.0');
      expect(subjects(world)).toEqual(['Update shop in production to 1.9.0 (#1)']);
    }));
});

/** Something happens just as a request arrives. */
function when(world: MergingWorld, operation: string, onArrival: () => Promise<unknown>): void {
  world.sandbox.faults.add({
    kind: 'hook',
    when: { operation },
    onArrival: async () => void (await onArrival()),
  });
}

describe.concurrent('a run and a person', () => {
  it('who merges at the same moment: merged, and nothing fails', () =>
    inWorld(async (world) => {
      when(world, 'MergePullRequest', () => world.play({ merge: { by: 'carol', method: 'squash' } }));
      const { status, outputs, log } = await world.release({ merge: 'auto' });
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ merged: 'true', 'commit-sha': world.head() });
      expect(subjects(world)).toHaveLength(1);
    }));

  it('who closes it at the same moment: not merged, and the reason is told', () =>
    inWorld(async (world) => {
      when(world, 'MergePullRequest', () => world.play({ close: 'carol' }));
      const { status, outputs, log } = await world.release({ merge: 'auto' });
      expect(status).toBe(1);
      expect(log).toContain('the pull request was closed');
      expect(outputs['merged']).toBe('false');
      expect(tagOf(world)).toBe('1.7.3');
    }));

  it('who disarms auto-merge while the run arms it anew', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1 });
      await world.release({ merge: 'auto' });
      when(world, 'DisarmAutoMerge', async () => {
        const pull = world.pulls()[0];
        if (pull !== undefined) pull.autoMerge = null;
      });
      const { status, log } = await world.release({ ...image('1.9.0'), merge: 'auto' });
      expect(status, log).toBe(0);
      expect(world.pulls()[0]?.autoMerge?.commitTitle).toBe('Update shop in production to 1.9.0 (#1)');
    }));

  it('who asks for changes between look and merge: GitHub refuses, and so does the run', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1 });
      await world.play({ when: opened, approve: 'carol' });
      when(world, 'MergePullRequest', () => world.play({ 'request-changes': 'carol' }));
      const { status, outputs, log } = await world.release({ merge: 'wait', timeout: '4s' });
      expect(status).toBe(1);
      expect(log).toContain('carol asked for changes');
      expect(outputs['merged']).toBe('false');
      expect(tagOf(world)).toBe('1.7.3');
    }));
});

describe.concurrent('a run and the merge queue', () => {
  it('a newer image while the older one is in the queue: told, and nothing is lost', () =>
    inWorld(async (world) => {
      world.require({ checks: ['build'], queue: true });
      await world.play({ when: opened, ...passes });
      await world.release({ merge: 'auto' });
      await world.play({
        when: { 'merge-queue': 'building' },
        check: { name: 'build', conclusion: 'success', on: 'merge-group' },
      });
      const { log } = await world.release({ ...image('1.9.0'), merge: 'auto' });
      await world.tick();
      expect(world.git('rev-list', '--count', '--all', '--', FILE).trim(), log).not.toBe('1');
      expect(['1.8.0', '1.9.0']).toContain(tagOf(world));
      await world.play(passes);
      const again = await world.release({ ...image('1.9.0'), merge: 'auto' });
      expect(again.status, again.log).toBe(0);
      expect(world.git('show', `${BRANCH}:${FILE}`)).toContain('newTag: 1.9.0');
    }));

  it('the same image while it is in the queue: left there', () =>
    inWorld(async (world) => {
      world.require({ checks: ['build'], queue: true });
      await world.play({ when: opened, ...passes });
      await world.release({ merge: 'auto' });
      const refs = world.git('for-each-ref', 'refs/heads/gitops-release');
      const { status, outputs, log } = await world.release({ merge: 'auto' }, run(43));
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ changed: 'false', merged: 'false' });
      expect(world.git('for-each-ref', 'refs/heads/gitops-release')).toBe(refs);
    }));
});
