/** Soak time, freeze windows and verification of promotions, told by a commit status and held to at the merge. */
import { afterEach, describe, expect, it } from 'vitest';
import { seedStatus } from '../../sandbox/store/seed-pulls.ts';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';

let world: PromotionWorld;
afterEach(() => world.stop());

const HOUR = 3_600_000;
const SHOP = { app: 'shop', environment: 'production' };
const STAGING = 'apps/shop/overlays/staging/kustomization.yaml';
const CONTEXT = 'gitops-release/production';
const repository = () => world.sandbox.repository('acme/config');
const pulls = () => [...repository().pulls.values()];
const statuses = (context = CONTEXT) =>
  repository()
    .statuses.filter((status) => status.context === context)
    .map(({ state, description }) => `${state}: ${description}`);
const setStaging = (version: string): Promise<string> => {
  const text = world.git('show', `main:${STAGING}`);
  return world.push({ [STAGING]: text.replace(/newTag: \S+/, `newTag: ${version}`) }, { message: version });
};
/** As if it had been some hours ago. */
async function ago<Value>(hours: number, act: () => Promise<Value>): Promise<Value> {
  world.sandbox.store.aheadMs -= hours * HOUR;
  const value = await act();
  world.sandbox.store.aheadMs += hours * HOUR;
  return value;
}
const REVIEWED = {
  pattern: 'main',
  requiredReviews: {
    count: 1,
    dismissStale: true,
    requireCodeOwners: false,
    requireLastPushApproval: false,
  },
} as const;

async function until(isSo: () => boolean): Promise<void> {
  for (let count = 0; !isSo(); count += 1) {
    if (count > 300) throw new Error('it has not come');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const open = (settings: Readonly<Record<string, unknown>>): Promise<PromotionWorld> =>
  openPromotion(configText(environmentsOf({ production: settings })));

describe('soak', () => {
  it('counts from the commit since which staging has the images, and turns green when run again', async () => {
    world = await open({ soak: '24h' });
    await ago(30, () => setStaging('1.8.0'));
    await ago(1, () => setStaging('1.9.0'));
    await world.promoted(SHOP);
    expect(statuses()).toEqual([
      expect.stringMatching(/^pending: soak: in staging since 20\S+ \d\d:\d\d UTC, of 24h; ripe at /),
    ]);
    expect(pulls()[0]?.body).toContain(
      '| `shop` | `shop` | `1.7.3` | `1.9.0` | at least 2 (`1.8.0`, `1.7.4`) |',
    );
    await world.promoted(SHOP);
    expect(statuses()).toHaveLength(1);
  });

  it('is over after its time', async () => {
    world = await open({ soak: '24h' });
    await ago(30, () => setStaging('1.8.0'));
    await world.promoted(SHOP);
    expect(statuses()).toEqual([expect.stringMatching(/^success: soak: in staging since/)]);
  });

  it('starts again with newer images, unless the environment says otherwise', async () => {
    world = await open({ soak: '24h', 'soak-restart': false });
    await world.push({
      [STAGING]: 'images:\n- name: ghcr.io/acme/shop\n  newTag: 1.7.3\nresources: [../../base]\n',
    });
    await ago(30, () => setStaging('1.8.0'));
    await ago(1, () => setStaging('1.9.0'));
    await world.promoted(SHOP);
    expect(statuses()).toEqual([expect.stringMatching(/^success/)]);
    expect(pulls()[0]?.body).toContain('| 1 (`1.8.0`) |');
  });

  it('counts from the merge, not from when the commit of a pull request was written', async () => {
    world = await open({ soak: '24h' });
    await ago(48, () =>
      world.push(
        { [STAGING]: 'images: [{name: ghcr.io/acme/shop, newTag: 1.8.0}]\nresources: [../../base]\n' },
        { branch: 'next' },
      ),
    );
    const pull = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls`, {
      method: 'POST',
      headers: { authorization: `token ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Next', head: 'next', base: 'main' }),
    });
    const { number } = (await pull.json()) as { number: number };
    const merged = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls/${number}/merge`, {
      method: 'PUT',
      headers: { authorization: `token ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ merge_method: 'merge' }),
    });
    expect(merged.status).toBe(200);
    await world.promoted(SHOP);
    expect(statuses()).toEqual([expect.stringMatching(/^pending: soak/)]);
  });

  it('reads no more than ten pages of a long history, and counts from the oldest commit seen', async () => {
    world = await open({ soak: '24h' });
    const text = world.git('show', `main:${STAGING}`);
    await ago(100, async () => {
      for (let count = 0; count < 30; count += 1) await world.push({ [STAGING]: `${text}# ${count}\n` });
    });
    await ago(30, async () => {
      for (let count = 0; count < 280; count += 1) await world.push({ [STAGING]: `${text}## ${count}\n` });
    });
    world.sandbox.log.clear();
    await world.promoted(SHOP);
    expect(world.operations().filter((operation) => operation === 'TargetHistory')).toHaveLength(10);
    expect(statuses()).toEqual([expect.stringMatching(/^success: soak/)]);
    expect(pulls()[0]?.body).toContain('| unknown |');
  }, 60_000);

  it('that takes longer than the timeout stops a waiting run at once, and the proposal stays', async () => {
    world = await open({ soak: '24h', merge: 'wait' });
    await setStaging('1.8.0');
    const { status, log, outputs } = await world.promote(SHOP);
    expect(status).toBe(1);
    expect(log).toMatch(/#1 is not merged\. soak: in staging since .* ripe at/);
    expect(log).toContain('That is later than `timeout`');
    expect(outputs).toMatchObject({ 'pull-request-number': '1', merged: 'false' });
    expect(statuses()[0]).toMatch(/^pending/);
  });

  it('that ends within the timeout is waited for, and then the proposal is merged', async () => {
    world = await open({ soak: '1h', merge: 'wait' });
    await ago(1 - 4 / 3600, () => setStaging('1.8.0'));
    const { outputs } = await world.promoted({ ...SHOP, timeout: '1m' });
    expect(outputs['merged']).toBe('true');
    expect(statuses().map((status) => status.split(':')[0])).toEqual(['pending', 'success']);
  }, 30_000);

  it('is passed over with a reason', async () => {
    world = await open({ soak: '24h', merge: 'wait' });
    await setStaging('1.8.0');
    const { outputs } = await world.promoted({ ...SHOP, override: 'hotfix for the login' });
    expect(outputs['merged']).toBe('true');
    expect(statuses()).toEqual(['success: soak: passed over: hotfix for the login']);
  });
});

