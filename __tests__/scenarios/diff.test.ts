/** The command `diff` as a step: what it reads and writes for a pull request, with and without a clone. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullRequestEvent } from '../../sandbox/runner/events.ts';
import { type ConfigWorkflows, openConfigWorkflows } from '../support/config-workflows.ts';
import { runStep, type StepResult } from '../support/step.ts';
import { CONFIG_REPOSITORY } from '../support/world.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';

const PRODUCTION = 'apps/shop/overlays/production/kustomization.yaml';
const text = (path: string): string => readFileSync(join(CONFIG_REPOSITORY, path), 'utf8');
const production = (tag: string) => ({ [PRODUCTION]: text(PRODUCTION).replace('1.7.3', tag) });

let config: ConfigWorkflows;
let folder: string;
beforeEach(async () => {
  config = await openConfigWorkflows();
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await config.stop();
});

interface Asked {
  readonly inputs?: Readonly<Record<string, string>>;
  /** A clone of the pull request's head. */
  readonly workspace?: string;
  readonly payload?: unknown;
}

async function diff(number: number, { inputs, workspace, payload }: Asked = {}): Promise<StepResult> {
  const { sandbox } = config.world;
  const { event } = await pullRequestEvent(sandbox, 'acme/config', { number, action: 'opened' });
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(payload ?? event.payload));
  const token = sandbox.addToken({
    kind: 'github-token',
    permissions: { contents: 'read', pull_requests: 'write' },
    repositories: ['acme/config'],
  }).value;
  sandbox.log.clear();
  return runStep(sandbox, {
    inputs: { command: 'diff', repository: 'acme/config', token, ...inputs },
    env: {
      GITHUB_REPOSITORY: 'acme/config',
      GITHUB_EVENT_PATH: file,
      RUNNER_TEMP: folder,
      ...(workspace === undefined ? {} : { GITHUB_WORKSPACE: workspace }),
    },
    tools: true,
  });
}

function clone(...options: readonly string[]): string {
  const place = join(folder, 'clone');
  const { directory } = config.world.sandbox.store.git(config.world.sandbox.repository('acme/config'));
  execFileSync('git', ['clone', '--quiet', '--branch', 'change', ...options, `file://${directory}`, place]);
  return place;
}

/** How often each operation was asked for; REST ones by the part after the repository. */
function tally(operations: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const operation of operations) {
    const name = operation.replace(/^GET .*\/acme\/config\/(.*)\/[^/]*$/, '$1');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe.skipIf(!supported)('diff on a pull request', () => {
  it('without a clone reads what tells the targets and what they reach, and nothing else', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    const { status, log, outputs } = await diff(number);
    expect(status, log).toBe(0);
    expect(tally(config.operations())).toEqual({
      compare: 1,
      'git/trees': 2,
      // The config file; both sides at once: every kustomization, what those list that may be an operator's object,
      // then the graph of the target, level by level.
      ReadFiles: 11,
      ReadComments: 3,
      AddComment: 1,
    });
    expect(outputs['changed']).toBe('true');
    expect(config.comments()).toHaveLength(1);
  });

  it('with a clone reads no file over the API', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    const { status, log } = await diff(number, { workspace: clone() });
    expect(status, log).toBe(0);
    // Is there one about an older commit, is there one at all, and is it alone?
    expect(config.operations()).toEqual(['ReadComments', 'ReadComments', 'AddComment', 'ReadComments']);
  });

  it('takes a clone without history for none', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    const { status, log } = await diff(number, { workspace: clone('--depth=1') });
    expect(status, log).toBe(0);
    expect(config.operations()).toContain('ReadFiles');
    expect(config.comments()[0]?.body).toContain('`1.8.0`');
  });

  it('says the same with and without a clone', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    const over = await diff(number, { inputs: { diff: 'summary' } });
    const from = await diff(number, { inputs: { diff: 'summary' }, workspace: clone() });
    expect(from.summary).toBe(over.summary);
    expect(from.summary).toContain('`1.8.0`');
  });

  it('compares with where the branch has left its base, not with what came there since', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    await config.world.sandbox.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      author: 'bob',
      message: 'Release the storefront',
      files: { 'apps/storefront/overlays/staging/kustomization.yaml': 'namespace: elsewhere\n' },
    });
    const { log } = await diff(number);
    expect(log).toContain('1 files differ');
    expect(config.comments()[0]?.body).not.toContain('storefront');
  });

  it('says in one line that nothing changes', async () => {
    const number = await config.propose('alice', { 'README.md': '# Config\n' });
    const { status, outputs } = await diff(number);
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    const [only] = config.comments();
    const lines = only?.body.split('\n').filter((line) => line !== '' && !/^<(?:!--|sub>)/.test(line));
    expect(lines).toHaveLength(2);
  });

  it('is narrowed by `path`', async () => {
    const path = 'apps/shop/base/service.yaml';
    const number = await config.propose('alice', { [path]: text(path).replace('port: 80', 'port: 8080') });
    const { summary } = await diff(number, { inputs: { path: 'apps/*/overlays/dev' } });
    expect(summary).toContain('apps/shop/overlays/dev');
    expect(summary).not.toContain('apps/shop/overlays/production');
  });

  it('writes no comment in a dry run, as a share, or where only a summary is asked for', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    for (const inputs of [{ 'dry-run': 'true' }, { shard: '1/1' }, { diff: 'summary' }]) {
      const { status, outputs } = await diff(number, { inputs });
      expect(status).toBe(0);
      expect(JSON.parse(readFileSync(outputs['diff-report'] ?? '', 'utf8'))).toMatchObject({ version: 1 });
    }
    expect(config.comments()).toEqual([]);
  });

  it('plans the shares without rendering', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    const { outputs } = await diff(number, { inputs: { shard: 'plan' } });
    expect(JSON.parse(outputs['matrix'] ?? '')).toEqual({ shard: ['1/1'] });
    expect(outputs['diff-report'] ?? '').toBe('');
  });

  it('asks for another event where there is nothing to compare', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    const { status, log } = await diff(number, { payload: { ref: 'refs/heads/main' } });
    expect(status).toBe(1);
    expect(log).toContain('`pull_request` or `merge_group`');
    expect(config.operations()).toEqual([]);
  });
});

describe.skipIf(!supported)('report of the shares', () => {
  async function reports(shares: readonly string[]): Promise<StepResult> {
    const number = await config.propose('alice', production('1.8.0'));
    const paths: string[] = [];
    for (const shard of shares)
      paths.push((await diff(number, { inputs: { shard, diff: 'none' } })).outputs['diff-report'] ?? '');
    return diff(number, { inputs: { command: 'report', 'report-path': paths.join('\n') } });
  }

  it('is one comment', async () => {
    const { status, log } = await reports(['2/2', '1/2']);
    expect(status, log).toBe(0);
    expect(config.comments()).toHaveLength(1);
  });

  it.each([
    [['1/3', '3/3'], '1 of 3 shares are missing: 2'],
    [['1/2', '2/2', '2/2'], 'more than once'],
    [['1/2', '2/3'], 'shares of different diffs'],
  ])('of %j is refused, for they are no whole', async (shares, why) => {
    const { status, log } = await reports(shares);
    expect(status).toBe(1);
    expect(log).toContain(why);
    expect(config.comments()).toEqual([]);
  });
});
