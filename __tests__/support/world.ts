/** A sandbox with the config repository of acme, and an App that may release to it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { Permissions, RepositorySettings } from '../../sandbox/store/model.ts';

export const CONFIG_REPOSITORY = join(import.meta.dirname, '..', '..', 'sandbox', 'config-repository');

export interface World {
  readonly sandbox: Sandbox;
  /** Token of an App installation, as create-github-app-token would give it. */
  readonly token: string;
  /** Inputs that every update of the shop in production needs. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Runs git in the bare repository that stands behind acme/config. */
  git(...args: readonly string[]): string;
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** How long ago the repository was made, in milliseconds; now without. */
  readonly age?: number;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly executables?: readonly string[];
  /** Folder that the repository is made of, links and all, instead of `files`. */
  readonly folder?: string;
  readonly settings?: Partial<RepositorySettings>;
  /** `main` without. */
  readonly defaultBranch?: string;
  /** Of the App, beyond writing contents and pull requests. */
  readonly permissions?: Permissions;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const sandbox = await startSandbox();
  const { files, folder = CONFIG_REPOSITORY } = options;
  const content = files === undefined ? { folder } : { files };
  const { age = 0 } = options;
  sandbox.store.aheadMs -= age;
  const { executables = [], settings = {}, defaultBranch = 'main' } = options;
  await sandbox.addRepository({
    owner: 'acme',
    name: 'config',
    ...content,
    executables,
    settings,
    defaultBranch,
    collaborators: { alice: 'write', bob: 'write' },
  });
  sandbox.store.aheadMs += age;
  sandbox.addUser({ login: 'alice' });
  sandbox.addUser({ login: 'bob' });
  const app = sandbox.addApp({
    slug: 'release-bot',
    installOn: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', metadata: 'read', ...options.permissions },
  });
  const token = sandbox.addToken({
    kind: 'app-installation',
    login: 'release-bot[bot]',
    appId: app.app.id,
    installationId: app.installation.id,
    permissions: app.installation.permissions,
    repositories: ['acme/config'],
  }).value;
  const directory = sandbox.store.git(sandbox.repository('acme/config')).directory;
  return {
    sandbox,
    token,
    inputs: {
      repository: 'acme/config',
      token,
      path: 'apps/shop/overlays/production',
      environment: 'production',
      images: 'ghcr.io/acme/shop:1.8.0',
    },
    git: (...args) => execFileSync('git', ['--git-dir', directory, ...args], { encoding: 'utf8' }),
    stop: () => sandbox.stop(),
  };
}
