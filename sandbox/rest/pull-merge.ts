import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { signedByGitHub, webIdentity } from '../store/commit-on-branch.ts';
import { mergePull } from '../store/merge.ts';
import { mergeability } from '../store/mergeability.ts';
import type { PullRequest } from '../store/model.ts';
import { branchHead, writeRefs } from '../store/refs.ts';
import { noContent, ok } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalOneOf, optionalText } from './input.ts';
import { pullOf } from './pulls.ts';
import { apiUrl } from './shapes/repository.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{number}';

/** Merging a pull request, and merging its base into it. */
export const pullMergeRoutes: readonly Route[] = [
  at('GET', `${PULL}/merge`, 'contents=read', (call) => {
    if (!pullOf(call).merged) throw notFound();
    return noContent();
  }),
  at('PUT', `${PULL}/merge`, 'contents=write', merge),
  at('PUT', `${PULL}/update-branch`, 'pull_requests=write | write', updateBranch),
];

async function merge(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const body = call.request.body;
  const method = optionalOneOf(body, 'merge_method', ['merge', 'squash', 'rebase']) ?? 'merge';
  await mustBeKnown(call, pull);
  const sha = await mergePull(call.store, call, {
    pull,
    method,
    expectedHeadOid: optionalText(body, 'sha'),
    title: optionalText(body, 'commit_title'),
    message: optionalText(body, 'commit_message'),
  });
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
}

/**
 * GitHub refuses what it knows to conflict with "not mergeable", the words it has for unknown mergeability too
 * (github-facts.md B3). Merging starts the job; a job that is still out does not stop a merge that would succeed.
 */
async function mustBeKnown(call: Call, pull: PullRequest): Promise<void> {
  if (pull.state !== 'open') return;
  const job = await mergeability(call.store, call.repository, pull);
  if (job.state === 'CONFLICTING') throw new GitHubError(405, 'Pull Request is not mergeable');
}

async function updateBranch(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const expected = optionalText(call.request.body, 'expected_head_sha');
  if (expected !== undefined && expected !== pull.headOid) {
    throw new GitHubError(422, 'expected head sha didn’t match current head ref.');
  }
  const base = branchHead(call.repository, pull.baseRefName);
  const home = call.store.repository(pull.headRepositoryId);
  if (base === undefined || home === undefined || pull.state !== 'open')
    throw new GitHubError(422, 'Validation Failed');
  if (await call.git.isAncestor(base, pull.headOid)) {
    throw new GitHubError(422, 'There are no new commits on the base branch.');
  }
  const result = await call.git.mergeTrees(pull.headOid, base);
  if (!result.clean) throw new GitHubError(422, 'merge conflict between base and head');
  const git = call.store.git(home);
  if (home !== call.repository) await git.fetch(call.git, base);
  const oid = git.writeCommit({
    tree: result.tree,
    parents: [pull.headOid, base],
    ...webIdentity(call.store, call.actor.login),
    message: `Merge branch '${pull.baseRefName}' into ${pull.headRefName}`,
  });
  signedByGitHub(call.store, oid);
  const update = { ref: `refs/heads/${pull.headRefName}`, before: pull.headOid, after: oid };
  await writeRefs(call.store, { repository: home, actor: call.actor }, { updates: [update] });
  const url = `${apiUrl(call.view, call.repository)}/pulls/${pull.number}`;
  return { status: 202, body: { message: 'Updating pull request branch.', url } };
}
