/** The base moves, is renamed, or is not called `main`; proposal branches come and go. */
import { describe, expect, it } from 'vitest';
import { BRANCH, inWorld, type MergingWorld } from '../support/merging.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const opened = { 'pull-request': 'opened' } as const;
const waiting = { merge: 'wait', timeout: '60s' };

const serviceName = (index: number): string => `service-${index}`;

function services(count: number): Readonly<Record<string, string>> {
  const entries = Array.from({ length: count }, (_, index) => [
    `apps/${serviceName(index)}/kustomization.yaml`,
    `images:\n  - name: ghcr.io/acme/${serviceName(index)}\n    newTag: 1.7.3\n`,
  ]);
  return Object.fromEntries(entries);
}

const serviceInputs = (index: number): Readonly<Record<string, string>> => ({
  app: serviceName(index),
  path: `apps/${serviceName(index)}`,
  images: `ghcr.io/acme/${serviceName(index)}:1.8.0`,
});

/** CI that passes on every head before anybody looks. */
function passEverything(world: MergingWorld): void {
  world.sandbox.faults.add({
    kind: 'hook',
    times: Number.MAX_SAFE_INTEGER,
    onArrival: () => {
      const { checkRuns } = world.sandbox.repository('acme/config');
      const done = new Set([...checkRuns.values()].map(({ headSha }) => headSha));
      for (const { state, headOid } of world.pulls())
        if (state === 'open' && !done.has(headOid))
          world.sandbox.check('acme/config', headOid, { name: 'build' });
    },
  });
}

describe.concurrent('strict up-to-date rules and twenty open proposals', () => {
  it('runs that wait at once all merge theirs, each on top of the others', () =>
    inWorld(
      async (world) => {
        world.require({ checks: ['build'], strict: true });
        for (let index = 4; index < 20; index += 1)
          await world.sandbox.openPull('acme/config', {
            head: `gitops-release/production/${serviceName(index)}`,
            author: 'bob',
            files: { [`apps/${serviceName(index)}/kustomization.yaml`]: 'images: []\n' },
          });
        passEverything(world);
        const before = world.head();
        const runs = [0, 1, 2, 3].map((index) => world.release({ ...serviceInputs(index), ...waiting }));
        const done = await Promise.all(runs);
        for (const { status, outputs, log } of done) {
          expect(status, log).toBe(0);
          expect(outputs['merged']).toBe('true');
        }
        expect(world.git('rev-list', '--first-parent', '--count', `${before}..main`).trim()).toBe('4');
        for (const index of [0, 1, 2, 3])
          expect(world.git('show', `main:apps/${serviceName(index)}/kustomization.yaml`)).toContain('1.8.0');
        expect(world.pulls().filter(({ state }) => state === 'open')).toHaveLength(16);
      },
      { files: services(20) },
    ));
});

describe.concurrent('a proposal branch', () => {
  it('that GitHub deletes on merge is made anew for the next image', () =>
    inWorld(
      async (world) => {
        expect((await world.release({ merge: 'auto' })).outputs['merged']).toBe('true');
        const { status, outputs, log } = await world.release({ images: 'ghcr.io/acme/shop:1.9.0' });
        expect(status, log).toBe(0);
        expect(outputs).toMatchObject({ 'pull-request-number': '2', 'pull-request-operation': 'created' });
      },
      { settings: { deleteBranchOnMerge: true } },
    ));

  it('that stays after the merge is used again', () =>
    inWorld(async (world) => {
      expect((await world.release({ merge: 'auto' })).outputs['merged']).toBe('true');
      const { status, outputs, log } = await world.release({
        images: 'ghcr.io/acme/shop:1.9.0',
        merge: 'auto',
      });
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ 'pull-request-number': '2', merged: 'true' });
      expect(world.git('show', `main:${FILE}`)).toContain('newTag: 1.9.0');
    }));

  it('that a person deletes closes its pull request; the next run proposes again', () =>
    inWorld(async (world) => {
      await world.release();
      await world.play({ 'delete-branch': 'head' });
      expect(world.pulls()[0]?.state).toBe('closed');
      const { status, outputs, log } = await world.release();
      expect(status, log).toBe(0);
      expect(outputs['pull-request-operation']).toBe('created');
      expect(world.pulls().map(({ state }) => state)).toEqual(['closed', 'open']);
      expect(world.git('rev-list', '--count', `main..${BRANCH}`).trim()).toBe('1');
    }));

  it('that a person deletes between the commit and the pull request is made anew', () =>
    inWorld(async (world) => {
      world.sandbox.faults.add({
        kind: 'hook',
        when: { operation: 'OpenPullRequest' },
        onArrival: async () => {
          const git = world.sandbox.repository('acme/config');
          const { value } = world.sandbox.addToken({ kind: 'user-classic', login: 'bob' });
          await fetch(`${world.sandbox.apiUrl}/repos/acme/${git.name}/git/refs/heads/${BRANCH}`, {
            method: 'DELETE',
            headers: { authorization: `token ${value}` },
          });
        },
      });
      const { status, outputs, log } = await world.release();
      expect(status, log).toBe(0);
      expect(outputs['pull-request-number']).not.toBe('');
      expect(world.head(BRANCH)).toBe(outputs['pull-request-head-sha']);
    }));
});

