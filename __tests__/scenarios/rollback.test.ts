/** `rollback` told on the built action: which state it finds, what it proposes, and what is held afterwards. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const BRANCH = 'gitops-release/rollback/production/shop';
const DIGEST = (letter: string): string => `sha256:${letter.repeat(64)}`;

let world: World;
let original = '';
beforeEach(async () => {
  world = await openWorld();
  original = world.git('show', `main:${FILE}`);
});
afterEach(() => world.stop());

const shop = (version: string, text = original): string =>
  text.replace(/newTag: \S+(\n\s+digest: \S+)?/, version);

/** Somebody changes files on the base by hand. */
const push = (files: Readonly<Record<string, string>>, message = 'Change', branch = 'main') =>
  world.sandbox.pushCommit({ repo: 'acme/config', branch, author: 'alice', message, files });

/** The shop's images so far: 1.7.3, 1.8.0, 1.9.0. */
async function released(): Promise<readonly string[]> {
  const first = await push({ [FILE]: shop('newTag: 1.8.0') }, 'Update to 1.8.0');
  const second = await push({ [FILE]: shop('newTag: 1.9.0') }, 'Update to 1.9.0');
  return [first, second];
}

function step(inputs: Readonly<Record<string, string>>, run = '70'): Promise<StepResult> {
  return runStep(world.sandbox, { inputs: without(inputs), env: { GITHUB_RUN_ID: run } });
}

function without(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const { images: _, ...rest } = world.inputs;
  return { ...rest, ...inputs };
}

const rollback = (inputs: Readonly<Record<string, string>> = {}, run = '70') =>
  step({ command: 'rollback', ...inputs }, run);
const update = (version: string, run: string, inputs: Readonly<Record<string, string>> = {}) =>
  step({ delivery: 'commit', images: `ghcr.io/acme/shop:${version}`, ...inputs }, run);
const pull = () => [...world.sandbox.repository('acme/config').pulls.values()].at(-1);
const onBranch = (ref = BRANCH, file = FILE): string => world.git('show', `${ref}:${file}`);
const head = (): string => world.git('rev-parse', 'main').trim();
const operations = (): readonly string[] =>
  world.sandbox.log.entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`);

async function mergePull(method: 'squash' | 'merge' | 'rebase'): Promise<void> {
  const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls/1/merge`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ merge_method: method }),
  });
  expect(response.status).toBe(200);
}