describe('with `merge: auto`', () => {
  it('GitHub waits for the status where the branch requires it', async () => {
    world = await open({ soak: '24h', merge: 'auto' });
    world.sandbox.protect('acme/config', {
      pattern: 'main',
      requiredStatusChecks: { strict: false, checks: [{ context: CONTEXT, appId: null }] },
    });
    repository().settings.allowAutoMerge = true;
    await setStaging('1.8.0');
    const { log } = await world.promoted(SHOP);
    expect(log).toContain('Setting auto-merge of #1');
    expect(pulls()[0]).toMatchObject({ state: 'open' });
    expect(pulls()[0]?.autoMerge).not.toBeNull();
  });

  it.each(['auto', 'wait'])(
    'what is ripe is merged now, also where the status is required: %s',
    async (merge) => {
      world = await open({ soak: '1h', merge });
      world.sandbox.protect('acme/config', {
        pattern: 'main',
        requiredStatusChecks: { strict: false, checks: [{ context: CONTEXT, appId: null }] },
      });
      repository().settings.allowAutoMerge = true;
      await ago(2, () => setStaging('1.8.0'));
      await world.promoted(SHOP);
      expect(pulls()[0]).toMatchObject({ merged: true });
      expect(statuses()).toEqual([expect.stringMatching(/^success: soak/)]);
    },
    30_000,
  );

  it('auto-merge of an earlier run is taken back where newer images must soak again', async () => {
    world = await open({ soak: '1h', merge: 'auto' });
    world.sandbox.protect('acme/config', {
      pattern: 'main',
      requiredReviews: {
        ...{ count: 1, dismissStale: false, requireCodeOwners: false, requireLastPushApproval: false },
      },
    });
    repository().settings.allowAutoMerge = true;
    await ago(2, () => setStaging('1.8.0'));
    await world.promoted(SHOP);
    expect(pulls()[0]?.autoMerge).not.toBeNull();
    await setStaging('1.9.0');
    const { status, log } = await world.promote(SHOP);
    expect(status).toBe(1);
    expect(log).toContain('Require the status check');
    expect(pulls()[0]).toMatchObject({ state: 'open', autoMerge: null });
  });

  it('nothing is merged before its time where the branch does not require the status', async () => {
    world = await open({ soak: '24h', merge: 'auto' });
    await setStaging('1.8.0');
    const { status, log } = await world.promote(SHOP);
    expect(status).toBe(1);
    expect(log).toContain('soak: in staging since');
    expect(log).toContain('Require the status check `gitops-release/production`');
    expect(pulls()[0]).toMatchObject({ state: 'open', autoMerge: null });
  });
});

