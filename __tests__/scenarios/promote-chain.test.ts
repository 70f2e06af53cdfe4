/** A push into one environment opens the next one's proposal; a schedule turns its status green. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';
import type { StepResult } from '../support/step.ts';

const HOUR = 3_600_000;
const at = (environment: string, app = 'shop'): string =>
  `apps/${app}/overlays/${environment}/kustomization.yaml`;

let world: PromotionWorld;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.stop();
});

const pulls = () => [...world.sandbox.repository('acme/config').pulls.values()];
const titles = () => pulls().map(({ title, state, merged }) => `${merged ? 'merged' : state} ${title}`);
const statuses = () =>
  world.sandbox.repository('acme/config').statuses.map(({ state, context }) => `${context} ${state}`);
const main = (): string => world.git('rev-parse', 'main').trim();

function onPush(before: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const path = join(folder, 'event.json');
  const repository = { default_branch: 'main', full_name: 'acme/config' };
  writeFileSync(path, JSON.stringify({ ref: 'refs/heads/main', before, after: main(), repository }));
  return world.promoted(inputs, { env: { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path } });
}
const onSchedule = (): Promise<StepResult> =>
  world.promoted({}, { env: { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '99' } });

async function set(environment: string, version: string): Promise<string> {
  const before = main();
  const text = world.git('show', `main:${at(environment)}`);
  await world.push({ [at(environment)]: text.replace(/newTag: \S+/, `newTag: ${version}`) });
  return before;
}

/** The command `update` of the app's own workflow, straight onto dev. */
async function build(version: string, sha: string): Promise<string> {
  const before = main();
  const inputs = { command: 'update', app: 'shop', environment: 'dev', delivery: 'commit' };
  await world.promoted(
    { ...inputs, images: `ghcr.io/acme/shop:${version}` },
    { env: { GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: sha } },
  );
  return before;
}

describe('a push', () => {
  it('into dev proposes staging, whose merge proposes production, with the commits of the source', async () => {
    world = await openPromotion(configText(environmentsOf({ staging: { merge: 'auto' } })));
    await onPush(await build('1.8.0', 'a'.repeat(40)));
    const before = main();
    await onPush(await build('1.8.1', 'b'.repeat(40)));
    expect(titles()).toEqual([
      'merged Promote shop to staging: 1.7.4 -> 1.8.0',
      'merged Promote shop to staging: 1.8.0 -> 1.8.1',
    ]);
    expect(pulls()[1]?.body).toContain(
      `[\`aaaaaaa...bbbbbbb\`](${world.sandbox.url}/acme/shop/compare/${'a'.repeat(40)}...${'b'.repeat(40)})`,
    );
    await onPush(before);
    expect(titles()[2]).toBe('open Promote shop to production: 1.7.3 -> 1.8.1');
    expect(pulls()[2]?.body).toContain(`/acme/shop/commit/${'b'.repeat(40)}`);
  });

  it('of newer images updates the proposal that is open', async () => {
    world = await openPromotion();
    await onPush(await set('staging', '1.8.0'));
    await onPush(await set('staging', '1.9.0'));
    expect(titles()).toEqual(['open Promote shop to production: 1.7.3 -> 1.9.0']);
  });

  it('that changes nothing of an environment proposes nothing', async () => {
    world = await openPromotion();
    const before = main();
    await world.push({ 'README.md': 'x\n', 'apps/shop/base/service.yaml': 'kind: Service\n' });
    const { outputs, summary } = await onPush(before);
    expect(outputs['changed']).toBe('false');
    expect(summary).toContain('Nothing to promote.');
    expect(pulls()).toEqual([]);
  });

  it('into the last environment ends the chain', async () => {
    world = await openPromotion();
    await onPush(await set('production', '1.8.0'));
    expect(pulls()).toEqual([]);
  });

  it('of an app that the next environment does not have is no mistake', async () => {
    world = await openPromotion();
    const before = main();
    await world.push({ [at('staging', 'fresh')]: 'images: [{name: ghcr.io/acme/fresh, newTag: 1.0.0}]\n' });
    const { outputs } = await onPush(before);
    expect(outputs['changed']).toBe('false');
  });

  it('to another branch promotes nothing, unless an environment stands there', async () => {
    world = await openPromotion();
    const before = main();
    await set('staging', '1.8.0');
    const path = join(folder, 'event.json');
    writeFileSync(path, JSON.stringify({ ref: 'refs/heads/feature', before, after: main() }));
    await world.promoted({}, { env: { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path } });
    expect(pulls()).toEqual([]);
  });

  it('with `group: all` keeps one proposal for everything', async () => {
    world = await openPromotion();
    await onPush(await set('staging', '1.8.0'), { group: 'all', 'allow-downgrade': 'true' });
    await onPush(await set('staging', '1.9.0'), { group: 'all', 'allow-downgrade': 'true' });
    expect(pulls().map(({ headRefName }) => headRefName)).toEqual(['gitops-release/production/all-apps']);
  });
});

describe('a schedule', () => {
  it('turns the status of an open proposal green when its time has come, and merges it', async () => {
    world = await openPromotion(configText(environmentsOf({ production: { soak: '24h', merge: 'wait' } })));
    // Six seconds are left when the push is seen.
    const age = 24 * HOUR - 6000;
    world.sandbox.store.aheadMs -= age;
    const before = await set('staging', '1.8.0');
    world.sandbox.store.aheadMs += age;
    const ripe = Date.now() + 6000;
    const pushed = await onPush(before, { timeout: '1s' });
    expect(pushed.log).toMatch(/is not merged\. soak: in staging since .* ripe at/);
    expect(statuses()).toEqual(['gitops-release/production pending']);
    await new Promise((resolve) => setTimeout(resolve, ripe - Date.now() + 500));
    const { outputs } = await onSchedule();
    expect(outputs['merged']).toBe('true');
    expect(statuses()[1]).toBe('gitops-release/production success');
    expect(titles()).toEqual(['merged Promote shop to production: 1.7.3 -> 1.8.0']);
  }, 30_000);

  it('without open proposals does nothing, in few requests', async () => {
    world = await openPromotion();
    const { summary } = await onSchedule();
    expect(summary).toContain('Nothing to promote.');
    expect(world.operations()).toEqual(['OpenRepository', 'OpenProposals']);
  });

  it('brings what has arrived meanwhile into the proposal', async () => {
    world = await openPromotion();
    await onPush(await set('staging', '1.8.0'));
    await set('staging', '1.9.0');
    await onSchedule();
    expect(titles()).toEqual(['open Promote shop to production: 1.7.3 -> 1.9.0']);
  });
});
