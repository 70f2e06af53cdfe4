import { notFound, validationFailed } from '../http/errors.ts';
import type { Comment } from '../store/model.ts';
import { created, noContent, ok, paged } from './answer.ts';
import { at, type Call, requireWriter } from './call.ts';
import { text } from './input.ts';
import { issueOf } from './issue-labels.ts';
import { commentShape } from './shapes/issue.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const READ = 'issues=read; pull_requests=read';
const WRITE = 'issues=write; pull_requests=write';
/** What GitHub says is the most; it measures more (github-facts.md B7). */
const MOST = 65_536;

/** Comments on issues and pull requests. */
export const commentRoutes = [
  at('GET', `${ISSUES}/comments`, READ, (call) => list(call, () => true)),
  at('GET', `${ISSUES}/{number}/comments`, READ, (call) => {
    const { number } = issueOf(call);
    return list(call, (comment) => comment.issueNumber === number);
  }),
  at('POST', `${ISSUES}/{number}/comments`, WRITE, (call) => created(shape(call, create(call)))),
  at('GET', `${ISSUES}/comments/{id}`, READ, (call) => ok(shape(call, found(call)))),
  at('PATCH', `${ISSUES}/comments/{id}`, WRITE, (call) => {
    const comment = own(call, found(call));
    comment.body = bodyText(call);
    comment.updatedAt = call.store.now();
    return ok(shape(call, comment));
  }),
  at('DELETE', `${ISSUES}/comments/{id}`, WRITE, (call) => {
    call.repository.comments.delete(own(call, found(call)).id);
    return noContent();
  }),
];

function shape(call: Call, comment: Comment): ReturnType<typeof commentShape> {
  return commentShape(call.view, call.repository, comment);
}

function list(call: Call, wanted: (comment: Comment) => boolean): ReturnType<typeof paged> {
  const since = call.request.query.get('since');
  const all = [...call.repository.comments.values()]
    .filter(wanted)
    .filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since));
  if (call.request.query.get('direction') === 'desc') all.reverse();
  return paged(call.request, all, (comment) => shape(call, comment));
}

function found(call: Call): Comment {
  const comment = call.repository.comments.get(Number(call.params['id']));
  if (comment === undefined) throw notFound();
  return comment;
}

/** A comment may be changed by its author and by whoever writes to the repository. */
function own(call: Call, comment: Comment): Comment {
  if (comment.author.toLowerCase() !== call.actor.login.toLowerCase()) requireWriter(call);
  return comment;
}

function bodyText(call: Call): string {
  const body = text(call.request.body, 'body');
  if (body.trim() === '') {
    throw validationFailed({ resource: 'IssueComment', code: 'missing_field', field: 'body' });
  }
  if (body.length > MOST) {
    throw validationFailed({
      resource: 'IssueComment',
      code: 'unprocessable',
      field: 'data',
      message: `Body is too long (maximum is ${MOST} characters)`,
    });
  }
  return body;
}

function create(call: Call): Comment {
  const issue = issueOf(call);
  const now = call.store.now();
  const comment: Comment = {
    id: call.store.nextId(),
    issueNumber: issue.number,
    author: call.actor.login,
    body: bodyText(call),
    createdAt: now,
    updatedAt: now,
  };
  call.repository.comments.set(comment.id, comment);
  issue.updatedAt = now;
  return comment;
}
