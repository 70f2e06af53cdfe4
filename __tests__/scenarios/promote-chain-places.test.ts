/** Chains wherever environments stand, and whatever one of them is like. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';
import type { StepResult } from '../support/step.ts';

let world: PromotionWorld;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.stop();
});

const overlay = (tag: string): string => `images:\n- name: ghcr.io/acme/shop\n  newTag: ${tag}\n`;
const STAGING = 'apps/shop/overlays/staging/kustomization.yaml';
const titles = () =>
  [...world.sandbox.repository('acme/config').pulls.values()].map(({ title, state }) => `${state} ${title}`);
const main = (): string => world.git('rev-parse', 'main').trim();
const onSchedule = (inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  world.promote(inputs, { env: { GITHUB_EVENT_NAME: 'schedule' } });

function onPush(before: string): Promise<StepResult> {
  const path = join(folder, 'event.json');
  const repository = { default_branch: 'main', full_name: 'acme/config' };
  writeFileSync(path, JSON.stringify({ ref: 'refs/heads/main', before, after: main(), repository }));
  return world.promoted({}, { env: { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path } });
}

it('goes on from a path in which the name of the app is followed by letters', async () => {
  const environments = [
    { name: 'staging', path: 'apps/{app}-staging/k8s' },
    { name: 'production', path: 'apps/{app}-production/k8s', from: 'staging' },
  ];
  const file = (name: string): string => `apps/shop-${name}/k8s/kustomization.yaml`;
  const files = { [file('staging')]: overlay('1.0.0'), [file('production')]: overlay('1.0.0') };
  world = await openPromotion(configText(environments), { files });
  const before = main();
  await world.push({ [file('staging')]: overlay('1.1.0') });
  await onPush(before);
  expect(titles()).toEqual([expect.stringMatching(/^open .*shop.*1\.1\.0/)]);
});

it('goes on from a path for all apps, for those that the config file lists', async () => {
  const environments = [
    { name: 'staging', path: 'clusters/staging' },
    { name: 'production', path: 'clusters/production', from: 'staging' },
  ];
  const files = {
    'clusters/staging/kustomization.yaml': overlay('1.0.0'),
    'clusters/production/kustomization.yaml': overlay('1.0.0'),
  };
  const apps = { shop: { images: ['ghcr.io/acme/shop'] } };
  world = await openPromotion(configText(environments, { apps }), { files });
  const before = main();
  await world.push({ 'clusters/staging/kustomization.yaml': overlay('1.1.0') });
  await onPush(before);
  expect(titles()).toEqual([expect.stringMatching(/^open .*shop.*1\.1\.0/)]);
});

it('goes on from what a forced push has brought back', async () => {
  world = await openPromotion();
  await world.push({ [STAGING]: overlay('1.8.8') });
  const old = main();
  await world.push({ [STAGING]: overlay('1.9.9') });
  const newer = main();
  const forced = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/git/refs/heads/main`, {
    method: 'PATCH',
    headers: { authorization: `token ${world.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sha: old, force: true }),
  });
  expect(forced.status).toBe(200);
  await onPush(newer);
  expect(titles()).toEqual([expect.stringMatching(/^open .*1\.8\.8/)]);
});

it('looks at the other environments where one cannot be read, and says so', async () => {
  const eu = { name: 'eu', path: 'apps/{app}/overlays/eu', from: 'staging', base: 'gone' };
  world = await openPromotion(configText([...environmentsOf(), eu]));
  await world.push({ [STAGING]: overlay('1.8.8') });
  await world.promoted({ app: 'shop', environment: 'production' });
  await world.push({ [STAGING]: overlay('1.9.9') });
  const { status, log } = await onSchedule();
  expect(titles()).toEqual([expect.stringMatching(/^open .*1\.9\.9/)]);
  expect(status).toBe(1);
  expect(log).toContain('the environment "eu" cannot be read');
});

it('refuses names of branches by which a schedule finds nothing', async () => {
  world = await openPromotion();
  const { status, log } = await onSchedule({ branch: 'release/{app}' });
  expect(status).toBe(1);
  expect(log).toContain('open proposals are found by the usual names of their branches');
});
