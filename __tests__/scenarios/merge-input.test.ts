/** Merge settings that contradict each other, the repository, or its rules. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWorld, type MergingWorld, openMergingWorld } from '../support/merging.ts';

let world: MergingWorld;
beforeEach(async () => {
  world = await openMergingWorld();
});
afterEach(() => world.stop());

const opened = { 'pull-request': 'opened' } as const;
const pull = () => world.pulls()[0];

describe('settings that contradict each other are refused before anything is written', () => {
  it.each([
    [
      { merge: 'auto', delivery: 'commit' },
      /`merge` is for pull requests, and `delivery: commit` makes none/,
    ],
    [
      { merge: 'auto', draft: 'true' },
      /opened as a draft, which nobody can merge, and `merge: auto` is to merge it/,
    ],
    [{ timeout: '5m' }, /input "timeout": `timeout` is about merging, and nothing is merged by this run/],
    [{ 'merge-method': 'squash' }, /`merge-method` is about merging/],
    [{ 'delete-branch': 'true', merge: 'manual' }, /`delete-branch` is about merging/],
    [
      { delivery: 'commit', 'require-protection': 'required-reviews: 1' },
      /a protection is demanded of the branch, which a commit straight onto it would pass by/,
    ],
    [{ merge: 'now' }, /got "now"\. Give `manual`, `auto`, `wait`/],
    [{ merge: 'wait', timeout: 'soon' }, /input "timeout": .*soon/],
    [
      { merge: 'auto', 'require-protection': 'required-reviews: 2\nrequired-check: [build]\n' },
      /input "require-protection", line 2: .*required-check.*required-checks/,
    ],
    [
      { merge: 'auto', 'require-protection': 'required-reviews: two' },
      /input "require-protection", line 1: .*required-reviews/,
    ],
  ])('%j', async (inputs, words) => {
    const before = world.git('for-each-ref');
    const { status, log } = await world.release(inputs as Readonly<Record<string, string>>);
    expect(status).toBe(1);
    expect(log).toMatch(words);
    expect(world.git('for-each-ref')).toBe(before);
  });
});

describe('a method that is not allowed', () => {
  it('in the repository: nothing is merged, and the allowed ones are named', async () => {
    world.settings({ allowRebaseMerge: false });
    const { status, outputs, log } = await world.release({ merge: 'auto', 'merge-method': 'rebase' });
    expect(status).toBe(1);
    expect(log).toMatch(
      /`rebase` is not allowed in the repository.*Set `merge-method` to `squash` or `merge`/,
    );
    expect(outputs).toMatchObject({ merged: 'false', changed: 'true' });
    expect(pull()?.state).toBe('open');
  });

  it.each([
    { title: 'a list of methods', rules: { methods: ['squash'] }, method: 'rebase' },
    { title: 'a linear history', rules: { linear: true }, method: 'merge' },
  ])('by the rules of the branch ($title)', async ({ rules, method }) => {
    world.require({ ...rules, reviews: 0 });
    const { status, log } = await world.release({ merge: 'auto', 'merge-method': method });
    expect(status).toBe(1);
    expect(log).toContain(`\`${method}\` is not allowed by the rules of the branch`);
    expect(pull()?.state).toBe('open');
  });

  it('is not armed either, where the rules are not met yet', async () => {
    world.require({ reviews: 1, methods: ['squash'] });
    const { status, log } = await world.release({ merge: 'auto', 'merge-method': 'rebase' });
    expect(status).toBe(1);
    expect(log).toContain('`rebase` is not allowed by the rules of the branch');
    expect(pull()?.autoMerge).toBeNull();
  });

  it('leaves the first that is: here, after squash and merge, rebase', async () => {
    world.settings({ allowSquashMerge: false });
    world.require({ linear: true });
    const { status, outputs, log } = await world.release({ merge: 'auto' });
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
    expect(log).toContain('(rebase)');
  });
});

describe('require-protection', () => {
  it('that the branch falls short of: refused with a table of what is missing, and where to change it', async () => {
    world.require({ reviews: 1, checks: ['build'] });
    await world.play({ when: opened, approve: 'carol' }, { check: { name: 'build', conclusion: 'success' } });
    const demanded = 'required-reviews: 2\nsigned-commits: true\nrequired-checks: [build]\n';
    const { status, outputs, log, summary } = await world.release({
      merge: 'auto',
      'require-protection': demanded,
    });
    expect(status).toBe(1);
    expect(log).toMatch(/required-reviews +2 +1 +Settings > Rules > Rulesets.*"Required approvals"/);
    expect(log).toMatch(/signed-commits +yes +no/);
    expect(log).toMatch(/required-checks +build +required/);
    expect(summary).toContain('Where to change it');
    expect(outputs['merged']).toBe('false');
    expect(pull()?.state).toBe('open');
    expect(pull()?.autoMerge).toBeNull();
  });

  it('that the branch has: merged', async () => {
    world.require({ checks: ['build'] });
    await world.play({ when: opened, check: { name: 'build', conclusion: 'success' } });
    const inputs = { merge: 'auto', 'require-protection': 'required-checks: [build]' };
    const { status, outputs, log } = await world.release(inputs);
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
  });

  it('of a check that the branch requires under another name: that name is proposed', async () => {
    world.require({ checks: ['build', 'Build and test'] });
    const { status, log } = await world.release({
      merge: 'auto',
      'require-protection': 'required-checks: [Build & test]',
    });
    expect(status).toBe(1);
    expect(log).toMatch(/Build & test.*did you mean "Build and test"\?/s);
  });
});

describe.concurrent('a required check spelled wrongly', () => {
  it('is told while it is waited for, with the name of what did report', () =>
    inWorld(async (own) => {
      own.require({ checks: ['biuld'] });
      await own.play({ when: opened, check: { name: 'build', conclusion: 'success' } });
      const { status, log } = await own.release({ merge: 'wait', timeout: '7s' });
      expect(status).toBe(1);
      expect(log).toMatch(
        /::warning.*the required check "biuld" has not reported; what did report is "build"/,
      );
    }));
});

describe('a team as reviewer', () => {
  it.each([
    { title: 'that is not there', team: 'platfrom' },
    { title: 'that cannot read the repository', team: 'platform' },
  ])('$title is a warning; the proposal stands and is left to GitHub', async ({ team }) => {
    world.require({ reviews: 1 });
    world.sandbox.addTeam('acme/config', { slug: 'platform', members: ['bob'] });
    for (const each of world.sandbox.store.state.teams.values()) each.repositories.clear();
    const { status, outputs, log } = await world.release({ merge: 'auto', 'team-reviewers': team });
    expect(status, log).toBe(0);
    expect(log).toMatch(new RegExp(`::warning.*${team}`));
    expect(outputs['pull-request-number']).toBe('1');
    expect(pull()?.autoMerge).not.toBeNull();
  });
});
