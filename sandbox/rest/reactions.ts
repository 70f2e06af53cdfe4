import { notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { Reaction } from '../store/model.ts';
import { talkOf } from '../store/talk.ts';
import { noContent, ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalOneOf, text } from './input.ts';
import { REACTIONS, reactionShape } from './shapes/reactions.ts';

interface Subject {
  readonly template: string;
  /** How the store names it. */
  readonly kind: string;
  readonly permission: string;
  readonly exists: (call: Call, id: number) => boolean;
}

const REPO = '/repos/{owner}/{repo}';
const ISSUES = 'issues=write; pull_requests=write';

const SUBJECTS: readonly Subject[] = [
  {
    template: `${REPO}/issues/{id}/reactions`,
    kind: 'issue',
    permission: ISSUES,
    exists: (call, id) => call.repository.issues.has(id) || call.repository.pulls.has(id),
  },
  {
    template: `${REPO}/issues/comments/{id}/reactions`,
    kind: 'comment',
    permission: ISSUES,
    exists: (call, id) => call.repository.comments.has(id),
  },
  {
    template: `${REPO}/pulls/comments/{id}/reactions`,
    kind: 'review-comment',
    permission: 'pull_requests=write',
    exists: (call, id) => talkOf(call.store.state, call.repository.id).reviewComments.has(id),
  },
  {
    template: `${REPO}/comments/{id}/reactions`,
    kind: 'commit-comment',
    permission: 'contents=write',
    exists: (call, id) => talkOf(call.store.state, call.repository.id).commitComments.has(id),
  },
  {
    template: `${REPO}/releases/{id}/reactions`,
    kind: 'release',
    permission: 'contents=write',
    exists: (call, id) => call.repository.releases.has(id),
  },
];

/** Reactions to issues, comments and releases. Anyone who reads may react. */
export const reactionRoutes: readonly Route[] = SUBJECTS.flatMap((subject) => [
  at('GET', subject.template, subject.permission.replaceAll('write', 'read'), (call) => list(call, subject)),
  at('POST', subject.template, `${subject.permission} | read`, (call) => react(call, subject)),
  at('DELETE', `${subject.template}/{reaction}`, `${subject.permission} | read`, (call) =>
    remove(call, subject),
  ),
]);

function nameOf(call: Call, subject: Subject): string {
  const id = Number(call.params['id']);
  if (!subject.exists(call, id)) throw notFound();
  return `${subject.kind}:${id}`;
}

function list(call: Call, subject: Subject): RestResponse {
  const name = nameOf(call, subject);
  const content = call.request.query.get('content');
  const all = talkOf(call.store.state, call.repository.id).reactions.filter(
    (each) => each.subject === name && (content === null || each.content === content),
  );
  return paged(call.request, all, (each) => reactionShape(call.view, each));
}

/** The same reaction again is answered with the one that is there, and 200. */
function react(call: Call, subject: Subject): RestResponse {
  const name = nameOf(call, subject);
  text(call.request.body, 'content');
  const content = optionalOneOf(call.request.body, 'content', REACTIONS) ?? '+1';
  const { reactions } = talkOf(call.store.state, call.repository.id);
  const known = reactions.find(
    (each) => each.subject === name && each.content === content && each.author === call.actor.login,
  );
  if (known !== undefined) return ok(reactionShape(call.view, known));
  const reaction: Reaction = {
    id: call.store.nextId(),
    subject: name,
    author: call.actor.login,
    content,
    createdAt: call.store.now(),
  };
  reactions.push(reaction);
  return { status: 201, body: reactionShape(call.view, reaction) };
}

function remove(call: Call, subject: Subject): RestResponse {
  const name = nameOf(call, subject);
  const talk = talkOf(call.store.state, call.repository.id);
  const gone = talk.reactions.find(
    (each) => each.subject === name && each.id === Number(call.params['reaction']),
  );
  if (gone === undefined) throw notFound();
  talk.reactions = talk.reactions.filter((each) => each !== gone);
  return noContent();
}
