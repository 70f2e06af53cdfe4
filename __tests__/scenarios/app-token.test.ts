/** A GitHub App: a token for just this repository, with just the permissions needed, dead at the end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, startStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let inputs: Readonly<Record<string, string>>;
let key: string;
beforeEach(async () => {
  world = await openWorld();
  const app = world.sandbox.addApp({
    slug: 'deployer',
    installOn: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', metadata: 'read', administration: 'write' },
  });
  key = app.privateKey;
  const { token: _, ...rest } = world.inputs;
  inputs = { ...rest, 'app-id': String(app.app.id), 'private-key': key };
});
afterEach(() => world.stop());

/** Tokens of the App that still work. */
const living = () =>
  [...world.sandbox.store.state.tokens.values()].filter(
    (token) => token.login === 'deployer[bot]' && !token.revoked,
  );

const minted = () =>
  [...world.sandbox.store.state.tokens.values()].filter((token) => token.login === 'deployer[bot]');

describe('a GitHub App', () => {
  it('proposes as its bot, signed, and revokes its token', async () => {
    const { status, outputs, log } = await runStep(world.sandbox, { inputs });
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ changed: 'true', 'pull-request-commits-verified': 'true' });
    expect(world.git('log', '-1', '--format=%an', 'gitops-release/production/shop').trim()).toBe(
      'deployer[bot]',
    );
    expect(minted()).toHaveLength(1);
    expect(living()).toEqual([]);
  });

  it('asks for this repository and two permissions alone', async () => {
    await runStep(world.sandbox, { inputs: { ...inputs, merge: 'manual' } });
    const [token] = minted();
    expect(Object.keys(token?.permissions ?? {}).sort()).toEqual(['contents', 'metadata', 'pull_requests']);
    expect(token?.repositoryIds).toEqual([world.sandbox.repository('acme/config').id]);
  });

  it('asks besides for what tells the status of an environment, as far as the App has it', async () => {
    const app = world.sandbox.addApp({
      slug: 'teller',
      installOn: 'acme',
      permissions: { contents: 'write', pull_requests: 'write', metadata: 'read', statuses: 'write' },
    });
    const teller = { ...inputs, 'app-id': String(app.app.id), 'private-key': app.privateKey };
    const { status, log } = await runStep(world.sandbox, { inputs: { ...teller, merge: 'manual' } });
    expect(status, log).toBe(0);
    const token = [...world.sandbox.store.state.tokens.values()].find(({ login }) => login === 'teller[bot]');
    expect(token?.permissions).toMatchObject({ statuses: 'write' });
    expect(Object.keys(token?.permissions ?? {})).toHaveLength(4);
  });

  it('revokes its token when the update fails', async () => {
    const { status } = await runStep(world.sandbox, {
      inputs: { ...inputs, images: 'ghcr.io/acme/nothing:1' },
    });
    expect(status).toBe(1);
    expect(minted()).toHaveLength(1);
    expect(living()).toEqual([]);
  });

  it('revokes its token when the run is cancelled', async () => {
    const cancelled = Promise.withResolvers<void>();
    world.sandbox.faults.add({
      kind: 'hook',
      when: { operation: 'OpenRepository' },
      onArrival: () => cancelled.resolve(),
    });
    world.sandbox.faults.add({ kind: 'hang', when: { operation: 'CreateBranch' }, ms: 3000 });
    const step = startStep(world.sandbox, { inputs });
    await cancelled.promise;
    step.process.kill('SIGINT');
    expect((await step.result).status).toBe(130);
    expect(living()).toEqual([]);
  });

  it('masks token and key before anything else, line by line, and shows neither', async () => {
    const { log, summary } = await runStep(world.sandbox, { inputs });
    const lines = log.split('\n');
    const secrets = [
      ...key
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('-----')),
      minted()[0]?.value ?? '',
    ];
    for (const secret of secrets) {
      const seen = lines.filter((line) => line.includes(secret));
      expect(seen.every((line) => line.startsWith('::add-mask::'))).toBe(true);
      expect(summary).not.toContain(secret);
    }
  });

  it.each([
    ['a key that is none', { 'private-key': 'not a key' }, /private-key/],
    ['an App that does not exist', { 'app-id': '999999' }, /app-id|App/],
  ])('%s is told', async (_title, wrong, error) => {
    const { status, log } = await runStep(world.sandbox, { inputs: { ...inputs, ...wrong } });
    expect(status).toBe(1);
    expect(log).toMatch(error);
    expect(log.split('\n').filter((line) => line.startsWith('::error'))).toHaveLength(1);
  });
});
