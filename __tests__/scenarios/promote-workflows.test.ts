/** The workflows that promote, run as they stand by the sandbox's runner. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkflowRun } from '../../sandbox/runner/run-workflow.ts';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';
import { runShown, type ShownWorkflow } from '../support/shown-workflow.ts';

const STAGING = 'apps/shop/overlays/staging/kustomization.yaml';

let world: PromotionWorld;
beforeEach(async () => {
  world = await openPromotion(configText(environmentsOf({ production: { soak: '90d' } })));
  world.sandbox.repository('acme/config').settings.canApprovePullRequestReviews = true;
});
afterEach(() => world.stop());

const main = (): string => world.git('rev-parse', 'main').trim();
const titles = () =>
  [...world.sandbox.repository('acme/config').pulls.values()].map(
    ({ title, author }) => `${author}: ${title}`,
  );
const statuses = () =>
  world.sandbox.repository('acme/config').statuses.map(({ context, state }) => `${context} ${state}`);

function run(
  name: string,
  event: ShownWorkflow['event'],
  inputs: Readonly<Record<string, string>> = {},
  where: Pick<ShownWorkflow, 'repository'> = {},
): Promise<WorkflowRun> {
  const { sandbox } = world;
  const app = sandbox.addApp({
    slug: 'chain',
    installOn: 'acme',
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      statuses: 'write',
      checks: 'read',
      metadata: 'read',
    },
  });
  return runShown(sandbox, {
    name,
    event,
    inputs,
    ...where,
    sha: main(),
    secrets: { RELEASE_APP_KEY: app.privateKey },
    vars: { RELEASE_APP_ID: String(app.app.id) },
  });
}

describe('promote.yml', () => {
  const dispatch = { name: 'workflow_dispatch', payload: {} };

  it('proposes what the form says, with its status', async () => {
    const { promote } = await run('promote.yml', dispatch, { app: 'shop', environment: 'production' });
    expect(promote?.steps[0]?.log.join('\n')).toContain('Opening a pull request');
    expect(promote?.conclusion).toBe('success');
    expect(titles()).toEqual(['github-actions[bot]: Promote shop to production: 1.7.3 -> 1.7.4']);
    expect(statuses()).toEqual(['gitops-release/production pending']);
  });

  it('writes nothing in a dry run', async () => {
    const inputs = { app: '*', environment: 'production', 'dry-run': 'true' };
    const { promote } = await run('promote.yml', dispatch, inputs);
    expect(promote?.conclusion).toBe('success');
    expect(titles()).toEqual([]);
  });
});

describe('promote-from-app.yml', () => {
  it('proposes in the config repository what the app has in the environment before', async () => {
    const event = { name: 'workflow_dispatch', payload: { repository: { name: 'shop' } } };
    const where = { repository: 'acme/shop' };
    const { promote } = await run('promote-from-app.yml', event, { environment: 'production' }, where);
    expect(promote?.steps[0]?.log.join('\n')).toContain('Opening a pull request');
    expect(titles()).toEqual(['chain[bot]: Promote shop to production: 1.7.3 -> 1.7.4']);
  });
});

describe('promote-chain.yml', () => {
  it('proposes what a push has brought, and looks at it again on schedule', async () => {
    const before = main();
    const text = world.git('show', `main:${STAGING}`);
    await world.push({ [STAGING]: text.replace('1.7.4', '1.8.0') });
    const payload = { ref: 'refs/heads/main', before, after: main() };
    const pushed = await run('promote-chain.yml', { name: 'push', payload });
    expect(pushed['promote']?.conclusion).toBe('success');
    expect(titles()).toEqual(['chain[bot]: Promote shop to production: 1.7.3 -> 1.8.0']);
    const again = await run('promote-chain.yml', { name: 'schedule', payload: { schedule: '*/15 * * * *' } });
    expect(again['promote']?.conclusion).toBe('success');
    expect(statuses()).toEqual(['gitops-release/production pending']);
  });
});

describe('promote-nightly.yml', () => {
  it('brings what dev has to staging, in one pull request', async () => {
    const event = { name: 'schedule', payload: { schedule: '0 2 * * 1-5' } };
    const { promote } = await run('promote-nightly.yml', event);
    expect(promote?.conclusion).toBe('success');
    expect(titles()).toEqual([expect.stringMatching(/^chain\[bot\]: Promote .* to staging/)]);
  });
});
