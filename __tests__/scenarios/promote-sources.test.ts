/** What an environment has, where that cannot all be read or is asked of another branch. */
import { afterEach, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';

let world: PromotionWorld | undefined;
afterEach(async () => {
  await world?.stop();
});

const STAGING = 'apps/shop/overlays/staging';
const SHOP = { app: 'shop', environment: 'production' };
const overlay = (tag: string): string => `images:\n- name: ghcr.io/acme/shop\n  newTag: ${tag}\n`;
const BROKEN = 'image: "ghcr.io/acme/worker:2.0.0\n  bad: [\n';

it('says which file of the source could not be read, and promotes the others', async () => {
  world = await openPromotion();
  await world.push({
    [`${STAGING}/kustomization.yaml`]: overlay('1.9.9'),
    [`${STAGING}/worker.yaml`]: BROKEN,
  });
  const { log, outputs } = await world.promoted(SHOP);
  expect(log).toMatch(/::warning::apps\/shop\/overlays\/staging\/worker\.yaml.*cannot be read/);
  expect(outputs['changed']).toBe('true');
});

it('refuses where such a file names an image that is to be promoted', async () => {
  const apps = { shop: { images: ['ghcr.io/acme/shop', 'ghcr.io/acme/worker'] } };
  world = await openPromotion(configText(environmentsOf(), { apps }));
  await world.push({
    [`${STAGING}/kustomization.yaml`]: overlay('1.9.9'),
    [`${STAGING}/worker.yaml`]: BROKEN,
  });
  const { status, log } = await world.promote(SHOP);
  expect(status).toBe(1);
  expect(log).toContain(`${STAGING}/worker.yaml names ghcr.io/acme/worker and cannot be read`);
});

it('refuses a branch on which the environment does not stand', async () => {
  world = await openPromotion();
  await world.push({ 'README.md': 'Another branch.\n' }, { branch: 'other' });
  await world.push({ [`${STAGING}/kustomization.yaml`]: overlay('1.9.9') });
  const { status, log } = await world.promote({ ...SHOP, base: 'other' });
  expect(status).toBe(1);
  expect(log).toContain('the environment stands on the branch "main", not on "other"');
});
