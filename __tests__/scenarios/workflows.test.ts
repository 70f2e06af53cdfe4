/** Every workflow that users copy is run, as it stands, by the sandbox's runner. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkflowRun } from '../../sandbox/runner/run-workflow.ts';
import { runShown, type ShownWorkflow } from '../support/shown-workflow.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let secrets: Readonly<Record<string, string>>;
let vars: Readonly<Record<string, string>>;
beforeEach(async () => {
  world = await openWorld();
  const app = world.sandbox.addApp({
    slug: 'deployer',
    installOn: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
  });
  secrets = { RELEASE_APP_KEY: app.privateKey };
  vars = { RELEASE_APP_ID: String(app.app.id) };
});
afterEach(() => world.stop());

function run(
  name: string,
  repository: string,
  event: ShownWorkflow['event'],
  inputs?: ShownWorkflow['inputs'],
): Promise<WorkflowRun> {
  const standIns = {
    'actions/checkout': () => ({}),
    'docker/login-action': () => ({}),
    'docker/build-push-action': () => ({ digest: `sha256:${'a'.repeat(64)}` }),
  };
  const given = inputs === undefined ? {} : { inputs };
  return runShown(world.sandbox, { name, repository, event, secrets, vars, standIns, ...given });
}

const pulls = () => [...world.sandbox.repository('acme/config').pulls.values()];

describe('docs/workflows', () => {
  it('update-after-build.yml proposes the commit that was built', async () => {
    const { build } = await run('update-after-build.yml', 'acme/shop', { name: 'push', payload: {} });
    expect(build?.steps.at(-1)?.log.join('\n')).toContain('Opening a pull request');
    expect(build?.conclusion).toBe('success');
    expect(pulls()[0]?.title).toBe('Update shop in production to 0123456789abcdef0123456789abcdef01234567');
  });

  it('update-called.yml hands what it has built to the reusable workflow', async () => {
    const runs = await run('update-called.yml', 'acme/shop', { name: 'push', payload: {} });
    expect(runs['config / update']?.steps.at(-1)?.log.join('\n')).toContain('Opening a pull request');
    expect(runs['config / update']?.outputs).toMatchObject({
      changed: 'true',
      'pull-request-url': `${world.sandbox.url}/acme/config/pull/1`,
    });
    expect(pulls()[0]?.title).toMatch(
      /^Update shop in dev to 0123456789abcdef0123456789abcdef01234567@sha256:a+/,
    );
  });

  it('a reusable workflow sees no secret that it is not given', async () => {
    secrets = {};
    await expect(run('update-called.yml', 'acme/shop', { name: 'push', payload: {} })).rejects.toThrow(
      'Secret private-key is required, but not provided to update',
    );
  });

  it('update-several-images.yml proposes a release and shows its address', async () => {
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'alice',
      message: 'Split the shop',
      files: {
        'apps/shop/overlays/staging/kustomization.yaml':
          'images:\n- name: ghcr.io/acme/shop-api\n  newTag: 1.7.4\n- name: ghcr.io/acme/shop-worker\n  newTag: 1.7.4\n',
      },
    });
    const event = { name: 'release', payload: { release: { tag_name: 'v1.8.0' } } };
    const { propose } = await run('update-several-images.yml', 'acme/shop', event);
    expect(propose?.steps.map((step) => step.conclusion)).toEqual(['success', 'success']);
    expect(propose?.steps[1]?.log).toEqual([
      pulls()[0] === undefined ? '' : `${world.sandbox.url}/acme/config/pull/1`,
    ]);
    expect(pulls()[0]).toMatchObject({ title: 'shop v1.8.0 to staging', labels: ['release', 'staging'] });
  });

  it('update-by-hand.yml proposes what the form says, with the GITHUB_TOKEN of the config repository', async () => {
    world.sandbox.repository('acme/config').settings.canApprovePullRequestReviews = true;
    const event = { name: 'workflow_dispatch', payload: {} };
    const inputs = { app: 'shop', environment: 'staging', tag: '1.8.0' };
    const { propose } = await run('update-by-hand.yml', 'acme/config', event, inputs);
    expect(propose?.steps[0]?.log.join('\n')).toContain('Opening a pull request');
    expect(pulls()[0]).toMatchObject({
      title: 'Update shop in staging to 1.8.0',
      author: 'github-actions[bot]',
    });
  });

  it('update-by-hand.yml takes no environment that is not in its list', async () => {
    const event = { name: 'workflow_dispatch', payload: {} };
    const inputs = { environment: 'prod', tag: '1' };
    await expect(run('update-by-hand.yml', 'acme/config', event, inputs)).rejects.toThrow(/'prod'/);
  });

  it('update-on-dispatch.yml takes what a dispatch has brought', async () => {
    world.sandbox.repository('acme/config').settings.canApprovePullRequestReviews = true;
    const client_payload = { app: 'shop', image: 'ghcr.io/acme/shop', tag: '1.8.0' };
    const event = { name: 'repository_dispatch', payload: { action: 'image-built', client_payload } };
    const { update } = await run('update-on-dispatch.yml', 'acme/config', event);
    expect(update?.conclusion).toBe('success');
    expect(pulls()[0]?.title).toBe('Update shop in dev to 1.8.0');
  });

  const published = (tag: string): ShownWorkflow['event'] => ({
    name: 'registry_package',
    payload: {
      action: 'published',
      registry_package: {
        name: 'shop',
        namespace: 'acme',
        package_type: 'CONTAINER',
        package_version: { container_metadata: { tag: { name: tag } } },
      },
    },
  });

  it('update-on-package.yml proposes a published tag, and nothing for a platform without one', async () => {
    const { update } = await run('update-on-package.yml', 'acme/shop', published('1.8.0'));
    expect(update?.conclusion).toBe('success');
    expect(pulls()[0]?.title).toBe('Update shop in dev to 1.8.0');
    const none = await run('update-on-package.yml', 'acme/shop', published(''));
    expect(none['update']?.conclusion).toBe('skipped');
  });
});
