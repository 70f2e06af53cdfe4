/** What a branch changes since it has left another. */
import type { Comparison } from '../../core/ports.ts';
import { explaining } from './failures.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { type Blob, listBlobs } from './tree.ts';

interface RawComparison {
  readonly merge_base_commit: { readonly sha: string };
  readonly files?: readonly { readonly filename: string; readonly previous_filename?: string }[];
}

/** GitHub lists no more, and does not say that there are more. Source: REST, "Compare two commits". */
const LISTED = 300;

/** One request; where more files differ than GitHub lists, the trees of both commits besides. */
export async function compareCommits(access: Access, base: string, head: string): Promise<Comparison> {
  const { client, repository } = access;
  const compared = await explaining({ access, operation: OPERATIONS.read }, () =>
    client.rest<RawComparison>('GET /repos/{owner}/{repo}/compare/{basehead}', {
      owner: repository.owner,
      repo: repository.name,
      basehead: `${base}...${head}`,
      per_page: 1,
    }),
  );
  const mergeBase = compared.merge_base_commit.sha;
  const files = compared.files ?? [];
  const names = files.flatMap(({ filename, previous_filename }) => [filename, previous_filename ?? filename]);
  if (files.length < LISTED) return { mergeBase, changed: [...new Set(names)] };
  return { mergeBase, changed: differing(await listBlobs(access, mergeBase), await listBlobs(access, head)) };
}

function differing(before: readonly Blob[], after: readonly Blob[]): readonly string[] {
  const [left, right] = [before, after].map((blobs) => new Map(blobs.map(({ path, sha }) => [path, sha])));
  const paths = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  return [...paths].filter((path) => left?.get(path) !== right?.get(path));
}
