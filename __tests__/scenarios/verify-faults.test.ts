/**
 * `verify` that fails and takes the release back: each of its requests is broken, one at a time, the same run is made
 * again, and what is left is what an undisturbed run leaves.
 */
import { expect, it } from 'vitest';
import type { Fault } from '../../sandbox/http/faults.ts';
import { seedStatus } from '../../sandbox/store/seed-pulls.ts';
import { runStep, startStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const BRANCH = 'gitops-release/rollback/production/shop';
const CONFIG = `version: 1
environments:
  - name: production
    path: apps/{app}/overlays/production
    verify: { operator: flux, timeout: 1s, on-failure: rollback }
`;

interface Prepared {
  readonly world: World;
  readonly inputs: Readonly<Record<string, string>>;
}

async function prepared(): Promise<Prepared> {
  const world = await openWorld({ permissions: { statuses: 'write', deployments: 'write' } });
  const push = (files: Readonly<Record<string, string>>) =>
    world.sandbox.pushCommit({ repo: 'acme/config', branch: 'main', author: 'alice', message: 'x', files });
  const say = (sha: string, context: string, state: 'success' | 'failure') =>
    seedStatus(world.sandbox.store, world.sandbox.repository('acme/config'), sha, { context, state });
  const shop = (tag: string) => world.git('show', `main:${FILE}`).replace(/newTag: .*/, `newTag: ${tag}`);
  await push({ '.gitops-release.yaml': CONFIG });
  say(await push({ [FILE]: shop('1.8.0') }), 'gitops-release/verified/production', 'success');
  await push({ [FILE]: shop('1.8.1') });
  const commit = await push({ [FILE]: shop('1.9.0') });
  say(commit, 'kustomization/shop/0c9c2e41', 'failure');
  world.sandbox.faults.reset();
  const { token } = world;
  const about = { command: 'verify', repository: 'acme/config', token, environment: 'production' };
  return { world, inputs: { ...about, app: 'shop', commit } };
}

/** Deployments and statuses may be said twice where an answer was lost; their last word is what counts. */
function left({ world }: Prepared): unknown {
  const { pulls, deployments, statuses } = world.sandbox.repository('acme/config');
  const said = statuses
    .filter(({ context }) => context.startsWith('gitops-release/'))
    .map(({ state }) => state);
  return {
    pulls: [...pulls.values()].map(({ title, state, labels }) => ({ title, state, labels })),
    tag: /newTag: (\S+)/.exec(world.git('show', `${BRANCH}:${FILE}`))?.[1],
    ahead: world.git('rev-list', '--count', `main..${BRANCH}`).trim(),
    branches: world.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n').sort(),
    deployments: [...deployments.values()].map((each) => each.statuses.at(-1)?.state),
    statuses: [...new Set(said)].sort(),
  };
}

const BREAKS: Readonly<Record<string, Fault | NodeJS.Signals>> = {
  'dropped after': { kind: 'drop-after' },
  'SIGINT after': 'SIGINT',
  'SIGKILL after': 'SIGKILL',
};

async function broken(index: number, how: Fault | NodeJS.Signals): Promise<unknown> {
  const ready = await prepared();
  const { world, inputs } = ready;
  try {
    if (typeof how !== 'string') world.sandbox.faults.add({ ...how, when: { index } });
    const step = startStep(world.sandbox, { inputs });
    if (typeof how === 'string')
      world.sandbox.faults.add({
        kind: 'hook',
        when: { index },
        onDone: async () => {
          step.process.kill(how);
        },
      });
    await step.result;
    world.sandbox.faults.reset();
    const { status, log } = await runStep(world.sandbox, { inputs });
    expect(status, log).toBe(1);
    return left(ready);
  } finally {
    await world.stop();
  }
}

/** Most of the time they wait. */
const AT_ONCE = 6;

it.each(Object.keys(BREAKS))(
  '%s, at each request: the same is left',
  async (title) => {
    const how = BREAKS[title] ?? 'SIGKILL';
    const ready = await prepared();
    const { status, log } = await runStep(ready.world.sandbox, { inputs: ready.inputs });
    expect(status, log).toBe(1);
    const [wanted, requests] = [left(ready), ready.world.sandbox.faults.count];
    await ready.world.stop();
    expect(wanted).toMatchObject({
      tag: '1.8.0',
      deployments: ['failure'],
      statuses: ['failure', 'success'],
    });
    expect(requests).toBeGreaterThan(12);
    for (let first = 1; first <= requests; first += AT_ONCE) {
      const some = Array.from(
        { length: Math.min(AT_ONCE, requests - first + 1) },
        (_, offset) => first + offset,
      );
      const found = await Promise.all(some.map((index) => broken(index, how)));
      for (const [offset, each] of found.entries()) expect(each, `request ${first + offset}`).toEqual(wanted);
    }
  },
  300_000,
);
