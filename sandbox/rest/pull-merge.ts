import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { mergePull } from '../store/merge.ts';
import { mergeability } from '../store/mergeability.ts';
import type { PullRequest } from '../store/model.ts';
import { askForUpdate } from '../store/update-branch.ts';
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
  const expectedHeadOid = optionalText(call.request.body, 'expected_head_sha');
  await askForUpdate(call.store, call, { pull, expectedHeadOid, method: 'merge' });
  const url = `${apiUrl(call.view, call.repository)}/pulls/${pull.number}`;
  return { status: 202, body: { message: 'Updating pull request branch.', url } };
}
