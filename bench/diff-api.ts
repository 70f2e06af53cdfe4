/** `diff` of the built action on a pull request in the sandbox: what it asks for, and what its comment comes to. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { toolPath } from '../scripts/kubectl.ts';
import type { Told } from './diff-once.ts';
import { measure, type Used } from './measure.ts';
import { makeFleet } from './repository.ts';

const ACTION = join(import.meta.dirname, '..', 'dist', 'index.js');
const REPOSITORY = 'acme/config';
const TELL_MEMORY = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.log('\\npeak ' + process.resourceUsage().maxRSS))",
)}`;

export interface OverApi {
  readonly used: Used;
  readonly told: Told;
  readonly requests: number;
  /** How often each of them was sent. */
  readonly which: string;
}

export async function diffOverApi(overlays: number): Promise<OverApi> {
  const sandbox = await startSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'bench-diff-api-'));
  try {
    const event = join(folder, 'event.json');
    await sandbox.addRepository({ owner: 'acme', name: 'config', files: makeFleet(overlays, '1.7.3') });
    const token = tokenOf(sandbox);
    writeFileSync(event, JSON.stringify({ pull_request: await propose(sandbox, token) }));
    sandbox.log.clear();
    const env = environment(sandbox, { event, folder, token });
    const used = await measure({ command: process.execPath, args: [ACTION], env });
    return { used, ...tell(sandbox, { overlays, peak: Number(/^peak (\d+)$/m.exec(used.output)?.[1]) }) };
  } finally {
    rmSync(folder, { recursive: true });
    await sandbox.stop();
  }
}

/** @returns the pull request that sets the image in the base of all overlays, as the event has it */
async function propose(sandbox: Sandbox, token: string): Promise<unknown> {
  const files = { 'base/kustomization.yaml': makeFleet(0, '1.8.0')['base/kustomization.yaml'] ?? null };
  const push = { branch: 'change', author: 'alice', message: 'Change', files };
  await sandbox.pushCommit({ repo: REPOSITORY, ...push });
  const response = await fetch(`${sandbox.apiUrl}/repos/${REPOSITORY}/pulls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ title: 'Change', head: 'change', base: 'main' }),
  });
  return response.json();
}

function tokenOf(sandbox: Sandbox): string {
  const permissions = { contents: 'write', pull_requests: 'write', metadata: 'read' } as const;
  const { app, installation } = sandbox.addApp({ slug: 'bench', installOn: 'acme', permissions });
  const acting = { kind: 'app-installation', login: 'bench[bot]', permissions } as const;
  const ids = { appId: app.id, installationId: installation.id, repositories: [REPOSITORY] };
  return sandbox.addToken({ ...acting, ...ids }).value;
}

function environment(
  sandbox: Sandbox,
  { event, folder, token }: { readonly event: string; readonly folder: string; readonly token: string },
): NodeJS.ProcessEnv {
  const tools = [dirname(toolPath('kubectl')), dirname(toolPath('helm')), process.env['PATH'] ?? ''];
  return {
    PATH: tools.join(delimiter),
    NODE_OPTIONS: TELL_MEMORY,
    GITHUB_SERVER_URL: sandbox.url,
    GITHUB_API_URL: sandbox.apiUrl,
    GITHUB_GRAPHQL_URL: sandbox.graphqlUrl,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_EVENT_PATH: event,
    RUNNER_TEMP: folder,
    INPUT_COMMAND: 'diff',
    INPUT_TOKEN: token,
    INPUT_REPOSITORY: REPOSITORY,
  };
}

function tell(
  sandbox: Sandbox,
  { overlays, peak }: { readonly overlays: number; readonly peak: number },
): Omit<OverApi, 'used'> {
  const bodies = [...sandbox.repository(REPOSITORY).comments.values()].map(({ body }) => body);
  const names = sandbox.log.entries.map(
    ({ operation, method, path }) => operation ?? `${method} ${path.replace(/[0-9a-f]{40}/g, '…')}`,
  );
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => `${name} ${all.length}`);
  const commentBytes = Buffer.byteLength(bodies.join(''));
  const told = { targets: overlays, changed: overlays, commentParts: bodies.length, commentBytes, peak };
  return { told, requests: names.length, which: counts.join(', ') };
}
