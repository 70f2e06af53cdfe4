/** A commit made of Git objects over REST: the only way to keep a mode other than 100644. */
import type { CommitRequest, MadeCommit } from '../../core/ports.ts';
import { explaining } from './failures.ts';
import { quoted } from './quoted.ts';
import { type Access, OPERATIONS } from './situation.ts';

/**
 * Makes the tree and the commit; no branch points to it yet. Both may be made twice without harm, so they are
 * sent again after a 5xx. Without author and committer GitHub signs a bot's commit.
 */
export function makeCommitObject(access: Access, request: CommitRequest): Promise<MadeCommit> {
  const { client, repository } = access;
  const subject = `branch ${quoted(request.branch)}`;
  return explaining({ access, operation: OPERATIONS.commit, subject }, async () => {
    const where = { owner: repository.owner, repo: repository.name };
    const tree = await client.rest<{ readonly sha: string }>('POST /repos/{owner}/{repo}/git/trees', {
      ...where,
      base_tree: request.expectedHead,
      tree: request.files.map(({ path, mode, text }) => ({ path, mode, type: 'blob', content: text })),
    });
    const commit = await client.rest<RestCommit>('POST /repos/{owner}/{repo}/git/commits', {
      ...where,
      message: request.body === '' ? request.headline : `${request.headline}\n\n${request.body}`,
      tree: tree.sha,
      parents: [request.expectedHead],
    });
    return { oid: commit.sha, verified: commit.verification?.verified === true };
  });
}

interface RestCommit {
  readonly sha: string;
  readonly verification?: { readonly verified: boolean };
}
