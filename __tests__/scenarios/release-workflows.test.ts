/** The workflows that release and verify, run as they stand by the sandbox's runner on what a merge pushes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkflowRun } from '../../sandbox/runner/run-workflow.ts';
import { seedStatus } from '../../sandbox/store/seed-pulls.ts';
import { runShown } from '../support/shown-workflow.ts';
import { runStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const CONFIG = `version: 1
environments:
  - { name: staging, path: 'apps/{app}/overlays/staging' }
  - { name: production, path: 'apps/{app}/overlays/production', from: staging, verify: { operator: flux, timeout: 6s, on-failure: rollback } }
`;

let world: World;
let before: string;
let after: string;
let secrets: Readonly<Record<string, string>>;
let vars: Readonly<Record<string, string>>;
beforeEach(async () => {
  world = await openWorld();
  const { app, privateKey } = world.sandbox.addApp({
    slug: 'deployer',
    installOn: 'acme',
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      statuses: 'write',
      deployments: 'write',
      checks: 'read',
      metadata: 'read',
    },
  });
  secrets = { RELEASE_APP_KEY: privateKey };
  vars = { RELEASE_APP_ID: String(app.id) };
  before = await world.sandbox.pushCommit({
    repo: 'acme/config',
    branch: 'main',
    author: 'alice',
    message: 'Environments',
    files: { '.gitops-release.yaml': CONFIG },
  });
  const { status, log } = await runStep(world.sandbox, { inputs: { ...world.inputs, delivery: 'commit' } });
  if (status !== 0) throw new Error(log);
  after = world.git('rev-parse', 'main').trim();
});
afterEach(() => world.stop());

function onPush(name: string): Promise<WorkflowRun> {
  const payload = { ref: 'refs/heads/main', before, after, commits: [{ id: after }] };
  return runShown(world.sandbox, { name, event: { name: 'push', payload }, sha: after, secrets, vars });
}

describe('docs/workflows', () => {
  it('release.yml tags the merged commit, and tells the tag to later jobs', async () => {
    const files = { '.gitops-release.yaml': `${CONFIG}release: { tag: 'v{version}' }\n` };
    const commit = { repo: 'acme/config', branch: 'main', author: 'alice', message: 'Release', files };
    await world.sandbox.pushCommit(commit);
    const { release } = await onPush('release.yml');
    expect(release?.conclusion, release?.steps[0]?.log.join('\n')).toBe('success');
    expect(release?.outputs).toEqual({ tag: 'v1.8.0' });
    expect(world.git('rev-parse', 'v1.8.0^{commit}').trim()).toBe(after);
    expect(world.git('cat-file', '-t', 'v1.8.0').trim()).toBe('tag');
  });

  it('verify.yml opens the rollback where the operator says that it fails', async () => {
    const { sandbox } = world;
    const repository = sandbox.repository('acme/config');
    const said = { context: 'kustomization/shop/0c9c2e41', state: 'failure', login: 'alice' } as const;
    seedStatus(sandbox.store, repository, after, said);
    const runs = await onPush('verify.yml');
    const logs = Object.values(runs)
      .flatMap((leg) => leg.steps.flatMap(({ log }) => log))
      .join('\n');
    expect(
      [...repository.pulls.values()].map(({ title, author }) => `${title} by ${author}`),
      logs,
    ).toEqual(['Roll back shop in production to 1.7.3 by deployer[bot]']);
  });

  it('verify.yml waits for the environment that was changed, and for no other', async () => {
    const { sandbox } = world;
    const repository = sandbox.repository('acme/config');
    const said = { context: 'kustomization/shop/0c9c2e41', state: 'success', login: 'alice' } as const;
    seedStatus(sandbox.store, repository, after, said);
    const legs = Object.entries(await onPush('verify.yml')).filter(([name]) => name.startsWith('verify'));
    const logs = legs.flatMap(([, leg]) => leg.steps.flatMap(({ log }) => log)).join('\n');
    expect(
      legs.map(([, leg]) => leg.conclusion),
      logs,
    ).toEqual(['success', 'success']);
    expect(logs).toContain('the push changes nothing of staging');
    const deployed = [...repository.deployments.values()];
    expect(deployed.map(({ environment, sha }) => ({ environment, sha }))).toEqual([
      { environment: 'production', sha: after },
    ]);
    expect(repository.statuses.map(({ context, state }) => `${context} ${state}`)).toContain(
      'gitops-release/verified/production/shop success',
    );
  });
});
