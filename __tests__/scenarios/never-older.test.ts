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
