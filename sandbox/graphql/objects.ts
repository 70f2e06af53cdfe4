import { parseTag } from '../git/parse.ts';
import type { GitObject } from '../store/git.ts';
import type { Repository } from '../store/model.ts';
import { gitActorNode } from './actors.ts';
import { commitNode } from './commit.ts';
import type { Context, Node } from './context.ts';
import { gitObjectFields } from './git-object.ts';
import { treeEntryNode } from './tree-entry.ts';

/** `Blob.text` is cut at exactly this many bytes. */
export const TEXT_LIMIT = 512_000;

/** Git's own test: a NUL among the first 8000 bytes. */
function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

function blobNode(context: Context, repository: Repository, { oid, bytes }: GitObject): Node {
  const binary = isBinary(bytes);
  return {
    ...gitObjectFields(context, repository, { oid, type: 'blob' }),
    byteSize: bytes.length,
    isBinary: binary,
    isTruncated: bytes.length > TEXT_LIMIT,
    text: binary ? null : bytes.subarray(0, TEXT_LIMIT).toString('utf8'),
  };
}

function treeNode(context: Context, repository: Repository, tree: { oid: string; path: string }): Node {
  const prefix = tree.path === '' ? '' : `${tree.path}/`;
  return {
    ...gitObjectFields(context, repository, { oid: tree.oid, type: 'tree' }),
    entries: async () => {
      const entries = (await context.store.git(repository).tree(tree.oid)) ?? [];
      return entries.map((entry) => treeEntryNode(context, repository, entry, `${prefix}${entry.name}`));
    },
  };
}

function tagNode(context: Context, repository: Repository, { oid, bytes }: GitObject): Node {
  const tag = parseTag(oid, bytes);
  return {
    ...gitObjectFields(context, repository, { oid, type: 'tag' }),
    name: tag.name,
    message: tag.message,
    tagger: tag.tagger === null ? null : gitActorNode(context, tag.tagger),
    target: () => objectNode(context, repository, tag.object),
  };
}

/** Any Git object by oid or expression; null where there is none. */
export async function objectNode(
  context: Context,
  repository: Repository,
  expression: string,
): Promise<Node | null> {
  const git = context.store.git(repository);
  const object = await git.read(expression);
  if (object === null) return null;
  if (object.type === 'blob') return blobNode(context, repository, object);
  if (object.type === 'tag') return tagNode(context, repository, object);
  if (object.type === 'tree') {
    const path = /^[^:]*:(.*?)\/*$/.exec(expression)?.[1] ?? '';
    return treeNode(context, repository, { oid: object.oid, path });
  }
  const commit = await git.commit(object.oid);
  return commit === null ? null : commitNode(context, repository, commit);
}
