/** The files of one commit of a clone, through Git's objects: the same snapshot as over the API. */
import type { SnapshotReader, TreeLister } from '../../core/ports.ts';
import { type Entry, type FolderEntry, RENDERING } from '../../core/snapshot.ts';
import { git, readObjects } from './git.ts';
import { toFile } from './reader.ts';

/** @returns the full name of a commit. Throws ReleaseError git-failed where there is none. */
export async function resolveCommit(directory: string, revision: string): Promise<string> {
  return (await git(directory, 'rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`)).trim();
}

/** Where a branch has left another; the other itself where nothing is shared. */
export async function mergeBase(directory: string, base: string, head: string): Promise<string> {
  const found = await git(directory, 'merge-base', base, head).catch(() => '');
  return found.trim() || base;
}

/**
 * Paths that differ between two commits; a rename is both of its paths.
 * @param head undefined: the work tree, with files that Git does not know yet
 */
export async function changedPaths(
  directory: string,
  base: string,
  head: string | undefined,
): Promise<readonly string[]> {
  const options = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'];
  const tracked = await git(directory, 'diff', ...options, base, ...(head === undefined ? [] : [head]), '--');
  const others =
    head === undefined ? await git(directory, 'ls-files', '-z', '--others', '--exclude-standard') : '';
  return [...tracked.split('\0'), ...others.split('\0')].filter((path) => path !== '');
}

interface Blob {
  readonly mode: string;
  readonly oid: string;
}

type Tree = ReadonlyMap<string, Blob | readonly FolderEntry[]>;

/**
 * Files that name an API group of Flux or Argo CD, in a commit or in the work tree.
 * @param commit undefined: the work tree, with files that Git does not know yet
 */
export async function operatorFiles(
  directory: string,
  commit: string | undefined,
): Promise<readonly string[]> {
  const place = commit === undefined ? ['--untracked'] : [commit];
  const pattern = ['-l', '-z', '-I', '-E', '-e', '(fluxcd|argoproj)\\.io/'];
  const names = ['*.yaml', '*.yml', '*.json'];
  // The status is 1 where nothing is found.
  const found = await git(directory, 'grep', '--no-textconv', ...pattern, ...place, '--', ...names).catch(
    () => '',
  );
  const prefix = commit === undefined ? '' : `${commit}:`;
  return found.split('\0').flatMap((name) => (name === '' ? [] : name.slice(prefix.length)));
}

/** A commit of a clone: its names are read once, its files as they are asked for. */
export function createRevision(directory: string, commit: string): SnapshotReader & TreeLister {
  let tree: Promise<Tree> | undefined;
  const known = (): Promise<Tree> => {
    tree ??= readTree(directory, commit);
    return tree;
  };
  return {
    async list() {
      return [...(await known())].flatMap(([path, entry]) => ('mode' in entry ? path : []));
    },
    operatorFiles: () => operatorFiles(directory, commit),
    async read(paths) {
      const names = await known();
      const blobs = paths
        .map((path) => names.get(path))
        .filter((entry) => entry !== undefined && 'mode' in entry);
      const oids = [...new Set(blobs.map(({ oid }) => oid))];
      const bytes = oids.length === 0 ? [] : await readObjects(directory, oids);
      const byOid = new Map(oids.map((oid, index) => [oid, bytes[index]]));
      return new Map(paths.map((path) => [path, toEntry(path, names.get(path), byOid)]));
    },
  };
}

async function readTree(directory: string, commit: string): Promise<Tree> {
  const listing = await git(directory, 'ls-tree', '-r', '-z', commit);
  const tree = new Map<string, Blob | FolderEntry[]>([['', []]]);
  for (const line of listing.split('\0')) {
    const [, mode, oid, path] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]*)$/.exec(line) ?? [];
    if (mode === undefined || oid === undefined || path === undefined) continue;
    tree.set(path, { mode, oid });
    addName(tree, path, mode === '120000' ? 'symlink' : mode === '160000' ? 'submodule' : 'file');
  }
  return tree;
}

/** Names the path in its folder, and the folder in those around it. */
function addName(tree: Map<string, Blob | FolderEntry[]>, path: string, kind: FolderEntry['kind']): void {
  const slash = path.lastIndexOf('/');
  const folder = slash < 0 ? '' : path.slice(0, slash);
  const known = tree.get(folder);
  const entry = { name: path.slice(slash + 1), kind };
  if (Array.isArray(known)) known.push(entry);
  else {
    tree.set(folder, [entry]);
    addName(tree, folder, 'folder');
  }
}

function toEntry(
  path: string,
  known: Blob | readonly FolderEntry[] | undefined,
  bytes: ReadonlyMap<string, Buffer | undefined>,
): Entry {
  if (known === undefined) return { kind: 'missing', path };
  if (!('mode' in known)) return { kind: 'folder', path, entries: known };
  if (known.mode === '160000') return { kind: 'submodule', path };
  const content = bytes.get(known.oid);
  if (content === undefined) return { kind: 'missing', path };
  if (known.mode === '120000') return { kind: 'symlink', path, target: content.toString('utf8') };
  if (content.length > RENDERING.maxBytes) {
    return { kind: 'unreadable', path, reason: 'oversize', bytes: content.length };
  }
  return toFile(path, content, { executable: known.mode === '100755', reading: RENDERING });
}
