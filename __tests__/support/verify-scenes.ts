/** Rollouts that are about to be verified, of which Flux has said all that it will say. */
import { type Asked, OF_SHOP, succeeded } from './in-process.ts';
import { pushedSince } from './push-event.ts';
import { leftIn } from './scene-state.ts';
import type { Look, Scene } from './scene-sweep.ts';
import { openWorld, type World } from './world.ts';

const FLUX = 'kustomization/shop-production/0c9c2e41';

const configOf = (verify: string): string => `version: 1
environments:
  - { name: staging, path: 'apps/{app}/overlays/staging' }
  - { name: production, path: 'apps/{app}/overlays/production', from: staging, verify: ${verify} }
`;

/** One deployment, which does not begin again once it has ended; one proposal to go back. */
function watchRecords(world: World): Look {
  return () => {
    const { deployments, pulls } = world.sandbox.repository('acme/config');
    const places = [...deployments.values()].map(({ sha, environment }) => `${sha} ${environment}`);
    const states = [...deployments.values()].map(({ statuses }) => statuses.map(({ state }) => state));
    const open = [...pulls.values()].filter(({ state }) => state === 'open');
    return [
      ...(new Set(places).size < places.length ? ['a commit has two deployments to an environment'] : []),
      ...(states.some((all) => all.lastIndexOf('in_progress') > 0 && all[0] !== 'in_progress')
        ? ['a deployment that had ended began again']
        : []),
      ...(open.length > 1 ? ['there are two proposals to go back'] : []),
    ];
  };
}

/** The run that the push of 1.8.0 into production starts. */
async function openRollout(verify: string, said: 'success' | 'failure'): Promise<Scene> {
  const world = await openWorld({ permissions: { statuses: 'write', deployments: 'write' } });
  const { sandbox, inputs, token } = world;
  const files = { '.gitops-release.yaml': configOf(verify) };
  const push = { repo: 'acme/config', branch: 'main', author: 'alice', message: 'Describe', files };
  const before = await sandbox.pushCommit(push);
  await succeeded(sandbox, { inputs: { ...inputs, delivery: 'commit' }, env: OF_SHOP });
  const commit = world.git('rev-parse', 'main').trim();
  sandbox.status('acme/config', commit, { context: FLUX, state: said, login: 'alice' });
  const asked: Asked = {
    inputs: { command: 'verify', token, environment: 'production' },
    env: pushedSince(world, before),
  };
  return { world, asked, watch: () => watchRecords(world), state: () => leftIn(world) };
}

export const openRunning = (): Promise<Scene> => openRollout('{ operator: flux, timeout: 10m }', 'success');

export const openFailing = (): Promise<Scene> =>
  openRollout('{ operator: flux, timeout: 1s, on-failure: rollback }', 'failure');