describe.concurrent('a base that is renamed', () => {
  const rename = { 'rename-branch': { from: 'main', to: 'trunk' } } as const;

  it('between two runs: the proposal goes on to the new name', () =>
    inWorld(async (world) => {
      await world.release();
      await world.play(rename);
      const { status, outputs, log } = await world.release({
        images: 'ghcr.io/acme/shop:1.9.0',
        merge: 'auto',
      });
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ 'pull-request-number': '1', merged: 'true' });
      expect(world.git('show', `trunk:${FILE}`)).toContain('newTag: 1.9.0');
    }));

  it('and is still given by its old name: the error names the branches that there are', () =>
    inWorld(async (world) => {
      await world.release();
      await world.play(rename);
      const { status, log } = await world.release({ base: 'main' });
      expect(status).toBe(1);
      expect(log).toMatch(/main.*trunk/s);
    }));

  it.each([
    { title: 'before the branch is created', operation: 'CreateBranch' },
    { title: 'before the pull request is opened', operation: 'OpenPullRequest' },
  ])('during a run, $title: the run goes on with the new name', ({ operation }) =>
    inWorld(async (world) => {
      const onArrival = async () => void (await renameNow(world));
      world.sandbox.faults.add({ kind: 'hook', when: { operation }, onArrival });
      const { status, outputs, log } = await world.release();
      expect(status, log).toBe(0);
      expect(world.pulls().filter(({ state }) => state === 'open')).toMatchObject([{ baseRefName: 'trunk' }]);
      expect(outputs['pull-request-number']).not.toBe('');
    }),
  );

  it('during a direct commit', () =>
    inWorld(async (world) => {
      const onArrival = async () => void (await renameNow(world));
      world.sandbox.faults.add({ kind: 'hook', when: { operation: 'CommitOnBranch' }, onArrival });
      const { status, outputs, log } = await world.release({ delivery: 'commit' });
      expect(status, log).toBe(0);
      expect(outputs['commit-sha']).toBe(world.head('trunk'));
      expect(world.git('show', `trunk:${FILE}`)).toContain('newTag: 1.8.0');
    }));

  it('during a wait', () =>
    inWorld(async (world) => {
      world.require({ reviews: 1 });
      await world.play({ when: opened, ...rename }, { when: { reads: 1 }, approve: 'carol' });
      const { status, outputs, log } = await world.release(waiting);
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ merged: 'true', 'commit-sha': world.head('trunk') });
    }));
});

/** As an administrator does. */
async function renameNow(world: MergingWorld): Promise<void> {
  world.sandbox.addCollaborator('acme/config', 'root', 'admin');
  const { value } = world.sandbox.addToken({ kind: 'user-classic', login: 'root' });
  await fetch(`${world.sandbox.apiUrl}/repos/acme/config/branches/main/rename`, {
    method: 'POST',
    headers: { authorization: `token ${value}`, 'content-type': 'application/json' },
    body: JSON.stringify({ new_name: 'trunk' }),
  });
}

describe.concurrent('a default branch that is not called main', () => {
  it.each([
    { title: 'a pull request', inputs: { merge: 'auto' } },
    { title: 'a commit', inputs: { delivery: 'commit' } },
  ])('gets the change by $title', ({ inputs }) =>
    inWorld(
      async (world) => {
        const { status, outputs, log } = await world.release(inputs);
        expect(status, log).toBe(0);
        expect(outputs['commit-sha']).toBe(world.head('trunk'));
        expect(world.git('show', `trunk:${FILE}`)).toContain('newTag: 1.8.0');
      },
      { defaultBranch: 'trunk' },
    ),
  );
});
