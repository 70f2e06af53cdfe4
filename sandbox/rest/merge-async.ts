import { notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { askForMerge, asyncMerge } from '../store/async-merge.ts';
import { entryOf, pendingMerge } from '../store/merging.ts';
import type { AsyncMerge, PullRequest } from '../store/model.ts';
import { ok } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalOneOf, optionalText } from './input.ts';
import { pullOf } from './pulls.ts';

const MERGE = '/repos/{owner}/{repo}/pulls/{number}/merge-async';

/** Merging in the background; the rules speak only when it is tried. */
export const mergeAsyncRoutes: readonly Route[] = [
  at('PUT', MERGE, 'contents=write', ask),
  at('GET', `${MERGE}/{uuid}`, 'pull_requests=read', (call) => {
    const found = asyncMerge(call.store, call.repository, call.params['uuid'] ?? '');
    if (found === undefined || found.pullNumber !== pullOf(call).number) throw notFound();
    return ok(shape(found, 'Merge request is in progress.'));
  }),
];

function shape(merge: AsyncMerge, pendingText: string) {
  const { status, text, sha } = merge;
  if (status === 'merged') return { status, details: { message: text, sha } };
  if (status !== 'pending') return { status, details: { message: text } };
  const details = {
    message: pendingText,
    uuid: merge.uuid,
    merge_method: merge.method,
    merge_action: merge.action,
    expected_head_sha: merge.headOid,
  };
  return { status, details };
}

/** What answers at once, without a request of its own; null when there is something to be done. */
function known(call: Call, pull: PullRequest): RestResponse | null {
  if (pull.merged) {
    const details = { message: 'Pull request is already merged.', sha: pull.mergeCommitOid };
    return ok({ status: 'merged', details });
  }
  const refusal = pull.state === 'closed' ? 'closed' : pull.isDraft ? 'still a draft' : null;
  if (refusal !== null) {
    const details = { message: `Pull request is ${refusal}.` };
    return { status: 400, body: { status: 'failed', details } };
  }
  if (entryOf(call.store.state, call.repository, pull.number) !== null) {
    const details = { message: 'Pull request is already in the merge queue.' };
    return ok({ status: 'enqueued', details });
  }
  const pending = pendingMerge(call.store.state, call.repository, pull.number);
  if (pending === null) return null;
  return { status: 409, body: shape(pending, 'A merge request already exists for this pull request.') };
}

function ask(call: Call): RestResponse {
  const pull = pullOf(call);
  const { body } = call.request;
  const wish = {
    pull,
    method: optionalOneOf(body, 'merge_method', ['merge', 'squash', 'rebase']) ?? ('default' as const),
    action:
      optionalOneOf(body, 'merge_action', ['default', 'direct_merge', 'merge_queue']) ?? ('default' as const),
    headOid: optionalText(body, 'sha'),
    title: optionalText(body, 'commit_title'),
    message: optionalText(body, 'commit_message'),
  };
  const answer = known(call, pull);
  if (answer !== null) return answer;
  const merge = askForMerge(call.store, call, wish);
  return { status: 202, body: shape(merge, 'Merge request enqueued.') };
}
