/** All names of a commit in one answer: cheaper than asking for many paths of which most are folders, or not there. */
import type { Entry, FolderEntry } from '../../core/snapshot.ts';
import type { Access } from './situation.ts';

interface RawTree {
  readonly truncated: boolean;
  readonly tree: readonly { readonly path: string; readonly mode: string }[];
}

export interface WholeTree {
  /** What stands at a path; undefined: a file or a link, which has to be read. */
  entryAt(path: string): Entry | undefined;
}

/** @returns undefined where GitHub cuts the answer (100,000 entries or 7 MB) */
export async function readWholeTree(
  { client, repository }: Access,
  commit: string,
): Promise<WholeTree | undefined> {
  const where = { owner: repository.owner, repo: repository.name, tree_sha: commit, recursive: '1' };
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
  const { truncated, tree } = await client.rest<RawTree>(route, where);
  return truncated ? undefined : wholeTreeOf(tree);
}

const KINDS: Readonly<Record<string, FolderEntry['kind']>> = {
  '040000': 'folder',
  '120000': 'symlink',
  '160000': 'submodule',
};

function wholeTreeOf(tree: RawTree['tree']): WholeTree {
  const folders = new Map<string, FolderEntry[]>([['', []]]);
  const others = new Set<string>();
  for (const { path, mode } of tree) {
    const kind = KINDS[mode] ?? 'file';
    const slash = path.lastIndexOf('/');
    folders.get(path.slice(0, Math.max(0, slash)))?.push({ name: path.slice(slash + 1), kind });
    if (kind === 'folder') folders.set(path, []);
    else others.add(path);
  }
  return {
    entryAt: (path) => {
      const entries = folders.get(path);
      if (entries !== undefined) return { kind: 'folder', path, entries };
      return others.has(path) ? undefined : { kind: 'missing', path };
    },
  };
}
