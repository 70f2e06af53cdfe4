/** The soak time of a promotion cannot be passed by a date that somebody has put on a commit. */
import { afterEach, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';

let world: PromotionWorld | undefined;
afterEach(async () => {
  await world?.stop();
});

const HOUR = 3_600_000;
const overlay = (tag: string): string => `images:\n- name: ghcr.io/acme/shop\n  newTag: ${tag}\n`;

it('counts a commit from what it was put onto, not from a date of the past', async () => {
  world = await openPromotion(configText(environmentsOf({ production: { soak: '24h', merge: 'auto' } })));
  await world.push({ 'README.md': 'The latest commit, of now.\n' });
  const { store } = world.sandbox;
  store.aheadMs -= 48 * HOUR;
  await world.push({ 'apps/shop/overlays/staging/kustomization.yaml': overlay('1.8.0') });
  store.aheadMs += 48 * HOUR;
  const { outputs, log } = await world.promote({ app: 'shop', environment: 'production' });
  expect(outputs['merged']).not.toBe('true');
  expect(log).toContain('gitops-release/production: pending, soak:');
});
