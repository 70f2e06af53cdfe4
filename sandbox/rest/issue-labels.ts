import { notFound } from '../http/errors.ts';
import type { RestResponse } from '../http/router.ts';
import type { Issue, PullRequest } from '../store/model.ts';
import { ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalTexts } from './input.ts';
import { addLabel, findLabel } from './labels.ts';
import { labelShape, labelsOf } from './shapes/labels.ts';

const LABELS = '/repos/{owner}/{repo}/issues/{number}/labels';
const READ = 'issues=read; pull_requests=read';
const WRITE = 'issues=write; pull_requests=write';

/** The labels on an issue or pull request. */
export const issueLabelRoutes = [
  at('GET', LABELS, READ, (call) => {
    const labels = issueOf(call).labels.flatMap((name) => findLabel(call.repository, name) ?? []);
    return paged(call.request, labels, (label) => labelShape(call.view, call.repository, label));
  }),
  at('POST', LABELS, WRITE, (call) => {
    const issue = issueOf(call);
    return answer(call, setLabels(call, issue, [...issue.labels, ...given(call)]));
  }),
  at('PUT', LABELS, WRITE, (call) => answer(call, setLabels(call, issueOf(call), given(call)))),
  at('DELETE', LABELS, WRITE, (call) => {
    setLabels(call, issueOf(call), []);
    return { status: 204 };
  }),
  at('DELETE', `${LABELS}/{name}`, WRITE, (call) => {
    const issue = issueOf(call);
    const name = (call.params['name'] ?? '').toLowerCase();
    if (!issue.labels.some((each) => each.toLowerCase() === name)) throw notFound();
    return answer(
      call,
      setLabels(
        call,
        issue,
        issue.labels.filter((each) => each.toLowerCase() !== name),
      ),
    );
  }),
];

/** The issue or pull request of the path's number. @throws GitHubError 404 */
export function issueOf(call: Call): Issue | PullRequest {
  const number = Number(call.params['number']);
  const issue = call.repository.issues.get(number) ?? call.repository.pulls.get(number);
  if (issue === undefined) throw notFound();
  return issue;
}

/** GitHub takes `{labels: [...]}`, a bare list, and objects with a name. */
function given(call: Call): readonly string[] {
  // The server hands a bare list over under an empty name.
  const list = call.request.body[''] ?? call.request.body['labels'];
  const names = Array.isArray(list) ? list.map(nameOf) : list;
  return optionalTexts({ labels: names }, 'labels') ?? [];
}

function nameOf(each: unknown): unknown {
  return typeof each === 'object' && each !== null && 'name' in each ? each.name : each;
}

/** Replaces the labels; one that the repository does not have yet is created, as GitHub does. */
export function setLabels(call: Call, issue: Issue, names: readonly string[]): Issue {
  const labels = names.map(
    (name) =>
      findLabel(call.repository, name) ?? addLabel(call, { name, color: 'ededed', description: null }),
  );
  issue.labels = [...new Set(labels.map((label) => label.name))];
  issue.updatedAt = call.store.now();
  return issue;
}

function answer(call: Call, issue: Issue): RestResponse {
  return ok(labelsOf(call.view, call.repository, issue.labels));
}