describe('the state that is found', () => {
  it('is the previous one, in two requests of reading history, and nothing else of the file goes back', async () => {
    await released();
    const edited = `${shop('newTag: 1.9.0')}# asked for by the auditors\n`;
    await push({ [FILE]: edited, 'README.md': 'x\n' }, 'Comment');
    world.sandbox.log.clear();
    const { status, log, outputs } = await rollback();
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ changed: 'true', 'pull-request-operation': 'created' });
    expect(onBranch()).toBe(edited.replace('1.9.0', '1.8.0'));
    expect(operations().filter((name) => name.startsWith('ReadPast'))).toEqual(['ReadPast', 'ReadPastTexts']);
    expect(pull()).toMatchObject({ title: 'Roll back shop in production to 1.8.0', labels: ['rollback'] });
    expect(pull()?.body).toContain('Goes back to the images of `previous`');
  });

  it.each([
    ['an image tag', '1.7.3', '1.7.3'],
    ['a Git tag', 'v1.8.0-shop', '1.8.0'],
  ])('is that of %s', async (_, to, tag) => {
    const [first = ''] = await released();
    world.git('tag', '--annotate', '--message=x', 'v1.8.0-shop', first);
    const { status, log } = await rollback({ to });
    expect(status, log).toBe(0);
    expect(onBranch()).toBe(shop(`newTag: ${tag}`));
  });

  it('is that of a commit, in full or shortened', async () => {
    const [first = ''] = await released();
    expect((await rollback({ to: first.slice(0, 8), 'dry-run': 'true' })).log).toContain('1.9.0 -> 1.8.0');
    expect((await rollback({ to: first })).status).toBe(0);
    expect(onBranch()).toBe(shop('newTag: 1.8.0'));
  });

  it('has tag and digest, and a digest that was not there then goes', async () => {
    await push({ [FILE]: shop(`newTag: 1.8.0\n    digest: ${DIGEST('a')}`) });
    await push({ [FILE]: shop(`newTag: 1.9.0\n    digest: ${DIGEST('b')}`) });
    expect((await rollback()).status).toBe(0);
    expect(onBranch()).toBe(shop(`newTag: 1.8.0\n    digest: ${DIGEST('a')}`));
    expect(pull()?.title).toBe('Roll back shop in production to 1.8.0');
    const { status, log } = await rollback({ to: '1.7.3' });
    expect(status, log).toBe(0);
    expect(onBranch()).toBe(shop('newTag: 1.7.3', original.replace(/(newTag: \S+).*/, '$1')));
  });

  it('is that of all files of the target together', async () => {
    const api = 'clusters/a/api.yaml';
    const web = 'clusters/a/web.yaml';
    const manifest = (name: string, tag: string): string =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n        - name: main\n          image: ghcr.io/acme/${name}:${tag}\n`;
    await push({ [api]: manifest('api', '1'), [web]: manifest('web', '1') });
    await push({ [api]: manifest('api', '2'), [web]: manifest('web', '2') });
    const { status, log } = await rollback({ path: 'clusters/a', app: 'shop' });
    expect(status, log).toBe(0);
    expect(onBranch(BRANCH, api)).toBe(manifest('api', '1'));
    expect(onBranch(BRANCH, web)).toBe(manifest('web', '1'));
  });

  it('is none that only a commit inside of a merged branch had', async () => {
    await push({ [FILE]: shop('newTag: 1.8.0') });
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'topic',
      author: 'alice',
      message: 'A try',
      files: { [FILE]: shop('newTag: 1.9.0-rc.1') },
    });
    await push({ [FILE]: shop('newTag: 1.9.0') }, 'Better', 'topic');
    const token = world.sandbox.addToken({ kind: 'user-classic', login: 'alice', scopes: ['repo'] }).value;
    await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ title: 'Shop 1.9.0', head: 'topic', base: 'main' }),
    });
    await mergePull('merge');
    expect(onBranch('main')).toBe(shop('newTag: 1.9.0'));
    expect((await rollback()).status).toBe(0);
    expect(onBranch()).toBe(shop('newTag: 1.8.0'));
  });

  it('is found by the config file, app by app', async () => {
    await push({
      '.gitops-release.yaml':
        'version: 1\nenvironments:\n  - name: production\n    path: apps/{app}/overlays/production\n',
    });
    await released();
    const { status, log } = await rollback({ path: '' });
    expect(status, log).toBe(0);
    expect(onBranch()).toBe(shop('newTag: 1.8.0'));
  });
});

describe('nothing to do', () => {
  it('is a success that says so', async () => {
    await released();
    const refs = world.git('for-each-ref');
    const { status, log, outputs } = await rollback({ to: '1.9.0' });
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    expect(log).toContain('has the images of 1.9.0 already');
    expect(world.git('for-each-ref')).toBe(refs);
  });

  it('is what a run that is started again finds, once its rollback is on the base', async () => {
    await released();
    await rollback({ delivery: 'commit' });
    const before = head();
    expect(onBranch('main')).toBe(shop('newTag: 1.8.0'));
    const { status, log } = await rollback({ delivery: 'commit' });
    expect({ status, head: head() }).toEqual({ status: 0, head: before });
    expect(log).toContain('this run has rolled back already');
  });
});

describe('going back again', () => {
  it('goes further back, never forth to what was rolled back from', async () => {
    await released();
    await rollback({ delivery: 'commit' }, '70');
    await rollback({ delivery: 'commit' }, '71');
    expect(onBranch('main')).toBe(shop('newTag: 1.7.3'));
  });
});

describe('a state that never was', () => {
  it.each([
    [
      '1.8.1',
      /never at "1\.8\.1".*Did you mean 1\.8\.0\?.*1\.9\.0 \(\d{4}-\d\d-\d\d, [0-9a-f]{7}\); 1\.8\.0 \(/s,
    ],
    ['0123456789abcdef', /never at "0123456789abcdef"/],
    ['a b', /can be no tag and no commit/],
  ])('%s', async (to, words) => {
    await released();
    const refs = world.git('for-each-ref');
    const { status, log } = await rollback({ to });
    expect(status).toBe(1);
    expect(log).toMatch(words);
    expect(world.git('for-each-ref')).toBe(refs);
  });

  it('a commit of another branch', async () => {
    await released();
    await fetch(`${world.sandbox.apiUrl}/repos/acme/config/git/refs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ref: 'refs/heads/other', sha: head() }),
    });
    const other = await push({ [FILE]: shop('newTag: 2.0.0') }, 'Other', 'other');
    const { status, log } = await rollback({ to: other });
    expect(status).toBe(1);
    expect(log).toMatch(/which main does not have/);
  });

  it('a target that has had one state only', async () => {
    const { status, log } = await rollback();
    expect(status).toBe(1);
    expect(log).toContain('there is no earlier state');
  });

  it.each([
    [{ images: 'ghcr.io/acme/shop:1' }, /`images` says which image to set/],
    [{ path: `${FILE}#images[0].newTag` }, /names one value/],
    [{ path: 'nowhere' }, /nothing stands at "nowhere"/],
    [{ path: 'README.md' }, /no image is set in README\.md/],
  ])('bad input: %j', async (inputs, words) => {
    const { status, log } = await rollback(inputs as Record<string, string>);
    expect(status).toBe(1);
    expect(log).toMatch(words);
  });
});

