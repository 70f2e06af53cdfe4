/** The demo's world: a GitHub in a box with a config repository, and a workflow of the shop that releases to it. */
import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LogEntry } from '../sandbox/http/log.ts';
import { type ActionOptions, type ActionRun, runAction } from '../sandbox/runner/run-action.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { openByHand } from './demo-change.ts';
import { findRenderPath } from './demo-comment.ts';

const root = join(import.meta.dirname, '..');
const run = promisify(execFile);

/** A pull request as the demo shows it. */
export interface ShownPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly branch: string;
  readonly base: string;
}

export interface DemoStep {
  readonly run: ActionRun;
  readonly requests: readonly LogEntry[];
}

/** What each run leaves for later steps of its job (RUNNER_TEMP), such as the complete rendered diff. */
const LEFT = join(root, 'build', 'demo', 'runner-temp');

export interface Demo {
  readonly sandbox: Sandbox;
  /** Runs the built action as the step of a workflow in acme/shop, after its image was built. */
  release(inputs: Readonly<Record<string, string>>): Promise<DemoStep>;
  /** alice opens a pull request of her own, and the workflow of the config repository runs `diff` on it. */
  review(): Promise<DemoStep & { readonly number: number }>;
  pullRequest(number: number): ShownPullRequest;
  /** Markdown of the comment on it; undefined where nothing could render. */
  comment(number: number): string | undefined;
  /** Why there is no comment; undefined where there is one. */
  readonly noComment: string | undefined;
  /** Clones the config repository over HTTP, as anybody could. */
  clone(folder: string): Promise<void>;
  git(folder: string, ...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** The inputs of the step; app-id and private-key come from the repository's variables and secrets. */
export const RELEASE = {
  repository: 'acme/config',
  path: 'apps/shop/overlays/production',
  environment: 'production',
  image: 'ghcr.io/acme/shop',
} as const;

async function populate(sandbox: Sandbox) {
  const folder = join(root, 'sandbox', 'config-repository');
  const collaborators = { alice: 'write' } as const;
  await sandbox.addRepository({ owner: 'acme', name: 'config', folder, collaborators });
  await sandbox.addRepository({ owner: 'acme', name: 'shop', files: { Dockerfile: 'FROM scratch\n' } });
  sandbox.addUser({ login: 'alice' });
  const permissions = { contents: 'write', pull_requests: 'write', metadata: 'read' } as const;
  return sandbox.addApp({
    slug: 'release-bot',
    installOn: 'acme',
    permissions,
    repositories: ['acme/config'],
  });
}

function contextOf(sandbox: Sandbox, token: string, runNumber: number) {
  const repository = sandbox.repository('acme/shop');
  return {
    repository: 'acme/shop',
    sha: repository.refs.get('refs/heads/main') ?? '0'.repeat(40),
    ref: 'refs/heads/main',
    actor: 'alice',
    runId: String(1000 + runNumber),
    runNumber: String(runNumber),
    runAttempt: '1',
    workflow: 'release',
    job: 'build',
    serverUrl: sandbox.url,
    apiUrl: sandbox.apiUrl,
    graphqlUrl: sandbox.graphqlUrl,
    token,
  };
}

export async function openDemo(): Promise<Demo> {
  if (!existsSync(join(root, 'dist', 'index.js')))
    throw new Error('dist/ is missing: run `npm run build` first.');
  const sandbox = await startSandbox();
  const { app, privateKey } = await populate(sandbox);
  const token = sandbox.addToken({
    kind: 'github-token',
    permissions: { contents: 'read' },
    repositories: ['acme/shop'],
  }).value;
  const rendering = findRenderPath();
  rmSync(LEFT, { recursive: true, force: true });
  let runs = 0;
  const step = async (options: Pick<ActionOptions, 'inputs' | 'context' | 'event' | 'secrets'>) => {
    sandbox.log.clear();
    const env = rendering.kind === 'none' ? {} : { PATH: rendering.path };
    const ended = await runAction({ ...options, actionPath: root, env, temp: LEFT });
    return { run: ended, requests: [...sandbox.log.entries] };
  };
  const git = async (folder: string, ...args: readonly string[]): Promise<string> =>
    (await run('git', ['-C', folder, ...args])).stdout;
  return {
    sandbox,
    git,
    noComment: rendering.kind === 'none' ? rendering.why : undefined,
    async release(inputs) {
      runs += 1;
      return step({
        inputs: {
          ...RELEASE,
          diff: rendering.kind === 'none' ? 'none' : 'comment',
          'app-id': String(app.id),
          'private-key': privateKey,
          ...inputs,
        },
        context: contextOf(sandbox, token, runs),
        secrets: [privateKey],
      });
    },
    async review() {
      runs += 1;
      const opened = await openByHand(sandbox, contextOf(sandbox, token, runs));
      return { ...(await step(opened.step)), number: opened.number };
    },
    pullRequest(number) {
      const pull = sandbox.repository('acme/config').pulls.get(number);
      if (pull === undefined) throw new Error(`There is no pull request #${number}.`);
      return {
        number,
        title: pull.title,
        body: pull.body ?? '',
        branch: pull.headRefName,
        base: pull.baseRefName,
      };
    },
    comment(number) {
      const comments = sandbox.repository('acme/config').comments.values();
      return [...comments].find(({ issueNumber }) => issueNumber === number)?.body;
    },
    async clone(folder) {
      await run('git', ['clone', '--quiet', `${sandbox.url}/acme/config.git`, folder]);
    },
    close: () => sandbox.stop(),
  };
}
