/** The life of a proposal, told on the built action against the sandbox. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const BRANCH = 'gitops-release/production/shop';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

async function update(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const result = await runStep(world.sandbox, { inputs: { ...world.inputs, ...inputs } });
  if (result.status !== 0) throw new Error(result.log);
  return result;
}

async function refused(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const result = await runStep(world.sandbox, { inputs: { ...world.inputs, ...inputs } });
  expect(result.status).toBe(1);
  return result;
}

const operations = (): readonly string[] =>
  world.sandbox.log.entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`);
const changedLines = (): string =>
  world
    .git('diff', '--unified=0', 'main', BRANCH)
    .split('\n')
    .filter((line) => /^[-+][^-+]/.test(line))
    .join('\n');
const pullRequests = () => [...world.sandbox.repository('acme/config').pulls.values()];

describe('a new image', () => {
  it('becomes one signed commit with one changed line, and a pull request, in four requests', async () => {
    const { outputs } = await update();
    expect(outputs).toMatchObject({
      changed: 'true',
      'pull-request-number': '1',
      'pull-request-operation': 'created',
      'pull-request-branch': BRANCH,
      'pull-request-head-sha': world.git('rev-parse', BRANCH).trim(),
      'pull-request-commits-verified': 'true',
      environment: 'production',
    });
    expect(JSON.parse(outputs['images'] ?? '')).toEqual([
      {
        app: 'shop',
        environment: 'production',
        path: 'apps/shop/overlays/production',
        image: 'ghcr.io/acme/shop',
        from: '1.7.3',
        to: '1.8.0',
      },
    ]);
    expect(changedLines()).toBe(
      '-    newTag: 1.7.3   # do not edit by hand\n+    newTag: 1.8.0   # do not edit by hand',
    );
    expect(world.git('rev-list', '--count', `main..${BRANCH}`).trim()).toBe('1');
    expect(operations()).toEqual(['OpenRepository', 'CreateBranch', 'CommitOnBranch', 'OpenPullRequest']);
    expect(world.git('fsck', '--strict', '--no-progress')).toBe('');
  });

  it('proposed twice writes nothing the second time', async () => {
    await update();
    const before = world.git('for-each-ref');
    world.sandbox.log.clear();
    const { outputs } = await update();
    expect(outputs).toMatchObject({
      changed: 'false',
      'pull-request-number': '1',
      'pull-request-operation': 'none',
    });
    expect(operations()).toEqual(['OpenRepository']);
    expect(world.git('for-each-ref')).toBe(before);
  });

  it('that is newer updates the same pull request, title and body too, in one commit', async () => {
    await update();
    const { outputs } = await update({ images: 'ghcr.io/acme/shop:1.9.0' });
    expect(outputs).toMatchObject({
      changed: 'true',
      'pull-request-number': '1',
      'pull-request-operation': 'updated',
    });
    expect(pullRequests()).toHaveLength(1);
    expect(world.git('rev-list', '--count', `main..${BRANCH}`).trim()).toBe('1');
    expect(changedLines()).toContain('+    newTag: 1.9.0 ');
    expect(pullRequests()[0]).toMatchObject({ title: 'Update shop in production to 1.9.0', state: 'open' });
    expect(world.git('for-each-ref', '--format=%(refname)', 'refs/heads').trim().split('\n')).toEqual([
      `refs/heads/${BRANCH}`,
      'refs/heads/main',
    ]);
  });

  it('is rebuilt on the base when the base moved on', async () => {
    await update();
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'alice',
      message: 'Scale',
      files: { 'README.md': 'x\n' },
    });
    const { outputs } = await update();
    expect(outputs['pull-request-operation']).toBe('updated');
    expect(world.git('merge-base', 'main', BRANCH)).toBe(world.git('rev-parse', 'main'));
    expect(changedLines()).toContain('+    newTag: 1.8.0');
    expect(pullRequests().map((pull) => pull.state)).toEqual(['open']);
  });

  it('that the base has already is no change', async () => {
    const { outputs } = await update({ images: 'ghcr.io/acme/shop:1.7.3' });
    expect(outputs).toMatchObject({ changed: 'false', 'pull-request-operation': 'none', images: '[]' });
    expect(operations()).toEqual(['OpenRepository']);
  });

  it('that the base has got meanwhile closes the open proposal', async () => {
    await update();
    const text = world.git('show', `main:${FILE}`).replace('1.7.3', '1.8.0');
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'alice',
      message: 'By hand',
      files: { [FILE]: text },
    });
    const { outputs } = await update();
    expect(outputs).toMatchObject({ changed: 'true', 'pull-request-operation': 'closed' });
    expect(pullRequests().map((pull) => pull.state)).toEqual(['closed']);
    expect(world.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').trim()).toBe('main');
  });
});

describe('other people on the branch', () => {
  it("somebody's commit is never discarded: the run names it and fails", async () => {
    await update();
    const theirs = await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: BRANCH,
      author: 'bob',
      message: 'Raise the limit',
      files: { 'README.md': 'y\n' },
    });
    const { log, outputs } = await refused({ images: 'ghcr.io/acme/shop:1.9.0' });
    expect(log).toMatch(new RegExp(`::error::.*${theirs.slice(0, 10)} "Raise the limit" by bob`));
    expect(outputs['pull-request-number']).toBe('1');
    expect(world.git('rev-parse', BRANCH).trim()).toBe(theirs);
  });

  it("somebody's commit is no obstacle while the branch says what is wanted", async () => {
    await update();
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: BRANCH,
      author: 'bob',
      message: 'Raise the limit',
      files: { 'README.md': 'y\n' },
    });
    expect((await update()).outputs).toMatchObject({ changed: 'false', 'pull-request-number': '1' });
  });

  it('a changed mind about the same image is theirs to keep too', async () => {
    await update();
    const text = world.git('show', `main:${FILE}`).replace('1.7.3', '1.7.9');
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: BRANCH,
      author: 'bob',
      message: 'Not yet',
      files: { [FILE]: text },
    });
    expect((await refused()).log).toContain('"Not yet" by bob');
  });
});

describe('a proposal that ended', () => {
  const close = async (): Promise<void> => {
    const [pull] = pullRequests();
    await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls/${pull?.number}`, {
      method: 'PATCH',
      headers: { authorization: `token ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'closed' }),
    });
  };

  it('closed by a person: a new one is opened', async () => {
    await update();
    await close();
    expect((await update()).outputs).toMatchObject({
      'pull-request-number': '2',
      'pull-request-operation': 'created',
    });
  });

  it('merged: nothing, for the base has the image; then a newer image opens a new one', async () => {
    await update();
    const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls/1/merge`, {
      method: 'PUT',
      headers: { authorization: `token ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ merge_method: 'squash' }),
    });
    expect(response.status).toBe(200);
    expect((await update()).outputs).toMatchObject({ changed: 'false', 'pull-request-operation': 'none' });
    expect((await update({ images: 'ghcr.io/acme/shop:1.9.0' })).outputs).toMatchObject({
      'pull-request-number': '2',
      'pull-request-operation': 'created',
    });
    expect(changedLines()).toBe(
      '-    newTag: 1.8.0   # do not edit by hand\n+    newTag: 1.9.0   # do not edit by hand',
    );
  });
});

describe('several images of one app', () => {
  const payments = { app: 'payments', path: 'apps/payments/overlays/production' };

  it('set by separate runs share the proposal, and neither is lost', async () => {
    const branch = 'gitops-release/production/payments';
    await update({ ...payments, images: 'ghcr.io/acme/payments-api:2.31' });
    await update({ ...payments, images: 'ghcr.io/acme/payments-worker:2.31' });
    const diff = world.git('diff', '--unified=0', 'main', branch);
    expect(diff).toContain('+  newTag: "2.31"');
    expect(diff).toContain('newName: ghcr.io/acme/payments-worker, newTag: "2.31"}');
    expect(pullRequests()).toHaveLength(1);
    expect(pullRequests()[0]?.body).toMatch(/payments-api.*[\s\S]*payments-worker/);
  });

  it('a carried wish gives way once the base says something else', async () => {
    const branch = 'gitops-release/production/payments';
    await update({ ...payments, images: 'ghcr.io/acme/payments-worker:2.31' });
    const file = 'apps/payments/overlays/production/kustomization.yaml';
    const text = world.git('show', `main:${file}`).replace('"2.29"', '"2.40"');
    await world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'alice',
      message: 'Hotfix',
      files: { [file]: text },
    });
    await update({ ...payments, images: 'ghcr.io/acme/payments-api:2.31' });
    expect(world.git('show', `${branch}:${file}`)).toContain('newTag: "2.40"');
  });
});

describe('the pull request', () => {
  it('gets labels, assignees and reviewers, once', async () => {
    const extras = { labels: 'release, production', assignees: 'alice', reviewers: 'bob', draft: 'true' };
    await update(extras);
    const pull = pullRequests()[0];
    expect(pull).toMatchObject({ isDraft: true, assignees: ['alice'], requestedReviewers: ['bob'] });
    world.sandbox.log.clear();
    expect((await update(extras)).outputs['changed']).toBe('false');
    expect(operations()).toEqual(['OpenRepository']);
  });

  it('takes the texts of templates', async () => {
    await update({
      title: 'Ship {app} {version} (was {from})',
      body: 'Run: {run-url}\n\n{images}',
      'commit-message': 'release({app}): {version}\n\nFrom {source-sha}',
      branch: 'ship/{environment}/{app}',
    });
    const pull = pullRequests()[0];
    expect(pull?.title).toBe('Ship shop 1.8.0 (was 1.7.3)');
    expect(pull?.body).toContain('/acme/shop/actions/runs/42');
    expect(pull?.body).toContain('- `ghcr.io/acme/shop: 1.7.3 -> 1.8.0');
    const message = world.git('log', '-1', '--format=%B', 'ship/production/shop');
    expect(message).toMatch(/^release\(shop\): 1\.8\.0\n\nFrom 0123456789abcdef/);
    expect(message).toContain('Gitops-Release-Source: acme/shop@0123456789abcdef');
  });

  it('in a dry run is only told', async () => {
    const { outputs, summary } = await update({ 'dry-run': 'true' });
    expect(outputs).toMatchObject({ changed: 'true', 'pull-request-operation': 'created' });
    expect(summary).toContain('Nothing was written');
    expect(operations()).toEqual(['OpenRepository']);
  });
});
