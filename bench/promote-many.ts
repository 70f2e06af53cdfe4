/**
 * `promote app: '*'` where many services stand in three environments: requests and seconds, from the sandbox's own
 * log: `node bench/promote-many.ts [services] [group]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { serviceName } from './repository.ts';

const ACTION = join(import.meta.dirname, '..', 'dist', 'index.js');
const ENVIRONMENTS = ['dev', 'staging', 'production'];
const CONFIG = `version: 1
environments:
  - name: dev
    path: apps/{app}/overlays/dev
  - name: staging
    path: apps/{app}/overlays/staging
    from: dev
  - name: production
    path: apps/{app}/overlays/production
    from: staging
    soak: 1h
    require-verified: true
`;

const pathOf = (app: string, environment: string): string =>
  `apps/${app}/overlays/${environment}/kustomization.yaml`;
const overlay = (app: string, tag: string): string =>
  `resources:\n  - ../../base\nimages:\n  - name: ghcr.io/acme/${app}\n    newTag: ${tag}\n`;
const base = (app: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${app}
spec:
  template:
    spec:
      containers:
        - name: ${app}
          image: ghcr.io/acme/${app}
`;
const file = (path: string, content: string): string =>
  `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`;

function commitOf(number: number, message: string, files: string): string {
  const date = 1_700_000_000 + number * 600;
  const head = `commit refs/heads/main\ncommitter bench <bench@example.com> ${date} +0000\n`;
  return `${head}data ${Buffer.byteLength(message)}\n${message}\n${files}`;
}

/** All services in one commit, then a commit for each that brings a new image to staging. */
function history(apps: readonly string[]): string {
  const all = apps.flatMap((app) => [
    file(`apps/${app}/base/deployment.yaml`, base(app)),
    file(`apps/${app}/base/kustomization.yaml`, 'resources:\n  - deployment.yaml\n'),
    ...ENVIRONMENTS.map((environment) => file(pathOf(app, environment), overlay(app, '1.7.0'))),
  ]);
  const first = commitOf(0, 'All services', file('.gitops-release.yaml', CONFIG) + all.join(''));
  const others = apps.map((app, index) =>
    commitOf(index + 1, `Update ${app}`, file(pathOf(app, 'staging'), overlay(app, '1.8.0'))),
  );
  return first + others.join('');
}

function makeClone(root: string, apps: readonly string[]): void {
  const git = (args: readonly string[], input = ''): string => {
    const done = spawnSync('git', [...args], { cwd: root, input, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
    return done.stdout.trim();
  };
  git(['init', '--quiet', '--initial-branch=main']);
  git(['fast-import', '--quiet'], history(apps));
}

async function openSandbox(root: string): Promise<{ sandbox: Sandbox; token: string }> {
  const sandbox = await startSandbox();
  await sandbox.addRepository({ owner: 'acme', name: 'config', bare: join(root, '.git') });
  const { app, installation } = sandbox.addApp({
    slug: 'bench',
    installOn: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', statuses: 'write', metadata: 'read' },
  });
  const token = sandbox.addToken({
    kind: 'app-installation',
    login: 'bench[bot]',
    appId: app.id,
    installationId: installation.id,
    permissions: installation.permissions,
    repositories: ['acme/config'],
  }).value;
  return { sandbox, token };
}

async function promote(sandbox: Sandbox, token: string, group: string) {
  sandbox.log.clear();
  const started = performance.now();
  const profile = process.env['BENCH_PROFILE'];
  const child = spawn(
    process.execPath,
    [...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]), ACTION],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: '/var/empty',
        GITHUB_SERVER_URL: sandbox.url,
        GITHUB_API_URL: sandbox.apiUrl,
        GITHUB_GRAPHQL_URL: sandbox.graphqlUrl,
        GITHUB_REPOSITORY: 'acme/config',
        GITHUB_EVENT_NAME: 'workflow_dispatch',
        INPUT_COMMAND: 'promote',
        INPUT_TOKEN: token,
        INPUT_REPOSITORY: 'acme/config',
        INPUT_ENVIRONMENT: 'production',
        INPUT_APP: '*',
        INPUT_GROUP: group,
      },
    },
  );
  let log = '';
  child.stdout.on('data', (chunk) => {
    log += chunk;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, log, seconds: (performance.now() - started) / 1000, entries: [...sandbox.log.entries] };
}

function counted(operations: readonly string[]): string {
  const names = [...new Set(operations)];
  return names.map((name) => `${operations.filter((each) => each === name).length} x ${name}`).join(', ');
}

async function main(services: number, group: string): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'bench-promote-'));
  try {
    makeClone(
      root,
      Array.from({ length: services }, (_, index) => serviceName(index)),
    );
    const { sandbox, token } = await openSandbox(root);
    const { status, log, seconds, entries } = await promote(sandbox, token, group);
    const names = entries.map(
      (entry) => entry.operation ?? `${entry.method} ${entry.path.replace(/[0-9a-f]{40}|\d+$/, '*')}`,
    );
    const bytes = entries.reduce((sum, entry) => sum + entry.responseBytes, 0);
    console.log(
      `${services} services, group ${group}: ${entries.length} requests, ${bytes} bytes, ${seconds.toFixed(1)} s`,
    );
    console.log(counted(names));
    if (process.env['BENCH_LOG'] !== undefined) console.log(log);
    if (status !== 0) throw new Error(log);
    await sandbox.stop();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

await main(Number(process.argv[2] ?? 500), process.argv[3] ?? 'all');
