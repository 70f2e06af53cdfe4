/** Workflows under the runner: reusable ones, matrices that a job plans, forks, checkout and artifacts. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Artifacts } from '../../sandbox/runner/artifacts.ts';
import { checkout } from '../../sandbox/runner/checkout.ts';
import type { RunnerContext } from '../../sandbox/runner/environment.ts';
import { runWorkflow, type WorkflowOptions } from '../../sandbox/runner/run-workflow.ts';
import { freshBox } from './box.ts';

const workflows = join(import.meta.dirname, '..', 'fixtures', 'runner', 'workflows');

const context: RunnerContext = {
  repository: 'acme/config',
  sha: '0'.repeat(40),
  ref: 'refs/heads/main',
  actor: 'alice',
  runId: '1',
  runNumber: '1',
  runAttempt: '1',
  workflow: 'caller',
  job: 'build',
  serverUrl: 'https://ghe.example.com',
  apiUrl: 'https://ghe.example.com/api/v3',
  graphqlUrl: 'https://ghe.example.com/api/graphql',
  token: 'ghs_example',
};

const pull = (head: string) => ({
  name: 'pull_request',
  payload: {
    pull_request: { head: { repo: { full_name: head } }, base: { repo: { full_name: 'acme/config' } } },
  },
});

function options(name: string, more: Partial<WorkflowOptions> = {}): WorkflowOptions {
  return {
    file: join(workflows, name),
    event: { name: 'push', payload: {} },
    context,
    actions: {},
    workflows: { 'acme/actions/.github/workflows/shared.yml': join(workflows, 'shared.yml') },
    standIns: {},
    secrets: { DEPLOY_KEY: 'hidden' },
    token: () => 'ghs_example',
    ...more,
  };
}

describe('a reusable workflow', () => {
  it('runs as jobs of its caller, with its inputs and a matrix that its first job plans', async () => {
    const run = await runWorkflow(options('caller.yml'));
    expect(Object.keys(run)).toEqual(['call / plan', 'call / work (a)', 'call / work (b)', 'after']);
    expect(run['call / work (b)']?.steps[0]?.log).toEqual(['good day b 1 of 2 in caller']);
  });

  it('has the permissions that it asks for, or all of its caller', async () => {
    const asked = new Map<string, unknown>();
    const token = (permissions: unknown, job: string): string => {
      asked.set(job, permissions);
      return 'ghs_example';
    };
    await runWorkflow(options('caller.yml', { token }));
    expect(Object.fromEntries(asked)).toEqual({
      plan: { contents: 'read' },
      work: { contents: 'read', 'pull-requests': 'write' },
      after: {},
    });
  });

  it('does not start where a job of it wants more than its caller has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
    const file = join(folder, 'caller.yml');
    const text = readFileSync(join(workflows, 'caller.yml'), 'utf8');
    writeFileSync(file, text.replace('      contents: read\n', ''));
    await expect(runWorkflow(options('caller.yml', { file }))).rejects.toThrow(
      "The nested job 'plan' is requesting 'contents: read', but is only allowed 'contents: none'.",
    );
    rmSync(folder, { recursive: true });
  });
});

describe('a run for a pull request', () => {
  it.each([
    ['acme/config', 'write', 'with secret'],
    ['mallory/config', 'read', 'without secret'],
  ])('from %s has a token that may %s, and is %s', async (head, level, says) => {
    const asked = new Map<string, Readonly<Record<string, string>>>();
    const token = (permissions: Readonly<Record<string, string>>, job: string): string => {
      asked.set(job, permissions);
      return 'ghs_example';
    };
    const run = await runWorkflow(options('caller.yml', { token, event: pull(head) }));
    expect(asked.get('work')).toEqual({ contents: 'read', 'pull-requests': level });
    expect(run['after']?.steps[0]?.log).toEqual([says]);
  });
});

describe('files of a run', () => {
  let artifacts: Artifacts;
  let workspace: string;
  beforeEach(() => {
    artifacts = new Artifacts((token) => token === 'may-read');
    workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  });
  afterEach(() => {
    artifacts.remove();
    rmSync(workspace, { recursive: true });
  });

  const at = (runId: string) => ({
    workspace,
    temp: workspace,
    context: { ...context, runId },
    event: { name: 'push', payload: {} },
  });
  const up = (inputs: Readonly<Record<string, string>>, runId = '1') =>
    artifacts.standIns['actions/upload-artifact']?.(inputs, at(runId));
  const down = (inputs: Readonly<Record<string, string>>, runId = '1') =>
    artifacts.standIns['actions/download-artifact']?.(inputs, at(runId));
  const read = (path: string): string => readFileSync(join(workspace, path), 'utf8');

  it('in RUNNER_TEMP outlive the step, and are gone after the job', async () => {
    const run = await runWorkflow(options('temp.yml', { standIns: artifacts.standIns }));
    expect(run['keep']?.steps[1]?.log).toEqual(['kept']);
    expect(readFileSync(join(artifacts.folderOf('1', 'file'), 'file'), 'utf8')).toBe('kept\n');
  });

  it('are uploaded as a file or as what is in a folder, and come back by name or by pattern', async () => {
    mkdirSync(join(workspace, 'out'));
    writeFileSync(join(workspace, 'out', 'b.json'), 'b');
    writeFileSync(join(workspace, 'a.json'), 'a');
    await up({ name: 'part-1', path: 'a.json' });
    await up({ name: 'part-2', path: 'out' });
    await up({ name: 'other', path: 'a.json' });
    await down({ name: 'part-2', path: 'named' });
    await down({ pattern: 'part-*', path: 'all' });
    await down({ pattern: 'part-*', path: 'merged', 'merge-multiple': 'true' });
    expect([read('named/b.json'), read('all/part-1/a.json'), read('all/part-2/b.json')]).toEqual([
      'b',
      'a',
      'b',
    ]);
    expect([read('merged/a.json'), read('merged/b.json')]).toEqual(['a', 'b']);
    expect(existsSync(join(workspace, 'all', 'other'))).toBe(false);
  });

  it('replace one of the same name only where that is asked for', async () => {
    writeFileSync(join(workspace, 'a.json'), 'a');
    await up({ name: 'part', path: 'a.json' });
    await expect(async () => up({ name: 'part', path: 'a.json' })).rejects.toThrow('already exists');
    await up({ name: 'part', path: 'a.json', overwrite: 'true' });
    await expect(async () => up({ name: '1/2', path: 'a.json' })).rejects.toThrow('not valid');
  });

  it('of another run need a token that may read Actions', async () => {
    writeFileSync(join(workspace, 'a.json'), 'a');
    await up({ name: 'part', path: 'a.json' }, '1');
    const wanted = { name: 'part', path: 'there', 'run-id': '1' };
    await expect(async () => down({ ...wanted, 'github-token': 'other' }, '2')).rejects.toThrow(
      'not accessible',
    );
    await expect(async () => down(wanted, '2')).rejects.toThrow('not found');
    await down({ ...wanted, 'github-token': 'may-read' }, '2');
    expect(read('there/a.json')).toBe('a');
  });
});

describe('checkout', () => {
  const setting = freshBox();
  let workspace: string;
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', workspace, ...args], { encoding: 'utf8' }).trim();

  async function check(inputs: Readonly<Record<string, string>>): Promise<void> {
    const sandbox = setting.box;
    const token = sandbox.addToken({
      kind: 'github-token',
      permissions: { contents: 'read' },
      repositories: ['acme/config'],
    }).value;
    const sha = sandbox.repository('acme/config').refs.get('refs/heads/main') ?? '';
    const side = { ...context, sha, serverUrl: sandbox.url, token };
    await checkout(inputs, {
      workspace,
      temp: workspace,
      context: side,
      event: { name: 'push', payload: {} },
    });
  }

  const change = () =>
    setting.box.pushCommit({
      repo: 'acme/config',
      branch: 'change',
      author: 'alice',
      message: 'Change',
      files: { 'app.yaml': 'tag: 2\n' },
    });

  it('has the one commit of the event, and its token for later steps', async () => {
    await check({});
    expect(readFileSync(join(workspace, 'app.yaml'), 'utf8')).toBe('tag: 1\n');
    expect(git('rev-parse', '--is-shallow-repository')).toBe('true');
    expect(git('config', '--get-regexp', 'extraheader')).toContain('AUTHORIZATION: basic');
  });

  it('has the whole history and another commit where that is asked for, and no token', async () => {
    const head = await change();
    await check({ ref: head, 'fetch-depth': '0', 'persist-credentials': 'false' });
    expect(readFileSync(join(workspace, 'app.yaml'), 'utf8')).toBe('tag: 2\n');
    expect(git('rev-parse', '--is-shallow-repository')).toBe('false');
    expect(git('rev-parse', 'origin/main')).not.toBe(head);
    expect(readFileSync(join(workspace, '.git', 'config'), 'utf8')).not.toContain('AUTHORIZATION');
  });

  it('refuses an input that it does not understand', async () => {
    await expect(check({ lfs: 'true' })).rejects.toThrow('"lfs"');
  });
});
