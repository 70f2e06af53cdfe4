/** `merge: wait`, told as one story: everything that can come in between, and a log that people can read. */
import { describe, expect, it } from 'vitest';
import { inWorld, type MergingWorld } from '../support/merging.ts';

const opened = { 'pull-request': 'opened' } as const;

/** Lines about the merge, without what differs from run to run. */
function storyOf(world: MergingWorld, log: string): string {
  const lines = log.split('\n').filter((line) => !/^::(debug|add-mask|group|endgroup|notice)/.test(line));
  const from = lines.findIndex((line) => /ready for review/.test(line));
  const heads = [...new Set(log.match(/\b[0-9a-f]{10}\b/g) ?? [])];
  const named = heads.reduce(
    (text, head, index) => text.replaceAll(head, `<head ${index + 1}>`),
    lines.slice(from).join('\n'),
  );
  return named.replaceAll(world.head(), '<merged>').replaceAll(world.sandbox.url, '<server>').trimEnd();
}

describe('a proposal that is waited for', () => {
  it('falls behind, is updated, fails, is run again, loses its approval, gets it back, and is merged', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1, dismissStale: true, checks: ['build'], strict: true });
      const story = await world.play(
        { when: opened, push: { branch: 'base', by: 'bob', files: { 'other.yaml': 'tag: 7\n' } } },
        { check: { name: 'build', conclusion: 'success' } },
        { approve: 'carol' },
        { when: { 'update-branch': 'done' }, check: { name: 'build', status: 'in_progress' } },
        { when: { reads: 1 }, check: { name: 'build', conclusion: 'failure' } },
        { when: { reads: 1 }, check: { name: 'build', status: 'queued' } },
        { when: { reads: 1 }, check: { name: 'build', conclusion: 'success' } },
        { when: { reads: 1 }, approve: 'carol' },
      );
      const { status, outputs, log, summary } = await world.release({ merge: 'wait', timeout: '40s' });
      if (!story.finished) throw new Error([story.waitingFor, ...story.problems, log].join('\n'));
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ merged: 'true', 'commit-sha': world.head() });
      expect(world.git('show', 'main:other.yaml')).toBe('tag: 7\n');
      const message = world.git('log', '-1', '--format=%B', 'main');
      expect(message).toMatch(/^Update shop in production to 1\.8\.0 \(#1\)\n/);
      expect(message).toContain('Gitops-Release-Run: ');
      expect(summary).toContain('✅ met');
      expect(storyOf(world, log)).toMatchInlineSnapshot(`
        "met      ready for review: the pull request is no draft
        waiting  no conflicts: GitHub is still computing whether it conflicts with its base
        met      approvals: 1 of 1: carol
        met      no changes requested: nobody asks for changes
        met      check build: success
        met      merge method: squash
        waiting  up to date: it lacks 1 commit of main
        Updating gitops-release/production/shop from main
        met      no conflicts: it merges into main without conflicts
        <head 1> brings the branch up to date with main
        waiting  approvals: 0 of 1; those of carol do not count any more
        waiting  check build: is in_progress (<server>/acme/config/runs/27)
        met      up to date: it has all of main
        refused  check build: ended as failure (<server>/acme/config/runs/27)
        waiting  check build: is queued (<server>/acme/config/runs/29)
        met      check build: success
        met      approvals: 1 of 1: carol
        Merging #1 at <head 1> (squash)
        #1 is merged as <merged>"
      `);
    }));
});
