/**
 * A history of 10,000 commits: what `rollback` asks of the API, from the sandbox's own log, and how long `rollback`,
 * `history` and `status` take on a clone: `node bench/history.ts [commits]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../sandbox/sandbox.ts';
import { serviceName } from './repository.ts';

const ACTION = join(import.meta.dirname, '..', 'dist', 'index.js');
const CLI = join(import.meta.dirname, '..', 'dist', 'cli', 'index.js');
const SERVICES = 100;
/** Its file is edited in every tenth commit, and its image was changed at the very beginning. */
const BUSY = 'busy';
/** More requests than this for one rollback are a fault. */
const MOST_REQUESTS = 35;

const CONFIG = `version: 1
environments:
  - name: production
    path: apps/{app}/overlays/production
  - name: next
    path: apps/{app}/overlays/next
    from: production
    soak: 1h
`;
const nextOf = (app: string): string => `apps/${app}/overlays/next/kustomization.yaml`;
const pathOf = (app: string): string => `apps/${app}/overlays/production/kustomization.yaml`;
const overlay = (app: string, tag: string, comment: string): string =>
  `# ${comment}\nresources:\n  - ../../base\nimages:\n  - name: ghcr.io/acme/${app}\n    newTag: ${tag}\n`;

/** What `git fast-import` takes for one commit. */
function commitOf(number: number): string {
  const isBusy = number % 10 === 0;
  const index = number - Math.floor(number / 10);
  const app = isBusy ? BUSY : serviceName(index % SERVICES);
  const tag = isBusy ? `1.${Math.min(2, number / 10)}.0` : `1.${Math.floor(index / SERVICES)}.0`;
  const text = overlay(app, tag, `edit ${number}`);
  const message = `Update ${app} (#${number})`;
  const file = (path: string, content: string): string =>
    `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
  return [
    'commit refs/heads/main\n',
    `committer bench <bench@example.com> ${1_700_000_000 + number * 600} +0000\n`,
    `data ${Buffer.byteLength(message)}\n${message}\n`,
    number === 0 ? file('.gitops-release.yaml', CONFIG) : '',
    ...(number === 0
      ? [serviceName(1), BUSY].map((each) => file(nextOf(each), overlay(each, '0.9.0', 'next')))
      : []),
    file(pathOf(app), text),
  ].join('');
}

function makeClone(root: string, commits: number): void {
  const git = (args: readonly string[], input = ''): void => {
    const done = spawnSync('git', [...args], { cwd: root, input, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
  };
  git(['init', '--quiet', '--initial-branch=main']);
  git(['fast-import', '--quiet'], Array.from({ length: commits }, (_, number) => commitOf(number)).join(''));
  git(['reset', '--quiet', '--hard', 'main']);
}

interface Asked {
  readonly status: number | null;
  readonly seconds: number;
  readonly operations: readonly string[];
  readonly bytes: number;
}

type Step = (inputs: Readonly<Record<string, string>>) => Promise<Asked>;

async function openStep(root: string): Promise<{ step: Step; stop(): Promise<void> }> {
  const sandbox = await startSandbox();
  await sandbox.addRepository({ owner: 'acme', name: 'config', bare: join(root, '.git') });
  const app = sandbox.addApp({
    slug: 'bench',
    installOn: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', statuses: 'write', metadata: 'read' },
  });
  const { installation } = app;
  const token = sandbox.addToken({
    kind: 'app-installation',
    login: 'bench[bot]',
    appId: app.app.id,
    installationId: installation.id,
    permissions: installation.permissions,
    repositories: ['acme/config'],
  }).value;
  const step: Step = async (inputs) => {
    sandbox.log.clear();
    const started = performance.now();
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const child = spawn(process.execPath, [ACTION], {
      stdio: 'ignore',
      env: {
        PATH: '/var/empty',
        GITHUB_SERVER_URL: sandbox.url,
        GITHUB_API_URL: sandbox.apiUrl,
        GITHUB_GRAPHQL_URL: sandbox.graphqlUrl,
        GITHUB_REPOSITORY: 'acme/config',
        INPUT_COMMAND: 'rollback',
        INPUT_TOKEN: token,
        INPUT_REPOSITORY: 'acme/config',
        INPUT_ENVIRONMENT: 'production',
        ...Object.fromEntries(given),
      },
    });
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const { entries } = sandbox.log;
    return {
      status,
      seconds: (performance.now() - started) / 1000,
      operations: entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`),
      bytes: entries.reduce((sum, entry) => sum + entry.responseBytes, 0),
    };
  };
  return { step, stop: () => sandbox.stop() };
}

function counted(operations: readonly string[]): string {
  const names = [...new Set(operations)];
  return names.map((name) => `${operations.filter((each) => each === name).length} x ${name}`).join(', ');
}

async function overTheApi(root: string): Promise<void> {
  const { step, stop } = await openStep(root);
  const rows: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['to: previous', { app: serviceName(1) }, 0],
    ['to: an image tag 20 releases ago', { app: serviceName(2), to: '1.70.0' }, 0],
    ['to: previous, 1,000 edits of the file ago', { app: BUSY }, 0],
    ['to: a version that never was', { app: BUSY, to: '9.9.9' }, 1],
    ['promote with soak', { command: 'promote', app: serviceName(1), environment: 'next' }, 0],
    [
      'promote with soak, 1,000 edits of the file ago',
      { command: 'promote', app: BUSY, environment: 'next' },
      0,
    ],
  ];
  console.log(
    '| rollback, and soak | requests | bytes received | seconds | which |\n| --- | --- | --- | --- | --- |',
  );
  for (const [title, inputs, status] of rows) {
    const asked = await step(inputs);
    if (asked.status !== status) throw new Error(`${title} ended with ${asked.status}`);
    const { operations, bytes, seconds } = asked;
    console.log(
      `| ${title} | ${operations.length} | ${bytes} | ${seconds.toFixed(1)} | ${counted(operations)} |`,
    );
    if (operations.length > MOST_REQUESTS) throw new Error(`more than ${MOST_REQUESTS} requests`);
  }
  await stop();
}

function onTheClone(root: string): void {
  const target = ['--app', serviceName(1), '--environment', 'production'];
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['history of all', ['history', '--output', 'json']],
    ['history of one app', ['history', '--path', `apps/${serviceName(1)}`]],
    ['rollback to previous', ['rollback', ...target]],
    ['status', ['status']],
    ['git log --raw, alone', []],
  ];
  console.log('\n| on the clone | seconds |\n| --- | --- |');
  for (const [title, args] of rows) {
    const started = performance.now();
    const done =
      args.length === 0
        ? spawnSync('git', ['log', '--raw', '--first-parent'], { cwd: root, maxBuffer: 1 << 30 })
        : spawnSync(process.execPath, [CLI, ...args, '--dir', root], { maxBuffer: 1 << 30 });
    if (done.status !== 0) throw new Error(`${title}: ${done.stderr}`);
    console.log(`| ${title} | ${((performance.now() - started) / 1000).toFixed(2)} |`);
  }
}

async function main(commits: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'bench-history-'));
  try {
    makeClone(root, commits);
    console.log(`## A history of ${commits} commits\n`);
    await overTheApi(root);
    onTheClone(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

await main(Number(process.argv[2] ?? 10_000));
