/** The fault sweep of proposals and comments. */
import { type Journey, nothing, sweep, upTo } from '../support/fault-sweep.ts';
import { runStep } from '../support/step.ts';
import type { World } from '../support/world.ts';

const EXTRAS = { labels: 'release', assignees: 'alice', reviewers: 'bob' };

async function propose(world: World, tag: string, tools = false): Promise<void> {
  const { status, log } = await runStep(world.sandbox, {
    inputs: { ...world.inputs, ...(tools ? {} : EXTRAS), images: `ghcr.io/acme/shop:${tag}` },
    tools,
  });
  if (status !== 0) throw new Error(log);
}

const RENDERS = process.platform === 'linux' && process.arch === 'x64';

const all: readonly Journey[] = [
  { title: 'first proposal', prepare: nothing, inputs: EXTRAS, requests: 7, broken: upTo(7) },
  {
    title: 'newer image',
    prepare: (world) => propose(world, '1.7.9'),
    inputs: EXTRAS,
    requests: 5,
    broken: upTo(5),
  },
  {
    title: 'base has it already',
    prepare: async (world) => {
      await propose(world, '1.7.9');
      const file = 'apps/shop/overlays/production/kustomization.yaml';
      const text = world.git('show', `main:${file}`).replace('1.7.3', '1.8.0');
      await world.sandbox.pushCommit({
        repo: 'acme/config',
        branch: 'main',
        author: 'alice',
        message: 'By hand',
        files: { [file]: text },
      });
    },
    inputs: EXTRAS,
    requests: 2,
    broken: upTo(2),
  },
  { title: 'first comment', prepare: nothing, inputs: {}, requests: 11, tools: true, broken: upTo(11, 9) },
  {
    title: 'newer comment',
    prepare: (world) => propose(world, '1.7.9', true),
    inputs: {},
    requests: 11,
    tools: true,
    broken: upTo(11, 10),
  },
];

sweep(all.filter(({ tools }) => tools !== true || RENDERS));
