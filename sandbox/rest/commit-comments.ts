import { notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { CommitComment } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { talkOf } from '../store/talk.ts';
import { created, noContent, ok, paged } from './answer.ts';
import { at, type Call, requireWriter } from './call.ts';
import { optionalInteger, optionalText, text } from './input.ts';
import { commitOrRefuse } from './revisions.ts';
import { association } from './shapes/association.ts';
import { reactionsShape } from './shapes/reactions.ts';
import { apiUrl, htmlUrl } from './shapes/repository.ts';
import { userShape } from './shapes/user.ts';
import type { Shape } from './shapes/view.ts';

const REPO = '/repos/{owner}/{repo}';

/** Comments on commits. */
export const commitCommentRoutes: readonly Route[] = [
  at('GET', `${REPO}/comments`, 'contents=read', (call) => list(call, () => true)),
  at('GET', `${REPO}/commits/{*ref}/comments`, 'contents=read', async (call) => {
    const { oid } = await commitOrRefuse(call, call.params['ref'] ?? '');
    return list(call, (comment) => comment.commitOid === oid);
  }),
  at('POST', `${REPO}/commits/{*ref}/comments`, 'contents=read', create),
  at('GET', `${REPO}/comments/{id}`, 'contents=read', (call) => ok(shape(call, found(call)))),
  at('PATCH', `${REPO}/comments/{id}`, 'contents=write | read', (call) => {
    const comment = own(call, found(call));
    comment.body = text(call.request.body, 'body');
    comment.updatedAt = call.store.now();
    return ok(shape(call, comment));
  }),
  at('DELETE', `${REPO}/comments/{id}`, 'contents=write | read', (call) => {
    comments(call).delete(own(call, found(call)).id);
    return noContent();
  }),
];

function comments(call: Call): Map<number, CommitComment> {
  return talkOf(call.store.state, call.repository.id).commitComments;
}

function list(call: Call, wanted: (comment: CommitComment) => boolean): RestResponse {
  return paged(call.request, [...comments(call).values()].filter(wanted), (comment) => shape(call, comment));
}

function found(call: Call): CommitComment {
  const comment = comments(call).get(Number(call.params['id']));
  if (comment === undefined) throw notFound();
  return comment;
}

function own(call: Call, comment: CommitComment): CommitComment {
  if (comment.author !== call.actor.login) requireWriter(call);
  return comment;
}

async function create(call: Call): Promise<RestResponse> {
  const body = call.request.body;
  const { oid } = await commitOrRefuse(call, call.params['ref'] ?? '');
  const said = text(body, 'body');
  if (said.trim() === '')
    throw validationFailed({ resource: 'CommitComment', code: 'missing_field', field: 'body' });
  const now = call.store.now();
  const comment: CommitComment = {
    id: call.store.nextId(),
    commitOid: oid,
    author: call.actor.login,
    body: said,
    path: optionalText(body, 'path') ?? null,
    position: optionalInteger(body, 'position') ?? null,
    line: optionalInteger(body, 'line') ?? null,
    createdAt: now,
    updatedAt: now,
  };
  comments(call).set(comment.id, comment);
  return created(shape(call, comment));
}

function shape(call: Call, comment: CommitComment): Shape {
  const url = `${apiUrl(call.view, call.repository)}/comments/${comment.id}`;
  const page = `${htmlUrl(call.view, call.repository)}/commit/${comment.commitOid}#commitcomment-${comment.id}`;
  return {
    url,
    html_url: page,
    id: comment.id,
    node_id: nodeId('CommitComment', comment.id),
    user: userShape(call.view, comment.author),
    position: comment.position,
    line: comment.line,
    path: comment.path,
    commit_id: comment.commitOid,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(call.view, call.repository, comment.author),
    body: comment.body,
    reactions: reactionsShape(call.view, call.repository, { url, subject: `commit-comment:${comment.id}` }),
  };
}
