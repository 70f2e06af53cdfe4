/** Every request of a promotion that merges is broken, then it runs again: the final state is the undisturbed one. */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/http/faults.ts';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';
import { type Step, startStep } from '../support/step.ts';

const CONFIG = configText(
  environmentsOf({ production: { soak: '1s', 'require-verified': true, merge: 'wait' } }),
);
const STAGING = 'apps/shop/overlays/staging/kustomization.yaml';
const REQUESTS = 15;

interface Break {
  readonly title: string;
  readonly fault?: Fault;
  readonly kill?: 'onArrival' | 'onDone';
}

const breaks: readonly Break[] = [
  { title: 'dropped after', fault: { kind: 'drop-after' } },
  { title: '502, done', fault: { kind: 'status', status: 502, applied: true } },
  { title: '502, not done', fault: { kind: 'status', status: 502 } },
  { title: 'killed before', kill: 'onArrival' },
  { title: 'killed after', kill: 'onDone' },
];

/** Staging has had the images for an hour, and runs them. */
async function prepare(): Promise<PromotionWorld> {
  const world = await openPromotion(CONFIG);
  world.sandbox.store.aheadMs -= 3_600_000;
  const text = world.git('show', `main:${STAGING}`);
  const sha = await world.push({ [STAGING]: text.replace('1.7.4', '1.8.0') });
  world.sandbox.status('acme/config', sha, { context: 'gitops-release/verified/staging', state: 'success' });
  world.sandbox.store.aheadMs += 3_600_000;
  world.sandbox.faults.reset();
  return world;
}

const step = (world: PromotionWorld): Step =>
  startStep(world.sandbox, {
    inputs: {
      command: 'promote',
      repository: 'acme/config',
      token: world.token,
      app: 'shop',
      environment: 'production',
    },
    env: { GITHUB_REPOSITORY: 'acme/config', GITHUB_EVENT_NAME: 'workflow_dispatch' },
  });

/** What is left in the end, without ids and times. */
function stateOf(world: PromotionWorld): unknown {
  const repository = world.sandbox.repository('acme/config');
  const said = new Map(
    repository.statuses.map(({ context, state, description }) => [context, { state, description }]),
  );
  return {
    trees: world.git('rev-parse', 'main^{tree}'),
    log: world.git('log', '--first-parent', '--format=%an%n%B', 'main').replaceAll(world.sandbox.url, ''),
    branches: world.git('for-each-ref', '--format=%(refname)', 'refs/heads'),
    pulls: [...repository.pulls.values()].map(({ number, state, merged, title }) => ({
      ...{ number, state, merged, title },
    })),
    statuses: [...said].map(([context, { state, description }]) => ({
      ...{ context, state, description: description?.replace(/[0-9a-f]{10}|since .* UTC/g, '') },
    })),
  };
}

async function undisturbed(): Promise<{ readonly state: unknown; readonly requests: number }> {
  const world = await prepare();
  try {
    const { status, log } = await step(world).result;
    if (status !== 0) throw new Error(log);
    return { state: stateOf(world), requests: world.sandbox.faults.count };
  } finally {
    await world.stop();
  }
}

describe('a promotion that merges', () => {
  const expected = undisturbed();

  it('makes the requests that the sweep breaks', async () => {
    expect((await expected).requests).toBe(REQUESTS);
  });

  const cases = Array.from({ length: REQUESTS }, (_, index) => index + 1).flatMap((index) =>
    breaks.map((how) => ({ index, how, title: how.title })),
  );

  it.concurrent.each(cases)('request $index: $title', async ({ index, how }) => {
    const world = await prepare();
    try {
      let running: Step | undefined;
      if (how.fault !== undefined) world.sandbox.faults.add({ ...how.fault, when: { index } });
      if (how.kill !== undefined) {
        const end = async (): Promise<void> => {
          running?.process.kill('SIGKILL');
          await new Promise((resolve) => setTimeout(resolve, 30));
        };
        world.sandbox.faults.add({ kind: 'hook', when: { index }, [how.kill]: end });
      }
      running = step(world);
      const first = await running.result;
      world.sandbox.faults.reset();
      const second = await step(world).result;
      expect(second.status, second.log).toBe(0);
      expect(stateOf(world)).toEqual((await expected).state);
      if (how.kill === undefined) expect(first.status, first.log).toBe(0);
    } finally {
      await world.stop();
    }
  });
});
