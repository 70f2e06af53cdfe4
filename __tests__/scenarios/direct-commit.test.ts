/** `delivery: commit`: one signed commit straight onto the base branch, told on the built action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepResult, startStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

function commit(inputs: Readonly<Record<string, string>> = {}, run = '42'): Promise<StepResult> {
  return runStep(world.sandbox, {
    inputs: { ...world.inputs, delivery: 'commit', ...inputs },
    env: { GITHUB_RUN_ID: run },
  });
}

const operations = (): readonly string[] =>
  world.sandbox.log.entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`);
const head = (): string => world.git('rev-parse', 'main').trim();
/** Commits of the branch itself, not those that GitHub has merged into it. */
const commits = (from: string): number =>
  Number(world.git('rev-list', '--first-parent', '--count', `${from}..main`));

describe('a direct commit', () => {
  it('takes two requests, and is the only thing that is written', async () => {
    const before = head();
    const { status, outputs, summary } = await commit();
    expect({ status, ...outputs }).toMatchObject({
      status: 0,
      changed: 'true',
      'pull-request-operation': 'none',
    });
    expect(outputs['commit-sha']).toBe(head());
    expect(commits(before)).toBe(1);
    expect(operations()).toEqual(['OpenRepository', 'CommitOnBranch']);
    expect(world.git('diff', '--stat', before, 'main')).toContain(
      '1 file changed, 1 insertion(+), 1 deletion(-)',
    );
    expect(world.git('for-each-ref', '--format=%(refname)', 'refs/heads').trim()).toBe('refs/heads/main');
    expect(world.git('log', '-1', '--format=%B')).toContain('Gitops-Release-Run: ');
    expect(summary).toContain('Committed [');
  });

  it('is not made again', async () => {
    await commit();
    const before = head();
    const { outputs } = await commit();
    expect({ changed: outputs['changed'], sha: outputs['commit-sha'] }).toEqual({
      changed: 'false',
      sha: before,
    });
    expect(head()).toBe(before);
  });

  it('is only shown in a dry run', async () => {
    const before = head();
    const { outputs, summary } = await commit({ 'dry-run': 'true' });
    expect(outputs['changed']).toBe('true');
    expect(summary).toContain('a commit would be made on');
    expect(head()).toBe(before);
  });

  it('is made on what somebody else has pushed meanwhile', async () => {
    let pushed = '';
    world.sandbox.faults.add({
      kind: 'hook',
      when: { operation: 'CommitOnBranch' },
      onArrival: async () => {
        if (pushed !== '') return;
        pushed = await world.sandbox.pushCommit({
          repo: 'acme/config',
          branch: 'main',
          author: 'alice',
          message: 'Meanwhile',
          files: { 'README.md': 'changed\n' },
        });
      },
    });
    const { status, outputs } = await commit();
    expect(status).toBe(0);
    expect(world.git('rev-parse', `${outputs['commit-sha']}^`).trim()).toBe(pushed);
    expect(world.git('show', 'main:README.md')).toBe('changed\n');
  });

  it('keeps the mode of a program, without rewriting the branch', async () => {
    await world.stop();
    world = await openWorld({
      files: { 'run.sh': 'IMAGE=ghcr.io/acme/shop:1.7.3 # gitops-release: shop\n' },
      executables: ['run.sh'],
    });
    const { status, log } = await commit({ path: 'run.sh' });
    expect(status, log).toBe(0);
    expect(world.git('ls-tree', 'main', 'run.sh')).toContain('100755');
    expect(world.git('show', 'main:run.sh')).toContain('1.8.0');
  });

  it('never sets an older build back', async () => {
    await commit({ images: 'ghcr.io/acme/shop:main-bbbbbbb' }, '50');
    const before = head();
    const { status, outputs, log } = await commit({ images: 'ghcr.io/acme/shop:main-aaaaaaa' }, '49');
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    expect(log).toContain('run 50 of acme/shop, later than this run 49, has set');
    expect(head()).toBe(before);
    expect((await commit({ images: 'ghcr.io/acme/shop:1.6.0' }, '51')).status).toBe(0);
    expect((await commit({ images: 'ghcr.io/acme/shop:1.5.0' }, '52')).status).toBe(1);
  });
});

