/** How `merge: wait` ends, but for the usual way: each with its reason, and at once where waiting cures nothing. */
import { describe, expect, it } from 'vitest';
import type { Step as Act } from '../../sandbox/scenario/script.ts';
import { BRANCH, inWorld } from '../support/merging.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const opened = { 'pull-request': 'opened' } as const;
const looked = { reads: 1 } as const;
const passes = { check: { name: 'build', conclusion: 'success' } } as const;
const waiting = { merge: 'wait', timeout: '45s' };

interface Row {
  readonly title: string;
  readonly steps: readonly Act[];
  readonly reason: RegExp;
  readonly state?: 'closed';
}

const STOPS: readonly Row[] = [
  {
    title: 'a required check that fails, and is not started again',
    steps: [{ when: opened, check: { name: 'build', conclusion: 'failure' } }],
    reason: /#1 is not merged\. check build: ended as failure/,
  },
  {
    title: 'a conflict',
    steps: [{ when: looked, push: { branch: 'base', by: 'bob', files: { [FILE]: 'images: []\n' } } }],
    reason: /it conflicts with main\. Making the change anew on the base as it is now.*no image is there/s,
  },
  {
    title: 'a person who closes it',
    steps: [{ when: looked, close: 'alice' }],
    reason: /open: the pull request was closed/,
    state: 'closed',
  },
  {
    title: 'a person who pushes to it',
    steps: [{ when: looked, push: { branch: 'head', by: 'alice', files: { 'more.yaml': 'a: 1\n' } } }],
    reason:
      /somebody pushed to gitops-release\/production\/shop meanwhile: its head is [0-9a-f]{10} by alice/,
  },
  {
    title: 'a person who makes it a draft',
    steps: [{ when: looked, draft: 'alice' }],
    reason: /ready for review: the pull request is a draft/,
  },
  {
    title: 'a person who deletes its branch',
    steps: [{ when: looked, 'delete-branch': 'head' }],
    reason: /open: the pull request was closed/,
    state: 'closed',
  },
];

describe.concurrent('it stops at once for', () => {
  it.each(STOPS)('$title', ({ steps, reason, state = 'open' }) =>
    inWorld(async (world) => {
      world.require({ reviews: 1, checks: ['build'] });
      const before = world.head();
      const story = await world.play(...steps);
      const from = Date.now();
      const { status, outputs, log } = await world.release(waiting);
      expect(story.problems).toEqual([]);
      expect(status, log).toBe(1);
      expect(log).toMatch(reason);
      expect(Date.now() - from).toBeLessThan(20_000);
      expect(outputs).toMatchObject({ merged: 'false', 'pull-request-number': '1', changed: 'true' });
      expect(world.pulls()[0]).toMatchObject({ state, merged: false });
      expect(world.git('rev-list', '--merges', '--count', `${before}..main`).trim()).toBe('0');
      expect(world.operations()).not.toContain('MergePullRequest');
    }),
  );

  it('the end of its time, and says what is outstanding', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1, checks: ['build'] });
      await world.play({ when: opened, ...passes });
      const { status, outputs, log } = await world.release({ merge: 'wait', timeout: '1s' });
      expect(status).toBe(1);
      expect(log).toMatch(
        /#1 is not merged, and the time given by `timeout` is over\. Outstanding is approvals: 0 of 1/,
      );
      expect(log).toContain(
        'Run the step again once that is done, or set a longer `timeout`, or `merge: auto`.',
      );
      expect(outputs['merged']).toBe('false');
      expect(JSON.parse(outputs['verdict'] ?? '')).toMatchObject({ state: 'pending' });
    }));
});

describe.concurrent('it does not stop for', () => {
  it('a review that asks for changes: that is waited for', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1 });
      await world.play({ when: opened, 'request-changes': 'carol' }, { when: looked, approve: 'carol' });
      const { status, outputs, log } = await world.release(waiting);
      expect(status, log).toBe(0);
      expect(log).toContain('waiting  no changes requested: carol asked for changes');
      expect(outputs['merged']).toBe('true');
    }));

  it('a person who merges it: that is what was wanted', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1 });
      await world.play({ when: looked, approve: 'carol' }, { merge: { by: 'carol', method: 'squash' } });
      const { status, outputs, log } = await world.release(waiting);
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ merged: 'true', 'commit-sha': world.head() });
      expect(world.operations()).not.toContain('MergePullRequest');
    }));
});

describe.concurrent('delete-branch', () => {
  it.each([
    { title: 'deletes the branch that was merged', deleteBranchOnMerge: false },
    { title: 'is content where GitHub has done so itself', deleteBranchOnMerge: true },
  ])('$title', ({ deleteBranchOnMerge }) =>
    inWorld(
      async (world) => {
        const { status, outputs, log } = await world.release({ ...waiting, 'delete-branch': 'true' });
        expect(status, log).toBe(0);
        expect(outputs['merged']).toBe('true');
        const branches = world.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');
        expect(branches.trim()).toBe('main');
      },
      { settings: { deleteBranchOnMerge } },
    ),
  );

  it('leaves a branch that somebody has pushed to after the merge', () =>
    inWorld(async (world) => {
      await world.play({ when: { merged: true }, push: { branch: 'head', by: 'alice', files: { a: 'b' } } });
      const { status, log } = await world.release({ ...waiting, 'delete-branch': 'true' });
      expect(status, log).toBe(0);
      expect(world.git('show', `${BRANCH}:a`)).toBe('b');
    }));
});
