/** Runs that finish in the wrong order, told on the built action against the sandbox. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const BRANCH = 'gitops-release/production/shop';
const FILE = 'apps/shop/overlays/production/kustomization.yaml';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

function update(
  tag: string,
  run: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return runStep(world.sandbox, {
    inputs: { ...world.inputs, images: `ghcr.io/acme/shop:${tag}`, ...inputs },
    env: { GITHUB_RUN_ID: run },
  });
}

const operations = (): readonly string[] =>
  world.sandbox.log.entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`);
const tagOn = (ref: string): string | undefined =>
  /newTag: (\S+)/.exec(world.git('show', `${ref}:${FILE}`))?.[1];

/** Squash, as most config repositories merge. */
async function merge(): Promise<void> {
  const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls/1/merge`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ merge_method: 'squash' }),
  });
  expect(response.status).toBe(200);
}

describe('a lower version', () => {
  it('is refused with the place of the higher one, and nothing is written', async () => {
    const refs = world.git('for-each-ref');
    const { status, log } = await update('1.6.0', '42');
    expect(status).toBe(1);
    expect(log).toMatch(
      /apps\/shop\/overlays\/production\/kustomization\.yaml.*"ghcr\.io\/acme\/shop" is at 1\.7\.3 here, and 1\.6\.0 is older/,
    );
    expect(world.git('for-each-ref')).toBe(refs);
    expect(operations()).toEqual(['OpenRepository']);
  });

  it('is refused too where the higher one is only proposed', async () => {
    await update('1.9.0', '42');
    expect((await update('1.8.0', '43')).status).toBe(1);
    expect(tagOn(BRANCH)).toBe('1.9.0');
  });

  it('is set where the input says so', async () => {
    const { outputs } = await update('1.6.0', '42', { 'allow-downgrade': 'true' });
    expect(outputs['pull-request-operation']).toBe('created');
    expect(tagOn(BRANCH)).toBe('1.6.0');
  });
});

describe('builds without an order', () => {
  it('an earlier run leaves what a later run proposes as it is', async () => {
    await update('main-bbbbbbb', '50');
    const refs = world.git('for-each-ref');
    world.sandbox.log.clear();
    const { status, outputs, log, summary } = await update('main-aaaaaaa', '49');
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ changed: 'false', 'pull-request-operation': 'none' });
    expect(log).toContain('run 50 of acme/shop, later than this run 49, has set');
    expect(summary).toContain('a later run has set what this one would change');
    expect(operations()).toEqual(['OpenRepository']);
    expect(world.git('for-each-ref')).toBe(refs);
  });

  it('an earlier run leaves what a later run has brought to the base, in one read', async () => {
    await update('main-bbbbbbb', '50');
    await merge();
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'alice',
      message: 'Elsewhere',
      files: { 'README.md': 'x\n' },
    });
    world.sandbox.log.clear();
    const { status, outputs } = await update('main-aaaaaaa', '49');
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    expect(operations()).toEqual(['OpenRepository']);
    expect(tagOn('main')).toBe('main-bbbbbbb');
  });

  it('a later run replaces what an earlier one has set', async () => {
    await update('main-aaaaaaa', '49');
    await merge();
    expect((await update('main-bbbbbbb', '50')).outputs['pull-request-operation']).toBe('created');
    expect(tagOn(BRANCH)).toBe('main-bbbbbbb');
  });

  it('of two images of one app, one that is carried along does not stand in the way of its own later run', async () => {
    const payments = { app: 'payments', path: 'apps/payments/overlays/production' };
    const api = { ...payments, images: 'ghcr.io/acme/payments-api:build-a' };
    const worker = { ...payments, images: 'ghcr.io/acme/payments-worker:build-a' };
    await update('', '40', api);
    await update('', '50', worker);
    const { outputs } = await update('', '45', { ...api, images: 'ghcr.io/acme/payments-api:build-b' });
    expect(outputs['pull-request-operation']).toBe('updated');
    const file = world.git(
      'show',
      'gitops-release/production/payments:apps/payments/overlays/production/kustomization.yaml',
    );
    expect(file).toContain('build-b');
    expect(file).toContain('build-a');
  });
});

describe('builds without an order whose source the token can read', () => {
  let older = '';
  let newer = '';
  let token = '';
  beforeEach(async () => {
    const repo = 'acme/shop';
    const files = { 'main.go': 'package main\n' };
    await world.sandbox.addRepository({
      owner: 'acme',
      name: 'shop',
      private: true,
      files,
      collaborators: { alice: 'write' },
    });
    const commit = (text: string) =>
      world.sandbox.pushCommit({
        repo,
        branch: 'main',
        author: 'alice',
        message: text,
        files: { 'a.txt': text },
      });
    older = await commit('older');
    newer = await commit('newer');
    token = world.sandbox.addToken({ kind: 'user-classic', login: 'alice', scopes: ['repo'] }).value;
  });

  const build = (sha: string, run: string, inputs: Readonly<Record<string, string>> = {}) =>
    runStep(world.sandbox, {
      inputs: { ...world.inputs, token, images: `ghcr.io/acme/shop:sha-${sha.slice(0, 7)}`, ...inputs },
      env: { GITHUB_RUN_ID: run, GITHUB_SHA: sha },
    });
  const tag = (sha: string): string => `sha-${sha.slice(0, 7)}`;

  it('an older commit that is built again later leaves the newer one', async () => {
    await build(newer, '49');
    world.sandbox.log.clear();
    const { status, log, outputs } = await build(older, '50');
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    expect(log).toContain(`run 49 of acme/shop, of the newer commit ${newer.slice(0, 7)}, has set`);
    expect(operations()).toHaveLength(2);
    expect(tagOn(BRANCH)).toBe(tag(newer));
  });

  it('a newer commit replaces the older one that a later run has set', async () => {
    await build(older, '50');
    await merge();
    expect((await build(newer, '49')).outputs['pull-request-operation']).toBe('created');
    expect(tagOn(BRANCH)).toBe(tag(newer));
  });

  it('the order of the runs decides where the token may not read it', async () => {
    await build(newer, '49', { token: world.token });
    const { outputs } = await build(older, '50', { token: world.token });
    expect(outputs['pull-request-operation']).toBe('updated');
    expect(tagOn(BRANCH)).toBe(tag(older));
  });

  it('an older commit is set where the input says so', async () => {
    await build(newer, '49');
    await build(older, '50', { 'allow-downgrade': 'true' });
    expect(tagOn(BRANCH)).toBe(tag(older));
  });
});
