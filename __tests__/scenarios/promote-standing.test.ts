/** Open promotions that a push or a schedule comes by: each as it is, closed or held back where nothing can go on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const CONTEXT = 'gitops-release/production';
const at = (app: string, environment: string): string =>
  `apps/${app}/overlays/${environment}/kustomization.yaml`;
const text = (app: string, version: string): string =>
  `images:\n- name: ghcr.io/acme/${app}\n  newTag: ${version}\n`;
/** Two apps, both ahead in staging. */
function open(settings: Readonly<Record<string, unknown>>): Promise<PromotionWorld> {
  const files = ['shop', 'search'].flatMap((app) => [
    [at(app, 'dev'), text(app, '1.1.0')],
    [at(app, 'staging'), text(app, '1.1.0')],
    [at(app, 'production'), text(app, '1.0.0')],
  ]);
  const config = configText(environmentsOf({ production: settings }), { apps: { newbie: {} } });
  return openPromotion(config, { files: Object.fromEntries(files) });
}

const pulls = () =>
  [...world.sandbox.repository('acme/config').pulls.values()].map(
    ({ number, headRefName, title, state, merged }) =>
      `#${number} ${merged ? 'merged' : state} ${headRefName.split('/').at(-1)}: ${title.split(': ').at(-1)}`,
  );
const statuses = () =>
  world.sandbox
    .repository('acme/config')
    .statuses.filter(({ context }) => context === CONTEXT)
    .map(({ state, description }) => `${state} ${description}`);
const main = (): string => world.git('rev-parse', 'main').trim();
const set = (app: string, environment: string, version: string): Promise<string> =>
  world.push({ [at(app, environment)]: text(app, version) });

function onPush(before: string): Promise<StepResult> {
  const path = join(folder, 'event.json');
  const repository = { default_branch: 'main', full_name: 'acme/config' };
  writeFileSync(path, JSON.stringify({ ref: 'refs/heads/main', before, after: main(), repository }));
  return world.promote({}, { env: { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path } });
}
const onSchedule = (): Promise<StepResult> =>
  world.promote({}, { env: { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '99' } });
const promote = (inputs: Readonly<Record<string, string>>): Promise<StepResult> =>
  world.promote({ environment: 'production', ...inputs });

describe('the proposal of all apps', () => {
  it('is looked at by a schedule as it is, for the apps that it holds, and stays with the person who wanted to merge it', async () => {
    world = await open({ merge: 'auto', soak: '1s' });
    await promote({ app: 'shop', group: 'all', merge: 'manual' });
    await set('shop', 'staging', '1.2.0');
    const { status } = await onSchedule();
    expect(status).toBe(0);
    expect(pulls()).toEqual(['#1 open all-apps: 1.0.0 -> 1.2.0']);
    expect(statuses().at(-1)).toMatch(/soak: in staging since/);
  });

  it('is merged by a schedule where nobody has kept that to people', async () => {
    world = await open({ merge: 'auto', soak: '2s' });
    await promote({ app: 'shop', group: 'all' });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await onSchedule();
    expect(pulls()).toEqual(['#1 merged all-apps: 1.0.0 -> 1.1.0']);
  });

  it('is updated by a push, which opens no second proposal for an app of it, and one for another app', async () => {
    world = await open({});
    await promote({ app: 'shop', group: 'all' });
    const before = main();
    await set('shop', 'staging', '1.2.0');
    await set('search', 'staging', '2.0.0');
    await onPush(before);
    expect(pulls()).toEqual(['#1 open all-apps: 1.0.0 -> 1.2.0', '#2 open search: 1.0.0 -> 2.0.0']);
  });

  it('leaves out an app that stands in the way, and the step fails in the end with its name', async () => {
    world = await open({});
    await set('shop', 'staging', '0.9.0');
    const { status, log, summary } = await promote({ app: '*', group: 'all' });
    expect(status).not.toBe(0);
    expect(log).toContain('Left out of the promotion to production');
    expect(log).toContain('shop: "ghcr.io/acme/shop" is at 1.0.0 here, and 0.9.0 is older');
    expect(summary).toContain('### Not promoted');
    expect(pulls()).toEqual(['#1 open all-apps: 1.0.0 -> 1.1.0']);
  });
});

