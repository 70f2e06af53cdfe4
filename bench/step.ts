/** Runs the built action against a sandbox and tells what it asked for. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { LogEntry } from '../sandbox/http/log.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { toolPath } from '../scripts/kubectl.ts';
import { makeRepository, serviceName } from './repository.ts';

const ACTION = join(import.meta.dirname, '..', 'dist', 'index.js');

export interface BenchWorld {
  readonly sandbox: Sandbox;
  readonly token: string;
}

export interface BenchContent {
  readonly files: Readonly<Record<string, string>>;
  /** Milliseconds that every request waits. */
  readonly latencyMs?: number;
}

/** @param content files, or how many services of the usual kind */
export async function openBenchWorld(content: number | BenchContent): Promise<BenchWorld> {
  const { files, latencyMs = 0 } = typeof content === 'number' ? { files: makeRepository(content) } : content;
  const sandbox = await startSandbox({ latencyMs });
  await sandbox.addRepository({ owner: 'acme', name: 'config', files });
  const app = sandbox.addApp({
    slug: 'bench',
    installOn: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
  });
  const token = sandbox.addToken({
    kind: 'app-installation',
    login: 'bench[bot]',
    appId: app.app.id,
    installationId: app.installation.id,
    permissions: app.installation.permissions,
    repositories: ['acme/config'],
  });
  return { sandbox, token: token.value };
}

export interface BenchHow {
  /** kustomize is on PATH: the proposal is rendered and commented on. */
  readonly renders?: boolean;
  readonly delivery?: 'pull-request' | 'commit';
  readonly merge?: 'manual' | 'auto' | 'wait';
}

/** @returns the requests of one update of service 0; throws where the step fails */
export async function runUpdate(
  { sandbox, token }: BenchWorld,
  tag: string,
  how: BenchHow = {},
): Promise<readonly LogEntry[]> {
  sandbox.log.clear();
  const service = serviceName(0);
  const child = spawn(process.execPath, [ACTION], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: how.renders === true ? dirname(toolPath('kubectl')) : '/var/empty',
      INPUT_DELIVERY: how.delivery ?? 'pull-request',
      INPUT_MERGE: how.merge ?? '',
      GITHUB_SERVER_URL: sandbox.url,
      GITHUB_API_URL: sandbox.apiUrl,
      GITHUB_GRAPHQL_URL: sandbox.graphqlUrl,
      GITHUB_REPOSITORY: `acme/${service}`,
      INPUT_TOKEN: token,
      INPUT_REPOSITORY: 'acme/config',
      INPUT_PATH: `apps/${service}/overlays/production`,
      INPUT_ENVIRONMENT: 'production',
      INPUT_IMAGES: `ghcr.io/acme/${service}:${tag}`,
    },
  });
  let log = '';
  child.stdout.on('data', (chunk) => {
    log += chunk;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(log);
  return [...sandbox.log.entries];
}
