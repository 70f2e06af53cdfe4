import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunnerContext } from '../../sandbox/runner/environment.ts';
import { interpolate, isTrue } from '../../sandbox/runner/expressions.ts';
import { type ActionOptions, runAction } from '../../sandbox/runner/run-action.ts';

const context: RunnerContext = {
  repository: 'acme/shop',
  sha: '0'.repeat(40),
  ref: 'refs/heads/main',
  actor: 'alice',
  runId: '1',
  runNumber: '1',
  runAttempt: '1',
  workflow: 'release',
  job: 'build',
  serverUrl: 'https://ghe.example.com',
  apiUrl: 'https://ghe.example.com/api/v3',
  graphqlUrl: 'https://ghe.example.com/api/graphql',
  token: 'ghs_example',
};

const run = (
  name: string,
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<ActionOptions> = {},
) =>
  runAction({
    actionPath: join(import.meta.dirname, '..', 'fixtures', 'runner', name),
    inputs,
    context,
    ...more,
  });

describe('an action under the runner', () => {
  it('gets its inputs as the runner names them, defaults and expressions filled in', async () => {
    const { outputs } = await run('speaks', { 'two words': '', Plain: 'given' });
    expect(JSON.parse(outputs['inputs'] ?? '')).toEqual([
      ['INPUT_DRY-RUN', 'false'],
      ['INPUT_PLAIN', 'given'],
      ['INPUT_TOKEN', 'ghs_example'],
      ['INPUT_TWO_WORDS', ''],
      ['INPUT_WHERE', 'https://ghe.example.com/api/v3 of acme'],
    ]);
  });

  it('runs on Node 24, apart from the environment of whoever started the runner', async () => {
    process.env['DEVELOPERS_OWN'] = 'leak';
    const { outputs } = await run('speaks');
    delete process.env['DEVELOPERS_OWN'];
    expect(outputs['node']).toMatch(/^24\./);
    expect(outputs['secret-in-env']).toBe('none');
  });

  it('leaves its temporary files in the folder that is given for them, else nowhere', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'temp-'));
    const given = await run('speaks', {}, { temp });
    expect([given.outputs['temp'], existsSync(temp)]).toEqual([temp, true]);
    rmSync(temp, { recursive: true });
    const fresh = await run('speaks');
    expect(existsSync(fresh.outputs['temp'] ?? '')).toBe(false);
    expect(fresh.outputs['temp']).not.toBe(temp);
  });

  it('sets outputs of one line and of many', async () => {
    const { outputs } = await run('speaks');
    expect(outputs).toMatchObject({ short: 'a=b<<c', lines: 'one\ntwo' });
  });

  it('is shown with its secrets hidden, in log and summary', async () => {
    const { log, summary } = await run('speaks');
    expect(log).toContain('token is ***');
    expect(log).toContain('the *** is out');
    expect(summary).toBe('# *** done\n');
  });

  it('speaks in workflow commands, unless they are stopped; ten annotations of a kind count', async () => {
    const { annotations, log } = await run('speaks');
    expect(annotations[0]).toEqual({
      level: 'warning',
      message: 'first\nsecond',
      title: 'Watch, out',
      file: 'a.yaml',
      line: 3,
    });
    expect(annotations.filter((each) => each.level === 'error').map((each) => each.message)).toEqual([
      'a command',
    ]);
    expect(annotations.filter((each) => each.level === 'notice')).toHaveLength(10);
    expect(log).toContain('::error::not a command');
  });

  it('loses a summary above 1 MiB whole', async () => {
    const { summary, annotations, conclusion } = await run('speaks', {
      'two words': String(1024 * 1024 + 1),
    });
    expect(summary).toBe('');
    expect(annotations.some((each) => each.message.includes('GITHUB_STEP_SUMMARY'))).toBe(true);
    expect(conclusion).toBe('success');
  });

  it('is warned of inputs that it does not have', async () => {
    const { annotations } = await run('speaks', { typo: 'x' });
    expect(annotations[0]?.message).toMatch(/^Unexpected input\(s\) 'typo', valid inputs are \['plain'/);
  });

  it('fails with its exit status', async () => {
    expect(await run('speaks', { 'dry-run': 'true' })).toMatchObject({ exitCode: 3, conclusion: 'failure' });
  });

  it('has its post step even when it fails, with its state', async () => {
    expect(await run('posts')).toMatchObject({ conclusion: 'failure', outputs: { seen: 'kept' } });
  });
});

describe('cancellation', () => {
  const cancelSoon = (): AbortSignal => AbortSignal.timeout(400);

  it.each([
    ['SIGINT', { SIGINT: 'seen' }, 130],
    ['SIGTERM', { SIGINT: 'seen', SIGTERM: 'seen' }, 130],
    ['nothing', { SIGINT: 'seen', SIGTERM: 'seen' }, 137],
  ])('of a process that heeds %s', async (heed, outputs, exitCode) => {
    const ended = await run(
      'stubborn',
      { heed },
      { cancel: cancelSoon(), waits: { sigint: 200, sigterm: 200 } },
    );
    expect(ended).toMatchObject({ conclusion: 'cancelled', outputs, exitCode });
  });
});

describe('expressions', () => {
  const contexts = {
    github: { event_name: 'push', token: 't' },
    steps: { a: { outputs: { changed: 'true' } } },
    inputs: { dry: false },
  };

  it.each([
    ['x-${{ github.event_name }}-y', 'x-push-y'],
    ["${{ steps.a.outputs.changed == 'true' && 'yes' || 'no' }}", 'yes'],
    ['${{ inputs.dry }}', 'false'],
    ["${{ format('{0}/{1}', github.token, 'b') }}", 't/b'],
    ['no expression', 'no expression'],
  ])('%s', (text, value) => {
    expect(interpolate(text, contexts)).toBe(value);
  });

  it.each([
    [undefined, 'success', true],
    [undefined, 'failure', false],
    ['always()', 'failure', true],
    ['failure()', 'failure', true],
    ["steps.a.outputs.changed == 'true'", 'failure', false],
    ["${{ steps.a.outputs.changed == 'true' }}", 'success', true],
    ['inputs.dry', 'success', false],
  ] as const)('if: %s after %s', (condition, status, runs) => {
    expect(isTrue(condition, contexts, status)).toBe(runs);
  });
});
