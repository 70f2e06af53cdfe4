/** `promote` of many apps at once: few requests, and nothing that one app alone would not do. */
import { afterEach, describe, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';

let world: PromotionWorld | undefined;
afterEach(async () => {
  await world?.stop();
});

const APPS = Array.from({ length: 26 }, (_, index) => `svc-${String(index).padStart(2, '0')}`);
const ALL = { app: '*', environment: 'production', group: 'all' };
const path = (app: string, environment: string): string => `apps/${app}/overlays/${environment}`;
const overlay = (app: string, tag: string): string =>
  `images:\n- name: ghcr.io/acme/${app}\n  newTag: ${tag}\n`;
const file = (app: string, environment: string): string => `${path(app, environment)}/kustomization.yaml`;

async function open(production: Readonly<Record<string, unknown>>): Promise<PromotionWorld> {
  const files = APPS.flatMap((app) =>
    ['dev', 'staging', 'production'].map((name) => [
      file(app, name),
      overlay(app, name === 'production' ? '1.7.0' : '1.8.0'),
    ]),
  );
  return openPromotion(configText(environmentsOf({ production })), { files: Object.fromEntries(files) });
}

describe('many apps in one proposal', () => {
  it('are read together', async () => {
    world = await open({ soak: '1s', 'require-verified': true });
    await world.promoted(ALL);
    const operations = world.operations();
    const count = (name: string): number => operations.filter((each) => each === name).length;
    expect(count('OpenPullRequest')).toBe(1);
    expect(count('TargetHistory')).toBe(2);
    expect(count('VerifiedHistory')).toBe(1);
    expect(operations.length).toBeLessThanOrEqual(16);
  });

  it('leave out the one that was rolled back from, however many commits of others came since', async () => {
    world = await open({});
    const [held = ''] = APPS;
    await world.push({ [file(held, 'production')]: overlay(held, '1.8.0') });
    const back = await world.promoted({
      ...{ command: 'rollback', app: held, environment: 'production', to: '1.7.0' },
      ...{ delivery: 'commit', path: path(held, 'production') },
    });
    expect(back.outputs['changed']).toBe('true');
    for (let count = 0; count < 21; count += 1)
      await world.push({ [`${path(APPS[25] ?? '', 'production')}/README.md`]: `${count}\n` });
    const { log } = await world.promoted(ALL);
    expect(log).toContain(`"ghcr.io/acme/${held}:1.8.0" is held`);
    const branch = 'gitops-release/production/all-apps';
    expect(world.git('show', `${branch}:${file(held, 'production')}`)).toContain('1.7.0');
    expect(world.git('show', `${branch}:${file(APPS[1] ?? '', 'production')}`)).toContain('1.8.0');
  });
});
