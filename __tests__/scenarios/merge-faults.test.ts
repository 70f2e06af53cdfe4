/** The fault sweep of merges and of direct commits that GitHub merges. */
import { type Journey, nothing, sweep, upTo } from '../support/fault-sweep.ts';
import { openMergingWorld, rulesOf } from '../support/merging.ts';
import { runStep } from '../support/step.ts';
import type { World } from '../support/world.ts';

function rule(world: World, required: Parameters<typeof rulesOf>[0]): void {
  world.sandbox.addRuleset('acme/config', { name: 'production', rules: rulesOf(required) });
}

async function arm(world: World, tag: string): Promise<void> {
  const inputs = { ...world.inputs, merge: 'auto', images: `ghcr.io/acme/shop:${tag}` };
  const { status, log } = await runStep(world.sandbox, { inputs });
  if (status !== 0) throw new Error(log);
}

const push = (world: World, file: string): Promise<string> =>
  world.sandbox.pushCommit({
    repo: 'acme/config',
    branch: 'main',
    author: 'alice',
    message: 'Meanwhile',
    files: { [file]: 'changed\n' },
  });

/** CI that passes on every head before anybody looks. */
function passEverything({ sandbox }: World): void {
  const { pulls, checkRuns } = sandbox.repository('acme/config');
  const pass = () => {
    const done = new Set([...checkRuns.values()].map(({ headSha }) => headSha));
    for (const { headOid } of pulls.values())
      if (!done.has(headOid)) sandbox.check('acme/config', headOid, { name: 'build' });
  };
  sandbox.faults.add({ kind: 'hook', times: Number.MAX_SAFE_INTEGER, onArrival: pass });
}

sweep([
  {
    title: 'merged at once, and the branch deleted',
    open: openMergingWorld,
    prepare: nothing,
    inputs: { merge: 'auto', 'delete-branch': 'true' },
    requests: 9,
    broken: upTo(9, 5),
    reads: [5, 6, 8],
  },
  {
    title: 'armed',
    open: openMergingWorld,
    prepare: async (world) => rule(world, { reviews: 1 }),
    inputs: { merge: 'auto' },
    requests: 5,
    broken: [5],
  },
  {
    title: 'armed anew for a newer image',
    open: openMergingWorld,
    prepare: async (world) => {
      rule(world, { reviews: 1 });
      await arm(world, '1.7.9');
    },
    inputs: { merge: 'auto' },
    requests: 9,
    broken: upTo(9, 6),
    reads: [6, 7],
  },
  {
    title: 'waited for, and brought up to date',
    open: openMergingWorld,
    prepare: async (world) => rule(world, { checks: ['build'], strict: true }),
    meanwhile: async (world) => {
      const steps = [
        {
          when: { 'pull-request': 'opened' },
          push: { branch: 'base', by: 'bob', files: { 'other.yaml': 'a' } },
        },
      ] as const;
      await world.sandbox.play({ steps });
    },
    always: passEverything,
    inputs: { merge: 'wait', 'delete-branch': 'true', timeout: '60s' },
    requests: undefined,
    broken: [7],
  },
  {
    title: 'committed straight onto the base, put there by GitHub',
    prepare: nothing,
    meanwhile: (world) => {
      world.sandbox.faults.add({
        kind: 'hook',
        when: { operation: 'CommitOnBranch' },
        onArrival: async () => void (await push(world, 'README.md')),
      });
    },
    inputs: { delivery: 'commit' },
    requests: 3,
    broken: [3],
  },
] satisfies readonly Journey[]);