describe('what is promoted while a run waits', () => {
  it('is what staging has when it is merged, not what it had at first', async () => {
    world = await open({ merge: 'wait', freeze: [{ from: '2098-01-01', to: '2099-12-31' }] });
    world.sandbox.protect('acme/config', REVIEWED);
    const running = world.promote({ ...SHOP, timeout: '2m' });
    await until(() => pulls().length > 0 && statuses().length > 0);
    await setStaging('1.8.0');
    world.sandbox.review('acme/config', 1, { login: 'bob', state: 'APPROVED' });
    await until(() => pulls()[0]?.title.includes('1.8.0') === true);
    // The new head has no approval yet.
    world.sandbox.review('acme/config', 1, { login: 'bob', state: 'APPROVED' });
    const { status, log } = await running;
    expect(status, log).toBe(0);
    expect(log).toContain('staging has changed since shop was read there');
    expect(world.git('show', `main:${STAGING.replace('staging', 'production')}`)).toContain('newTag: 1.8.0');
  });

  it('waits again where the environment before fails meanwhile', async () => {
    world = await open({ merge: 'wait', 'require-verified': true });
    world.sandbox.protect('acme/config', REVIEWED);
    const say = (state: 'success' | 'failure') =>
      seedStatus(world.sandbox.store, repository(), world.git('rev-parse', 'main').trim(), {
        context: 'gitops-release/verified/staging',
        state,
      });
    await setStaging('1.8.0');
    say('success');
    const running = world.promote({ ...SHOP, timeout: '15s' });
    await until(() => pulls().length > 0 && statuses().length > 0);
    say('failure');
    world.sandbox.review('acme/config', 1, { login: 'bob', state: 'APPROVED' });
    const { status, log } = await running;
    expect(status, log).toBe(1);
    expect(log).toContain('verified: the rollout of staging has failed');
    expect(pulls()[0]).toMatchObject({ state: 'open', merged: false });
  });
});

describe('a freeze that is to come', () => {
  const later = { from: '2098-01-01', to: '2099-12-31', reason: 'audit' };
  const asked = { ...SHOP, command: 'update', images: 'ghcr.io/acme/shop:1.8.0' };

  it('keeps a merge from being left to GitHub, which would not know of it', async () => {
    world = await open({ freeze: [later], merge: 'auto' });
    world.sandbox.protect('acme/config', REVIEWED);
    repository().settings.allowAutoMerge = true;
    const { status, log } = await world.promote(asked);
    expect(status).toBe(1);
    expect(log).toContain('GitHub would merge in a window that opens meanwhile');
    expect(log).toContain('Require the status check `gitops-release/production`');
    expect(pulls()[0]?.autoMerge).toBeNull();
  });

  it('does not, where the branch requires the status', async () => {
    world = await open({ freeze: [later], merge: 'auto' });
    world.sandbox.protect('acme/config', {
      ...REVIEWED,
      requiredStatusChecks: { strict: false, checks: [{ context: CONTEXT, appId: null }] },
    });
    repository().settings.allowAutoMerge = true;
    const { status, log } = await world.promote(asked);
    expect(status, log).toBe(0);
    expect(pulls()[0]?.autoMerge).not.toBeNull();
  });
});

