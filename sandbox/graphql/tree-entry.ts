import type { GitCommit, GitTreeEntry } from '../store/git.ts';
import type { Repository } from '../store/model.ts';
import { type Args, type Context, type Node, text } from './context.ts';

/** One entry of a tree; `path` is from the repository's root. */
export function treeEntryNode(
  context: Context,
  repository: Repository,
  entry: GitTreeEntry,
  path: string,
): Node {
  const object = entry.type === 'commit' ? null : () => context.nodes.object(context, repository, entry.oid);
  return {
    __typename: 'TreeEntry',
    name: entry.name,
    nameRaw: Buffer.from(entry.name).toString('base64'),
    path,
    pathRaw: Buffer.from(path).toString('base64'),
    // GitHub gives the mode as a decimal number: 33188 is 100644.
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.oid,
    extension: /\.[^./]+$/.exec(entry.name)?.[0] ?? '',
    isGenerated: false,
    size: async () =>
      entry.type === 'blob' ? ((await context.store.git(repository).read(entry.oid))?.bytes.length ?? 0) : 0,
    object,
    repository: () => context.nodes.repository(context, repository),
    submodule: null,
  };
}

/** Commit.file(path): the entry there, null where there is none. */
export async function fileNode(
  context: Context,
  where: { repository: Repository; commit: GitCommit },
  args: Args,
): Promise<Node | null> {
  const path = text(args, 'path').replace(/^\/+|\/+$/g, '');
  const entry = await context.store.git(where.repository).entry(where.commit.oid, path);
  return entry === null ? null : treeEntryNode(context, where.repository, entry, path);
}
