/** Whether a branch has what a commit is to bring, because another run of the same update was faster. */
import { blobId } from '../../core/plan/blob-id.ts';
import type { CommitRequest } from '../../core/ports.ts';
import { blobsOfBranchDocument, fileFields, PATHS_PER_QUERY, type RawBlobs } from './documents/files.ts';
import type { Access } from './situation.ts';

/** One request, about the first files: who has made all of those has made the rest. */
export async function isThereAlready(access: Access, { branch, files }: CommitRequest): Promise<boolean> {
  const asked = files.slice(0, PATHS_PER_QUERY);
  const paths = asked.map(({ path }) => path);
  const { data } = await access.client.query<RawBlobs>(blobsOfBranchDocument(paths), {
    ...access.repository,
    ref: `refs/heads/${branch}`,
    ...fileFields(paths).variables,
  });
  const found = data?.repository?.ref?.target ?? {};
  return asked.every(({ text }, index) => found[`f${index}`]?.object?.oid === blobId(text));
}
