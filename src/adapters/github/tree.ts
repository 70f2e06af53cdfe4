/** Names of all files of a commit, over REST: GraphQL has no listing that goes down by itself. */

import { mapBounded } from '../../core/bounded.ts';
import type { TreeLister } from '../../core/ports.ts';
import { explaining } from './failures.ts';
import { type Access, OPERATIONS } from './situation.ts';

interface RawTree {
  readonly truncated: boolean;
  readonly tree: readonly { readonly path: string; readonly type: string; readonly sha: string }[];
}

const CONCURRENT = 4;

/**
 * One request; where GitHub cuts the answer (100,000 entries or 7 MB), one more for each folder, down to those
 * that fit.
 */
export function createTreeLister(access: Access, commit: string): TreeLister {
  return {
    list: async () => (await listBlobs(access, commit)).map(({ path }) => path),
  };
}

/** A file and the name of its content. */
export interface Blob {
  readonly path: string;
  readonly sha: string;
}

/** Every file of a commit. */
export function listBlobs(access: Access, commit: string): Promise<readonly Blob[]> {
  return explaining({ access, operation: OPERATIONS.read }, () => listBelow(access, commit, ''));
}

async function listBelow(access: Access, sha: string, prefix: string): Promise<readonly Blob[]> {
  const whole = await readTree(access, sha, { recursive: '1' });
  if (!whole.truncated) return filesOf(whole, prefix);
  const own = await readTree(access, sha, {});
  const folders = own.tree.filter(({ type }) => type === 'tree');
  const below = await mapBounded(folders, CONCURRENT, (folder) =>
    listBelow(access, folder.sha, `${prefix}${folder.path}/`),
  );
  return [...filesOf(own, prefix), ...below.flat()];
}

function readTree(
  { client, repository }: Access,
  sha: string,
  more: Record<string, string>,
): Promise<RawTree> {
  const where = { owner: repository.owner, repo: repository.name, tree_sha: sha };
  return client.rest<RawTree>('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { ...where, ...more });
}

function filesOf({ tree }: RawTree, prefix: string): readonly Blob[] {
  const blobs = tree.filter(({ type }) => type === 'blob');
  return blobs.map(({ path, sha }) => ({ path: `${prefix}${path}`, sha }));
}
