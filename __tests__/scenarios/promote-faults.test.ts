/** Every request of a promotion that merges is broken, then it runs again: the final state is the undisturbed one. */
import { nothing, sweep, upTo } from '../support/fault-sweep.ts';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';
import type { World } from '../support/world.ts';

const CONFIG = configText(
  environmentsOf({ production: { soak: '1s', 'require-verified': true, merge: 'wait' } }),
);
const STAGING = 'apps/shop/overlays/staging/kustomization.yaml';

/** Staging has had the images for an hour, and runs them. */
async function open(): Promise<World> {
  const world: PromotionWorld = await openPromotion(CONFIG);
  world.sandbox.store.aheadMs -= 3_600_000;
  const text = world.git('show', `main:${STAGING}`);
  const sha = await world.push({ [STAGING]: text.replace('1.7.4', '1.8.0') });
  world.sandbox.status('acme/config', sha, { context: 'gitops-release/verified/staging', state: 'success' });
  world.sandbox.store.aheadMs += 3_600_000;
  return { ...world, inputs: { command: 'promote', repository: 'acme/config', token: world.token } };
}

/** What is left in the end, without ids and times. */
function stateOf(world: World): unknown {
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

sweep([
  {
    title: 'a promotion that merges',
    open,
    prepare: nothing,
    inputs: { app: 'shop', environment: 'production' },
    env: { GITHUB_REPOSITORY: 'acme/config', GITHUB_EVENT_NAME: 'workflow_dispatch' },
    requests: 15,
    broken: upTo(15),
    ways: ['dropped after', '502, done', '502, not done', 'SIGKILL before', 'SIGKILL after'],
    state: stateOf,
  },
]);