describe('a freeze', () => {
  const always = { from: '2020-01-01', to: '2099-12-31', reason: 'audit' };

  it('keeps promotions back, and an override does not lift it', async () => {
    world = await open({ freeze: [always], merge: 'wait' });
    const { status, log } = await world.promote({ ...SHOP, override: 'hotfix for the login' });
    expect(status).toBe(1);
    expect(log).toContain('freeze: frozen (audit) until 2100-01-01 00:00 UTC');
    expect(pulls()[0]).toMatchObject({ state: 'open' });
  });

  it('keeps updates back, too', async () => {
    world = await open({ freeze: [always], merge: 'auto' });
    const { status, log } = await world.promote({
      ...SHOP,
      command: 'update',
      images: 'ghcr.io/acme/shop:1.8.0',
    });
    expect(status).toBe(1);
    expect(log).toContain('freeze: frozen (audit) until');
    expect(pulls()[0]).toMatchObject({ state: 'open', merged: false });
  });

  it('keeps direct commits of updates back', async () => {
    world = await open({ freeze: [always], delivery: 'commit' });
    const inputs = { ...SHOP, command: 'update', images: 'ghcr.io/acme/shop:1.8.0' };
    const { status, log } = await world.promote(inputs);
    expect(status).toBe(1);
    expect(log).toContain('nothing is committed to production, which is frozen (audit) until 2100');
    await world.promoted({ ...inputs, images: 'ghcr.io/acme/shop:1.7.3' });
  });

  it('keeps direct commits back', async () => {
    world = await open({ freeze: [always], delivery: 'commit' });
    const before = world.git('rev-parse', 'main');
    const { status, log } = await world.promote(SHOP);
    expect(status).toBe(1);
    expect(log).toContain('shop is not promoted to production. freeze: frozen (audit)');
    expect(world.git('rev-parse', 'main')).toBe(before);
  });

  it('that makes no sense is an error with its line', async () => {
    world = await open({ freeze: [{ from: 'Fri 16:00', to: 'Fri 16:00', timezone: 'Europe/Berlin' }] });
    const { status, log } = await world.promote(SHOP);
    expect(status).toBe(1);
    expect(log).toMatch(/this window never freezes: it begins and ends at the same moment, "Fri 16:00"/);
  });
});

describe('verification', () => {
  const verify = (sha: string, state: 'success' | 'failure' = 'success', app = '') => {
    const context = `gitops-release/verified/staging${app === '' ? '' : `/${app}`}`;
    world.sandbox.status('acme/config', sha, { context, state });
  };

  it('is waited for, on the newest commit of staging or a later one', async () => {
    world = await open({ 'require-verified': true });
    const sha = await setStaging('1.8.0');
    await world.promoted(SHOP);
    expect(statuses()[0]).toMatch(/^pending: verified: nothing says that staging runs [0-9a-f]{10} or later/);
    const later = await world.push({ 'README.md': 'later\n' });
    verify(later);
    await world.promoted(SHOP);
    expect(statuses()[1]).toBe(`success: verified: staging is verified at ${later.slice(0, 10)}`);
    verify(later, 'failure');
    await world.promoted(SHOP);
    expect(statuses().at(-1)).toBe(
      `pending: verified: the rollout of staging has failed at ${later.slice(0, 10)}`,
    );
    expect(sha).not.toBe(later);
  });

  it('of another app says nothing of this one, and hides no failure of it', async () => {
    world = await open({ 'require-verified': true });
    const sha = await setStaging('1.8.0');
    const later = await world.push({ 'README.md': 'later\n' });
    verify(later, 'success', 'payments');
    await world.promoted(SHOP);
    expect(statuses()[0]).toMatch(/^pending: verified: nothing says that staging runs/);
    verify(sha, 'failure', 'shop');
    await world.promoted(SHOP);
    expect(statuses()[1]).toMatch(/^pending: verified: the rollout of staging has failed/);
    verify(later, 'success', 'shop');
    await world.promoted(SHOP);
    expect(statuses()[2]).toBe(`success: verified: staging is verified at ${later.slice(0, 10)}`);
    verify(later, 'failure');
    await world.promoted(SHOP);
    expect(statuses().at(-1)).toMatch(/^pending: verified: the rollout of staging has failed/);
  });

  it('of an earlier commit says nothing of newer images', async () => {
    world = await open({ 'require-verified': true });
    verify(await setStaging('1.8.0'));
    await setStaging('1.9.0');
    await world.promoted(SHOP);
    expect(statuses()[0]).toMatch(/^pending/);
  });
});

it('a token that may not write statuses still proposes, with a warning', async () => {
  world = await open({ soak: '1s' });
  const token = world.sandbox.addToken({
    kind: 'app-installation',
    login: 'promote-bot[bot]',
    permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
    repositories: ['acme/config'],
  }).value;
  const { log } = await world.promoted({ ...SHOP, token });
  expect(log).toContain('the commit status is not written');
  expect(pulls()).toHaveLength(1);
});
