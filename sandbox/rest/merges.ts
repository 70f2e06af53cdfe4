import { GitHubError } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { signedByGitHub, webIdentity } from '../store/commit-on-branch.ts';
import { RefConflict } from '../store/git.ts';
import { branchHead, writeRefs } from '../store/refs.ts';
import { created } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { optionalText, text } from './input.ts';
import { knownCommit, resolveCommit } from './revisions.ts';
import { commitShape } from './shapes/commit.ts';

/** Merging one branch into another, without a pull request. */
export const mergeRoutes: readonly Route[] = [
  at('POST', '/repos/{owner}/{repo}/merges', 'contents=write', merge),
];

async function merge(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const body = call.request.body;
  const branch = text(body, 'base');
  const name = text(body, 'head');
  const base = branchHead(call.repository, branch);
  if (base === undefined) throw new GitHubError(404, 'Base does not exist');
  const head = await resolveCommit(call, name);
  if (head === undefined) throw new GitHubError(404, 'Head does not exist');
  if (await call.git.isAncestor(head.oid, base)) return { status: 204 };
  const result = await call.git.mergeTrees(base, head.oid);
  if (!result.clean) throw new GitHubError(409, 'Merge conflict');
  const oid = call.git.writeCommit({
    tree: result.tree,
    parents: [base, head.oid],
    ...webIdentity(call.store, call.actor.login),
    message: optionalText(body, 'commit_message') ?? `Merge ${name} into ${branch}`,
  });
  signedByGitHub(call.store, oid);
  await move(call, { branch, base, oid });
  return created(commitShape(call.view, call.repository, await knownCommit(call, oid)));
}

async function move(
  call: Call,
  it: { readonly branch: string; readonly base: string; readonly oid: string },
): Promise<void> {
  const update = { ref: `refs/heads/${it.branch}`, before: it.base, after: it.oid };
  try {
    await writeRefs(call.store, call, { updates: [update] });
  } catch (error) {
    if (error instanceof RefConflict)
      throw new GitHubError(409, 'Base branch was modified. Review and try the merge again.');
    throw error;
  }
}
