/** The fault sweep of rollbacks, as a proposal and as a direct commit. */
import { type Journey, sweep, upTo } from '../support/fault-sweep.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';

/** The shop's images so far: 1.7.3, 1.8.0, 1.9.0. */
async function release({ sandbox, git }: World): Promise<void> {
  const text = git('show', `main:${FILE}`);
  for (const version of ['1.8.0', '1.9.0']) {
    const files = { [FILE]: text.replace('1.7.3', version) };
    const commit = { branch: 'main', author: 'alice', message: `Update to ${version}`, files };
    await sandbox.pushCommit({ repo: 'acme/config', ...commit });
  }
}

async function open(): Promise<World> {
  const world = await openWorld();
  const { images: _, ...inputs } = world.inputs;
  return { ...world, inputs: { ...inputs, command: 'rollback' } };
}

sweep([
  {
    title: 'proposed',
    open,
    prepare: release,
    inputs: {},
    requests: 9,
    broken: upTo(9),
    ways: ['dropped before', 'dropped after', '502, done', 'SIGKILL before', 'SIGKILL after'],
  },
  {
    title: 'committed',
    open,
    prepare: release,
    inputs: { delivery: 'commit' },
    requests: 6,
    broken: upTo(6),
    ways: ['dropped before', 'dropped after', '502, done', 'SIGKILL before', 'SIGKILL after'],
  },
] satisfies readonly Journey[]);
