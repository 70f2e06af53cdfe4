/** The status of an environment on proposals that are no promotions, where the branch requires it. */
import { afterEach, describe, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';
import type { StepResult } from '../support/step.ts';

let world: PromotionWorld;
afterEach(() => world.stop());

const PRODUCTION = 'gitops-release/production';
const BASE = 'apps/shop/base/kustomization.yaml';
const repository = () => world.sandbox.repository('acme/config');
const pulls = () => [...repository().pulls.values()];
const statuses = (context = PRODUCTION) =>
  repository()
    .statuses.filter((status) => status.context === context)
    .map(({ state, description }) => `${state}: ${description}`);
const asked = () =>
  world.operations().filter((each) => each === 'CommitStatus' || each.includes('/statuses/'));

async function open(
  settings: Readonly<Record<string, unknown>>,
  required: readonly string[] = [PRODUCTION],
): Promise<void> {
  world = await openPromotion(configText(environmentsOf({ production: settings })));
  repository().settings.allowAutoMerge = true;
  const checks = required.map((context) => ({ context, appId: null }));
  if (checks.length > 0)
    world.sandbox.protect('acme/config', {
      pattern: 'main',
      requiredStatusChecks: { strict: false, checks },
    });
}

/** @returns the commit */
function setByHand(tag: string): Promise<string> {
  const file = 'apps/shop/overlays/production/kustomization.yaml';
  return world.push({ [file]: world.git('show', `main:${file}`).replace(/newTag: .*/, `newTag: ${tag}`) });
}

const update = (inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  world.promote({
    command: 'update',
    app: 'shop',
    environment: 'production',
    images: 'ghcr.io/acme/shop:1.8.0',
    ...inputs,
  });

describe('an update whose branch requires the status of its environment', () => {
  it('has it on its proposal, once, however often it is run', async () => {
    await open({});
    const { status, log } = await update();
    expect(status, log).toBe(0);
    expect(statuses()).toEqual(['success: no promotion: nothing is asked for']);
    expect(repository().statuses.at(-1)?.sha).toBe(pulls()[0]?.headOid);
    await update();
    expect(statuses()).toHaveLength(1);
    await update({ images: 'ghcr.io/acme/shop:1.9.0' });
    expect(repository().statuses.at(-1)?.sha).toBe(pulls()[0]?.headOid);
    expect(statuses()).toHaveLength(2);
  });

  it.each(['auto', 'wait'])('is merged by it: %s', async (merge) => {
    await open({});
    const { status, log } = await update({ merge });
    expect(status, log).toBe(0);
    expect(pulls()).toMatchObject([{ merged: true }]);
  });

  it('is left to GitHub while another check is under way', async () => {
    await open({}, [PRODUCTION, 'build']);
    const { status, log } = await update({ merge: 'auto' });
    expect(status, log).toBe(0);
    expect(statuses()).toHaveLength(1);
    expect(pulls()[0]).toMatchObject({ merged: false, autoMerge: expect.anything() });
  });

  it('is held back by a freeze window, which it names', async () => {
    await open({ freeze: [{ from: '2020-01-01', to: '2099-12-31', reason: 'audit' }] });
    await update();
    expect(statuses()).toEqual(['pending: freeze: frozen (audit) until 2100-01-01 00:00 UTC']);
  });

  describe('and a rollback that cannot wait for a freeze to end', () => {
    const frozen = { freeze: [{ from: '2020-01-01', to: '2099-12-31', reason: 'audit' }] };
    const reason = 'checkout fails for everybody';
    const back = (inputs: Readonly<Record<string, string>>) =>
      world.promote({ command: 'rollback', app: 'shop', environment: 'production', ...inputs });

    it('waits without a reason, and says how to give one', async () => {
      await open(frozen, []);
      await setByHand('1.8.0');
      const { status, log } = await back({ delivery: 'commit' });
      expect(status).toBe(1);
      expect(log).toContain('say in `override` why this cannot wait');
      const waiting = await back({ merge: 'wait', timeout: '1s' });
      expect(waiting.log).toContain('say in `override` why this rollback cannot wait');
    });

    it('passes it over with a reason, which stands in commit, pull request and status', async () => {
      await open(frozen);
      const since = await setByHand('1.8.0');
      const { status, log } = await back({ merge: 'wait', override: reason });
      expect(status, log).toBe(0);
      expect(pulls()).toMatchObject([{ merged: true }]);
      expect(pulls()[0]?.body).toContain(`Freeze windows are passed over: ${reason}`);
      const [was = ''] = world.git('rev-parse', `${since}~2`).split('\n');
      expect(pulls()[0]?.body).toContain(was.slice(0, 10));
      expect(world.git('log', '-2', '--format=%B', 'main')).toContain(`Gitops-Release-Override: ${reason}`);
      expect(statuses()).toEqual([`success: freeze: passed over: ${reason}`]);
    });
  });

  it('is what a rollback has as well', async () => {
    await open({}, []);
    expect((await update({ merge: 'wait' })).status).toBe(0);
    world.sandbox.protect('acme/config', {
      pattern: 'main',
      requiredStatusChecks: { strict: false, checks: [{ context: PRODUCTION, appId: null }] },
    });
    const { status, log } = await world.promote({
      command: 'rollback',
      app: 'shop',
      environment: 'production',
      merge: 'wait',
    });
    expect(status, log).toBe(0);
    expect(pulls().at(-1)).toMatchObject({ merged: true, labels: ['rollback'] });
  });

  it('does not let a promotion pass that it carries on with', async () => {
    await open({ soak: '90d' });
    const staging = 'apps/payments/overlays/staging/kustomization.yaml';
    const text = world.git('show', `main:${staging}`);
    await world.push({ [staging]: text.replace(/newTag: "?[^"\s}]+"?/, 'newTag: "2.30"') });
    await world.promoted({ app: 'payments', environment: 'production' }, { env: { GITHUB_RUN_ID: '7' } });
    expect(statuses().at(-1)).toMatch(/^pending: soak/);
    const { status, log } = await update({ app: 'payments', images: 'ghcr.io/acme/payments-worker:2.31' });
    expect(status, log).toBe(0);
    expect(statuses().at(-1)).toMatch(/^pending: carried: it also holds what other runs have asked for/);
  });

  it('proposes with a warning where the token may not write it', async () => {
    await open({});
    const token = world.sandbox.addToken({
      kind: 'app-installation',
      login: 'promote-bot[bot]',
      permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
      repositories: ['acme/config'],
    }).value;
    const { status, log } = await update({ token });
    expect([status, pulls().length]).toEqual([0, 1]);
    expect(log).toContain('the commit status is not written');
  });

  it('may be made by the GITHUB_TOKEN, for no workflow has to report it', async () => {
    await open({});
    const token = world.sandbox.addToken({
      kind: 'github-token',
      permissions: { contents: 'write', pull_requests: 'write', statuses: 'write', metadata: 'read' },
      repositories: ['acme/config'],
    }).value;
    repository().settings.canApprovePullRequestReviews = true;
    const { status, log } = await update({ token });
    expect(status, log).toBe(0);
    expect(statuses()).toEqual(['success: no promotion: nothing is asked for']);
  });
});

describe('a branch that several environments share', () => {
  it('has the status of those that a proposal does not touch', async () => {
    await open({}, [PRODUCTION, 'gitops-release/staging']);
    const { status, log } = await update({ environment: 'staging', merge: 'wait' });
    expect(status, log).toBe(0);
    expect(statuses()).toEqual(['success: nothing of production is changed']);
    expect(statuses('gitops-release/staging')).toEqual(['success: no promotion: nothing is asked for']);
    expect(pulls()).toMatchObject([{ merged: true }]);
  });

  it('has it for promotions, too', async () => {
    await open({}, [PRODUCTION, 'gitops-release/staging']);
    await update({ environment: 'staging', merge: 'wait' });
    await world.promoted({ app: 'shop', environment: 'production', merge: 'wait' });
    expect(pulls().at(-1)).toMatchObject({ merged: true, baseRefName: 'main' });
    expect(statuses('gitops-release/staging').at(-1)).toBe('success: nothing of staging is changed');
  });

  it('has it not where a base is changed, which may reach them', async () => {
    await open({});
    const { status, log } = await update({ environment: 'staging', path: 'apps/shop/base' });
    expect(status, log).toBe(0);
    expect(world.git('diff', '--name-only', 'main', 'gitops-release/staging/shop').trim()).toBe(BASE);
    expect(statuses()).toEqual([]);
  });
});

it('costs no request where the branch requires none', async () => {
  await open({}, ['build']);
  await update();
  expect(pulls()).toHaveLength(1);
  expect(asked()).toEqual([]);
});