describe('after a rollback', () => {
  it.each(['squash', 'merge', 'rebase'] as const)(
    'merged by %s, the version rolled back from is held, and a newer one is not',
    async (method) => {
      await released();
      await rollback();
      await mergePull(method);
      const before = head();
      const held = await update('1.9.0', '80');
      expect({ status: held.status, changed: held.outputs['changed'] }).toEqual({
        status: 0,
        changed: 'false',
      });
      expect(held.log).toContain('"ghcr.io/acme/shop:1.9.0" is held');
      expect(held.summary).toContain('was rolled back from, and is held');
      expect(head()).toBe(before);
      expect((await update('1.9.1', '81')).outputs['changed']).toBe('true');
      expect(onBranch('main')).toBe(shop('newTag: 1.9.1'));
    },
  );

  it('as a direct commit, it is held for proposals too', async () => {
    await released();
    await rollback({ delivery: 'commit' });
    const proposed = await update('1.9.0', '80', { delivery: 'pull-request' });
    expect(proposed.outputs).toMatchObject({ changed: 'false', 'pull-request-operation': 'none' });
  });

  it('of several images only the one that was rolled back is held', async () => {
    const path = 'apps/payments/overlays/production';
    const both = (tag: string, other: string): string =>
      `images:\n- name: ghcr.io/acme/payments-api\n  newTag: ${tag}\n- name: ghcr.io/acme/payments-worker\n  newTag: ${other}\n`;
    const file = `${path}/kustomization.yaml`;
    await push({ [file]: both('1.0.0', '1.0.0') });
    await push({ [file]: both('2.0.0', '1.0.0') });
    const payments = { app: 'payments', path };
    await rollback({ ...payments, delivery: 'commit' });
    expect(onBranch('main', file)).toBe(both('1.0.0', '1.0.0'));
    const images = 'ghcr.io/acme/payments-api:2.0.0, ghcr.io/acme/payments-worker:2.0.0';
    const { log } = await update('', '80', { ...payments, images });
    expect(log).toContain('"ghcr.io/acme/payments-api:2.0.0" is held');
    expect(onBranch('main', file)).toBe(both('1.0.0', '2.0.0'));
  });

  it('a person lifts it once and for all', async () => {
    await released();
    await rollback({ delivery: 'commit' });
    expect((await update('1.9.0', '80', { 'lift-hold': 'true' })).outputs['changed']).toBe('true');
    expect(onBranch('main')).toBe(shop('newTag: 1.9.0'));
    await push({ [FILE]: shop('newTag: 1.8.0') }, 'By hand');
    expect((await update('1.9.0', '81')).outputs['changed']).toBe('true');
  });

  it('a fix between the two does not lift it, but is set', async () => {
    await released();
    await rollback({ delivery: 'commit' });
    await update('1.8.1', '80');
    expect(onBranch('main')).toBe(shop('newTag: 1.8.1'));
    expect((await update('1.9.0', '81')).outputs['changed']).toBe('false');
  });

  it('builds without an order are held by their tag', async () => {
    await update('main-aaaaaaa', '50');
    await update('main-bbbbbbb', '51');
    await rollback({ delivery: 'commit' });
    expect(onBranch('main')).toBe(shop('newTag: main-aaaaaaa'));
    expect((await update('main-bbbbbbb', '52')).outputs['changed']).toBe('false');
    expect((await update('main-ccccccc', '53')).outputs['changed']).toBe('true');
  });
});

describe('a rollback that is merged by the rules', () => {
  it('merge: auto merges at once where nothing is required', async () => {
    await released();
    const { status, outputs, log } = await rollback({ merge: 'auto' });
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
    expect(onBranch('main')).toBe(shop('newTag: 1.8.0'));
  });

  it('merge: auto never passes a required review', async () => {
    await released();
    world.sandbox.addRuleset('acme/config', {
      name: 'main',
      rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 1 } }],
    } as never);
    const before = head();
    const { outputs } = await rollback({ merge: 'auto' });
    expect(outputs['merged']).toBe('false');
    expect(head()).toBe(before);
  });
});

describe('a version that comes while the state is looked for', () => {
  const meanwhile = (version: string) => {
    let opened = 0;
    const onArrival = async () => {
      opened += 1;
      if (opened === 2) await push({ [FILE]: shop(`newTag: ${version}`) }, 'Mend the login');
    };
    world.sandbox.faults.add({ kind: 'hook', times: 20, when: { operation: 'OpenRepository' }, onArrival });
  };

  it('is not taken back by one that was asked to go to the state before', async () => {
    await released();
    meanwhile('1.9.1');
    const { status, log } = await rollback({ delivery: 'commit' });
    expect(status).toBe(1);
    expect(log).toContain('ghcr.io/acme/shop:1.9.1 was set while the state to go back to was looked for');
    expect(onBranch('main')).toContain('newTag: 1.9.1');
  });

  it('is taken back where the state has a name', async () => {
    await released();
    meanwhile('1.9.1');
    const { status, log } = await rollback({ delivery: 'commit', to: '1.7.3' });
    expect(status, log).toBe(0);
    expect(onBranch('main')).toContain('newTag: 1.7.3');
  });
});
