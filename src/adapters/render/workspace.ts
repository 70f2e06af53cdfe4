/** A folder of its own for one rendering: the gathered files, a home, and nothing on PATH. */
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Content } from '../../core/render/content.ts';
import { watchFolder } from './live.ts';

export interface Workspace {
  /** Holds everything; nobody else may read it. */
  readonly root: string;
  /** The files, where they are in the config repository. */
  readonly files: string;
  /** All that a program started here sees of the environment: no token, no address of a proxy, no home. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes a workspace, hands it to `body`, and removes it whatever happens. */
export async function withWorkspace<Value>(
  files: ReadonlyMap<string, Content>,
  body: (workspace: Workspace) => Promise<Value>,
): Promise<Value> {
  const root = await mkdtemp(join(await realpath(tmpdir()), 'gitops-release-render-'));
  const forget = watchFolder(root);
  try {
    await chmod(root, 0o700);
    const workspace = await fill(root, files);
    return await body(workspace);
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
    forget();
  }
}

async function fill(root: string, files: ReadonlyMap<string, Content>): Promise<Workspace> {
  const place = join(root, 'files');
  for (const folder of ['files', 'home', 'path', 'plugins', 'tmp', 'helm'])
    await mkdir(join(root, folder), { mode: 0o700 });
  const made = new Set<string>();
  for (const [path, content] of files) await writeInside(place, path, { content, made });
  return { root, files: place, environment: environmentIn(root) };
}

/** @throws Error for a path that leaves the folder, which no reader gives */
export async function writeInside(
  folder: string,
  path: string,
  { content, made }: { readonly content: Content; readonly made: Set<string> },
): Promise<void> {
  const file = join(folder, path);
  const from = relative(folder, file);
  if (from === '' || from.split(sep)[0] === '..' || isAbsolute(from))
    throw new Error(`"${path}" is no file's path`);
  const around = dirname(file);
  if (!made.has(around)) await mkdir(around, { recursive: true, mode: 0o700 });
  made.add(around);
  await writeFile(file, content, { mode: 0o600 });
}

/** Nothing answers at the proxy's address: what would fetch fails at once. */
const NOWHERE = 'http://127.0.0.1:9';

function environmentIn(root: string): Readonly<Record<string, string>> {
  const home = join(root, 'home');
  const helm = join(root, 'helm');
  return {
    PATH: join(root, 'path'),
    HOME: home,
    TMPDIR: join(root, 'tmp'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local'),
    KUSTOMIZE_PLUGIN_HOME: join(root, 'plugins'),
    KUBECONFIG: join(home, 'none'),
    HELM_CACHE_HOME: join(helm, 'cache'),
    HELM_CONFIG_HOME: join(helm, 'config'),
    HELM_DATA_HOME: join(helm, 'data'),
    HELM_PLUGINS: join(root, 'plugins'),
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
    http_proxy: NOWHERE,
    https_proxy: NOWHERE,
  };
}
