/** The workflow that rolls back by hand, as users copy it, run by the sandbox's runner. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runShown } from '../support/shown-workflow.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  const text = world.git('show', `main:${FILE}`);
  const files = { [FILE]: text.replace('1.7.3', '1.8.0') };
  const commit = { repo: 'acme/config', branch: 'main', author: 'alice', message: 'Update', files };
  await world.sandbox.pushCommit(commit);
});
afterEach(() => world.stop());

async function dispatch(inputs: Readonly<Record<string, string>>) {
  const { sandbox } = world;
  const { app, privateKey } = sandbox.addApp({
    slug: 'deployer',
    installOn: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
  });
  const { rollback } = await runShown(sandbox, {
    name: 'rollback.yml',
    event: { name: 'workflow_dispatch', payload: {} },
    secrets: { RELEASE_APP_KEY: privateKey },
    vars: { RELEASE_APP_ID: String(app.id) },
    inputs,
  });
  return rollback;
}

const pulls = () => [...world.sandbox.repository('acme/config').pulls.values()];
const log = (job: Awaited<ReturnType<typeof dispatch>>): string => job?.steps.at(-1)?.log.join('\n') ?? '';

describe('docs/workflows/rollback.yml', () => {
  it('proposes the previous state where nothing else is said', async () => {
    const job = await dispatch({ environment: 'production', app: 'shop' });
    expect(job?.conclusion, log(job)).toBe('success');
    expect(pulls()).toMatchObject([
      { title: 'Roll back shop in production to 1.7.3', author: 'deployer[bot]', labels: ['rollback'] },
    ]);
  });

  it('merges by the rules where that is asked for', async () => {
    const job = await dispatch({ environment: 'production', app: 'shop', to: '1.7.3', merge: 'auto' });
    expect(job?.conclusion, log(job)).toBe('success');
    expect(world.git('show', `main:${FILE}`)).toContain('newTag: 1.7.3');
  });

  it('writes nothing in a dry run', async () => {
    const refs = world.git('for-each-ref');
    const job = await dispatch({ environment: 'production', app: 'shop', 'dry-run': 'true' });
    expect(job?.conclusion, log(job)).toBe('success');
    expect(log(job)).toContain('1.8.0 -> 1.7.3');
    expect(world.git('for-each-ref')).toBe(refs);
  });

  it('takes no app that is not in its list', async () => {
    await expect(dispatch({ environment: 'production', app: 'cart' })).rejects.toThrow(/'cart'/);
  });
});