describe('a proposal', () => {
  it('that was asked for with `merge: manual` is not merged by a schedule, until somebody asks anew', async () => {
    world = await open({ merge: 'auto' });
    await promote({ app: 'shop', merge: 'manual' });
    await set('search', 'dev', '9.9.9');
    await onSchedule();
    await onSchedule();
    expect(pulls()).toEqual(['#1 open shop: 1.0.0 -> 1.1.0']);
    await promote({ app: 'shop' });
    expect(pulls()).toEqual(['#1 merged shop: 1.0.0 -> 1.1.0']);
  });

  it('is closed where staging has gone back below production', async () => {
    world = await open({ soak: '1s' });
    await promote({ app: 'shop' });
    await set('shop', 'staging', '0.9.0');
    const { status, log } = await onSchedule();
    expect(status).toBe(0);
    expect(log).toContain('Closed pull request #1: "ghcr.io/acme/shop" is at 1.0.0 here, and 0.9.0 is older');
    expect(pulls()[0]).toContain('#1 closed');
  });

  it('is closed where the app is gone from staging', async () => {
    world = await open({ soak: '1s' });
    await promote({ app: 'shop' });
    await world.push({ [at('shop', 'staging')]: null });
    const { status, summary } = await onSchedule();
    expect(status).toBe(0);
    expect(summary).toContain('nothing stands at apps/shop/overlays/staging in staging');
    expect(pulls()[0]).toContain('#1 closed');
  });

  it('is held back where nobody can tell what staging has', async () => {
    world = await open({ soak: '1s' });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await promote({ app: 'shop' });
    expect(statuses().at(-1)).toMatch(/^success/);
    await world.push({ [at('shop', 'staging').replace('kustomization', 'job')]: JOB });
    const { status, log } = await onSchedule();
    expect(status).not.toBe(0);
    expect(log).toContain('one image has two versions');
    expect(pulls()[0]).toContain('#1 open');
    expect(statuses().at(-1)).toMatch(/^pending staging: one image has two versions/);
  });

  it('on which somebody works is held back once it is no more what staging has', async () => {
    world = await open({ soak: '1s' });
    await promote({ app: 'shop' });
    await world.push(
      { 'apps/shop/note.md': 'Mind the queue.\n' },
      { branch: 'gitops-release/production/shop' },
    );
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await onSchedule();
    expect(statuses().at(-1)).toMatch(/^success/);
    await set('shop', 'staging', '1.2.0');
    const { status } = await onSchedule();
    expect(status).not.toBe(0);
    expect(statuses().at(-1)).toMatch(
      /^pending staging: the proposal branch .* has commits that this action did not/,
    );
  });

  it('stays where another environment, which somebody asks for instead, has gone back', async () => {
    world = await open({});
    await promote({ app: 'shop' });
    await set('shop', 'dev', '0.9.0');
    const { status } = await promote({ app: 'shop', from: 'dev', override: 'a fix for the login' });
    expect(status).not.toBe(0);
    expect(pulls()).toEqual(['#1 open shop: 1.0.0 -> 1.1.0']);
  });

  it('of `update` is not closed by a promotion that has nothing for its app', async () => {
    world = await open({ soak: '1s' });
    const image = { command: 'update', images: 'ghcr.io/acme/shop:1.0.1' };
    await promote({ ...image, app: 'shop' });
    await world.push({ [at('shop', 'staging')]: null });
    await onSchedule();
    expect(pulls()[0]).toContain('#1 open');
  });
});

const JOB = `apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      containers:
        - { name: migrate, image: "ghcr.io/acme/shop:1.0.5" }
`;

it('a dry run of several tells what each would wait for, by its name, and writes no status', async () => {
  world = await open({ soak: '90d' });
  const { log, summary } = await promote({ app: '*', 'dry-run': 'true' });
  expect(log).toMatch(
    /^shop to production: Dry run: a merge would wait\. soak \(not met\): in staging since/m,
  );
  expect(log).toMatch(/^search to production: Dry run: a merge would wait/m);
  expect(summary).toContain('a merge would wait');
  expect(statuses()).toEqual([]);
  expect(pulls()).toEqual([]);
});

it('an app that a glob chooses and that is not there is told', async () => {
  world = await open({});
  const { status, log, summary } = await promote({ app: 'new*' });
  expect(status).toBe(0);
  const words =
    'Left out of the promotion to production: newbie (nothing stands at apps/newbie/overlays/staging';
  expect(log).toContain(words);
  expect(summary).toContain('Left out of the promotion to production');
});
