import { notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { Issue, PullRequest } from '../store/model.ts';
import { updatePull } from '../store/pull-changes.ts';
import { isCollaborator } from '../store/review-requests.ts';
import { created, ok, paged } from './answer.ts';
import { at, type Call, hasAccess } from './call.ts';
import { optionalInteger, optionalOneOf, optionalText, optionalTexts, text } from './input.ts';
import { issueOf, setLabels } from './issue-labels.ts';
import { issueShape } from './shapes/issue.ts';
import { userShape } from './shapes/user.ts';

const REPO = '/repos/{owner}/{repo}';
const READ = 'issues=read; pull_requests=read';

/** Issues (pull requests are issues too) and who is assigned to them. */
export const issueRoutes: readonly Route[] = [
  at('GET', `${REPO}/issues`, READ, list),
  at('POST', `${REPO}/issues`, 'issues=write | read', (call) => created(shape(call, create(call)))),
  at('GET', `${REPO}/issues/{number}`, READ, (call) => ok(shape(call, issueOf(call)))),
  at('PATCH', `${REPO}/issues/{number}`, 'issues=write; pull_requests=write | read', async (call) =>
    ok(shape(call, await change(call))),
  ),
  at('POST', `${REPO}/issues/{number}/assignees`, 'issues=write; pull_requests=write', (call) => {
    const issue = issueOf(call);
    assign(call, issue, [...issue.assignees, ...assignees(call)]);
    return { status: 201, body: shape(call, issue) };
  }),
  at('DELETE', `${REPO}/issues/{number}/assignees`, 'issues=write; pull_requests=write', (call) => {
    const issue = issueOf(call);
    const gone = assignees(call).map((login) => login.toLowerCase());
    issue.assignees = issue.assignees.filter((login) => !gone.includes(login.toLowerCase()));
    return ok(shape(call, issue));
  }),
  at('GET', `${REPO}/assignees`, 'issues=read; metadata=read', (call) =>
    paged(call.request, assignable(call), (login) => userShape(call.view, login)),
  ),
  at('GET', `${REPO}/assignees/{assignee}`, 'issues=read; metadata=read', (call) => {
    const wanted = (call.params['assignee'] ?? '').toLowerCase();
    if (!assignable(call).some((login) => login.toLowerCase() === wanted)) throw notFound();
    return { status: 204 };
  }),
];

function shape(call: Call, issue: Issue | PullRequest): ReturnType<typeof issueShape> {
  return issueShape(call.view, call.repository, issue);
}

function assignable(call: Call): readonly string[] {
  return [...call.store.state.users.values()]
    .filter((user) => user.type === 'User' && isCollaborator(call.store, call.repository, user.login))
    .map((user) => user.login);
}

function assignees(call: Call): readonly string[] {
  return optionalTexts(call.request.body, 'assignees') ?? [];
}

/** Who cannot be assigned is left out in silence, as GitHub does on this endpoint. */
function assign(call: Call, issue: Issue, logins: readonly string[]): void {
  const allowed = assignable(call);
  const names = logins.flatMap((login) =>
    allowed.filter((each) => each.toLowerCase() === login.toLowerCase()),
  );
  issue.assignees = [...new Set(names)];
  issue.updatedAt = call.store.now();
}

function list(call: Call): RestResponse {
  const query = call.request.query;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter(Boolean);
  const all: (Issue | PullRequest)[] = [
    ...call.repository.issues.values(),
    ...call.repository.pulls.values(),
  ];
  const since = query.get('since');
  const found = all.filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      labels.every((label) => issue.labels.some((each) => each.toLowerCase() === label.toLowerCase())) &&
      [null, issue.author].includes(query.get('creator')) &&
      (since === null || Date.parse(issue.updatedAt) >= Date.parse(since)),
  );
  const up = query.get('direction') === 'asc';
  found.sort((one, other) => (up ? one.number - other.number : other.number - one.number));
  return paged(call.request, found, (issue) => shape(call, issue));
}

function create(call: Call): Issue {
  const body = call.request.body;
  const title = text(body, 'title');
  if (title.trim() === '')
    throw validationFailed({ resource: 'Issue', code: 'missing_field', field: 'title' });
  const now = call.store.now();
  const number = call.repository.nextNumber;
  call.repository.nextNumber = number + 1;
  const issue: Issue = {
    id: call.store.nextId(),
    number,
    author: call.actor.login,
    title,
    body: optionalText(body, 'body') ?? null,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    milestone: null,
    locked: false,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedBy: null,
  };
  call.repository.issues.set(number, issue);
  decorate(call, issue);
  return issue;
}

/** Labels, assignees and milestone; whoever has no triage access has them dropped in silence. */
function decorate(call: Call, issue: Issue): void {
  if (!hasAccess(call, 'triage') && call.actor.token?.permissions['issues'] !== 'write') return;
  const body = call.request.body;
  const labels = optionalTexts(body, 'labels');
  const people = optionalTexts(body, 'assignees');
  if (labels !== undefined) setLabels(call, issue, labels);
  if (people !== undefined) assign(call, issue, people);
  if (body['milestone'] === undefined) return;
  const milestone = optionalInteger(body, 'milestone') ?? null;
  const known = [...call.repository.milestones.values()].some((each) => each.number === milestone);
  if (milestone !== null && !known) {
    throw validationFailed({ resource: 'Issue', code: 'invalid', field: 'milestone' });
  }
  issue.milestone = milestone;
}

async function change(call: Call): Promise<Issue | PullRequest> {
  const issue = issueOf(call);
  if (issue.author !== call.actor.login && !hasAccess(call, 'triage')) throw notFound();
  const body = call.request.body;
  issue.title = optionalText(body, 'title') ?? issue.title;
  if (body['body'] !== undefined) issue.body = optionalText(body, 'body') ?? null;
  const state = optionalOneOf(body, 'state', ['open', 'closed']);
  if ('headRefName' in issue) await updatePull(call.store, call, { pull: issue, changes: { state } });
  else if (state !== undefined && state !== issue.state) {
    issue.state = state;
    issue.closedAt = state === 'closed' ? call.store.now() : null;
    issue.closedBy = state === 'closed' ? call.actor.login : null;
    const reason = optionalText(body, 'state_reason');
    issue.stateReason = state === 'closed' ? (reason ?? 'completed') : 'reopened';
  }
  decorate(call, issue);
  issue.updatedAt = call.store.now();
  return issue;
}