describe('runs at once', () => {
  it('for different apps all come through, and nothing is lost', async () => {
    const before = head();
    const jobs = [
      { path: 'apps/shop/overlays/production', images: 'ghcr.io/acme/shop:1.8.0' },
      { path: 'apps/shop/overlays/staging', images: 'ghcr.io/acme/shop:1.8.0' },
      { path: 'apps/payments/overlays/production', images: 'ghcr.io/acme/payments-api:9.0.0' },
      { path: 'apps/payments/overlays/staging', images: 'ghcr.io/acme/payments-api:9.0.0' },
      { path: 'apps/payments/overlays/dev', images: 'ghcr.io/acme/payments-api:9.0.0' },
    ];
    const done = await Promise.all(jobs.map((job, index) => commit(job, `${100 + index}`)));
    expect(done.map(({ status }) => status)).toEqual(jobs.map(() => 0));
    expect(commits(before)).toBe(jobs.length);
    for (const { path, images } of jobs) {
      const tag = images.split(':')[1] ?? '';
      expect(world.git('grep', '-h', tag, 'main', '--', path)).toContain(tag);
    }
  });

  it('for the same value make one commit', async () => {
    const before = head();
    const done = await Promise.all([commit(), commit(), commit()]);
    expect(done.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(commits(before)).toBe(1);
    expect(new Set(done.map(({ outputs }) => outputs['commit-sha'])).size).toBe(1);
  });
});

describe('a run that is cut off', () => {
  const breaks = [
    { title: 'dropped before', fault: { kind: 'drop-before' } },
    { title: 'dropped after', fault: { kind: 'drop-after' } },
    { title: '502, not done', fault: { kind: 'status', status: 502 } },
    { title: '502, done', fault: { kind: 'status', status: 502, applied: true } },
    { title: 'secondary rate limit', fault: { kind: 'secondary-limit', retryAfter: 1 } },
    { title: 'stale reads after', fault: { kind: 'stale-read', reads: 1 } },
  ] as const;
  const signals = ['SIGINT', 'SIGKILL'] as const;

  it.each([1, 2].flatMap((index) => breaks.map((row) => ({ ...row, index }))))(
    'request $index: $title leaves one commit, told by the same run',
    async ({ fault, index }) => {
      const before = head();
      world.sandbox.faults.reset();
      world.sandbox.faults.add({ ...fault, when: { index } });
      const { status, outputs, log } = await commit();
      expect(status, log).toBe(0);
      expect(outputs).toMatchObject({ changed: 'true', 'commit-sha': head() });
      expect(JSON.parse(outputs['images'] ?? '[]')).toHaveLength(1);
      expect(commits(before)).toBe(1);
    },
  );

  it.each([1, 2].flatMap((index) => signals.map((signal) => ({ index, signal }))))(
    'request $index: $signal, and the next run ends in the same state',
    async ({ index, signal }) => {
      const before = head();
      world.sandbox.faults.reset();
      const step = startStep(world.sandbox, { inputs: { ...world.inputs, delivery: 'commit' } });
      world.sandbox.faults.add({
        kind: 'hook',
        when: { index },
        onDone: async () => void step.process.kill(signal),
      });
      await step.result;
      world.sandbox.faults.reset();
      expect((await commit()).status).toBe(0);
      expect(commits(before)).toBe(1);
      expect(world.git('show', `main:${FILE}`)).toContain('1.8.0');
    },
  );
});

describe('bad input', () => {
  it.each([
    [{ title: 'Release' }, /`title` is for pull requests, and `delivery: commit` makes none/],
    [{ draft: 'true' }, /`draft` is for pull requests/],
    [{ delivery: 'push' }, /got "push"\. Give `pull-request` or `commit`/],
  ])('%j', async (inputs, words) => {
    const { status, log } = await commit(inputs);
    expect(status).toBe(1);
    expect(log).toMatch(words);
    expect(operations()).toEqual([]);
  });

  it('a branch whose rules want a pull request', async () => {
    world.sandbox.addRuleset('acme/config', {
      name: 'main',
      rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 1 } }],
    } as never);
    const before = head();
    const { status, log } = await commit();
    expect(status).toBe(1);
    expect(log).toMatch(/Changes must be made through a pull request.*Set `delivery: pull-request`/s);
    expect(head()).toBe(before);
  });
});
