import { type GitHubError, notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { PullRequest, Review, ReviewComment } from '../store/model.ts';
import { talkOf } from '../store/talk.ts';
import { created, noContent, ok, paged } from './answer.ts';
import { at, type Call, requireWriter } from './call.ts';
import { type DiffPlace, findPlace } from './diff-position.ts';
import { type Body, optionalInteger, optionalText, text } from './input.ts';
import { forkPoint, pullOf } from './pulls.ts';
import { reviewCommentShape } from './shapes/review.ts';

const PULLS = '/repos/{owner}/{repo}/pulls';
const READ = 'pull_requests=read';
const WRITE = 'pull_requests=write | read';

/** Comments on lines of a pull request's diff. */
export const reviewCommentRoutes: readonly Route[] = [
  at('GET', `${PULLS}/comments`, READ, (call) => list(call, () => true)),
  at('GET', `${PULLS}/{number}/comments`, READ, (call) => {
    const { number } = pullOf(call);
    return list(call, (comment) => comment.pullNumber === number);
  }),
  at('POST', `${PULLS}/{number}/comments`, WRITE, create),
  at('POST', `${PULLS}/{number}/comments/{id}/replies`, WRITE, reply),
  at('GET', `${PULLS}/comments/{id}`, READ, (call) => ok(shape(call, found(call)))),
  at('PATCH', `${PULLS}/comments/{id}`, WRITE, (call) => {
    const comment = own(call, found(call));
    comment.body = text(call.request.body, 'body');
    comment.updatedAt = call.store.now();
    return ok(shape(call, comment));
  }),
  at('DELETE', `${PULLS}/comments/{id}`, WRITE, (call) => {
    talkOf(call.store.state, call.repository.id).reviewComments.delete(own(call, found(call)).id);
    return noContent();
  }),
];

function shape(call: Call, comment: ReviewComment): ReturnType<typeof reviewCommentShape> {
  return reviewCommentShape(call.view, call.repository, comment);
}

/** Every review comment of a repository that is wanted, oldest first. */
export function reviewComments(
  call: Call,
  wanted: (comment: ReviewComment) => boolean,
): readonly ReviewComment[] {
  return [...talkOf(call.store.state, call.repository.id).reviewComments.values()].filter(wanted);
}

function list(call: Call, wanted: (comment: ReviewComment) => boolean): RestResponse {
  return paged(call.request, reviewComments(call, wanted), (comment) => shape(call, comment));
}

function found(call: Call): ReviewComment {
  const comment = talkOf(call.store.state, call.repository.id).reviewComments.get(Number(call.params['id']));
  if (comment === undefined) throw notFound();
  return comment;
}

function own(call: Call, comment: ReviewComment): ReviewComment {
  if (comment.author !== call.actor.login) requireWriter(call);
  return comment;
}

/** A review that is there only to hold one comment. */
export function reviewFor(call: Call, pull: PullRequest): Review {
  const review: Review = {
    id: call.store.nextId(),
    pullNumber: pull.number,
    author: call.actor.login,
    body: '',
    state: 'COMMENTED',
    commitOid: pull.headOid,
    submittedAt: call.store.now(),
  };
  call.repository.reviews.set(review.id, review);
  return review;
}

async function create(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const body = call.request.body;
  const parent = optionalInteger(body, 'in_reply_to');
  if (parent !== undefined) return answerReply(call, pull, parent);
  const commit = text(body, 'commit_id');
  if (commit !== pull.headOid && (await call.git.commit(commit)) === null) {
    throw validationFailed({ resource: 'PullRequestReviewComment', code: 'custom', field: 'commit_id' });
  }
  const prepared = await prepare(call, pull, body);
  return created(shape(call, place(call, { pull, review: reviewFor(call, pull), prepared })));
}

function reply(call: Call): RestResponse {
  return answerReply(call, pullOf(call), Number(call.params['id']));
}

function answerReply(call: Call, pull: PullRequest, id: number): RestResponse {
  const parent = talkOf(call.store.state, call.repository.id).reviewComments.get(id);
  if (parent === undefined || parent.pullNumber !== pull.number) throw notFound();
  const now = call.store.now();
  const review = reviewFor(call, pull);
  return created(
    shape(
      call,
      add(call, {
        ...parent,
        id: call.store.nextId(),
        reviewId: review.id,
        author: call.actor.login,
        body: text(call.request.body, 'body'),
        inReplyTo: parent.inReplyTo ?? parent.id,
        createdAt: now,
        updatedAt: now,
      }),
    ),
  );
}

function add(call: Call, comment: ReviewComment): ReviewComment {
  talkOf(call.store.state, call.repository.id).reviewComments.set(comment.id, comment);
  return comment;
}

/** A comment whose place in the diff was found, not yet put down. */
export interface PreparedComment {
  readonly body: string;
  readonly path: string;
  readonly spot: DiffPlace | undefined;
  readonly startLine: number | null;
  readonly startSide: 'LEFT' | 'RIGHT' | null;
  readonly wholeFile: boolean;
}

/** Finds where a comment given by `position`, or by `line` and `side`, stands. @throws GitHubError 422 */
export async function prepare(call: Call, pull: PullRequest, body: Body): Promise<PreparedComment> {
  const path = text(body, 'path');
  const files = await call.git.diff(await forkPoint(call, pull), pull.headOid);
  const file = files.find((each) => each.path === path);
  const wholeFile = optionalText(body, 'subject_type') === 'file';
  const position = optionalInteger(body, 'position');
  const line = optionalInteger(body, 'line');
  const wanted =
    position !== undefined ? { position } : { line: line ?? -1, side: sideOf(body, 'side') ?? 'RIGHT' };
  const spot = wholeFile ? undefined : findPlace(file?.patch ?? '', wanted);
  if (file === undefined || (spot === undefined && !wholeFile)) throw notInDiff(file === undefined);
  const startLine = optionalInteger(body, 'start_line') ?? null;
  return {
    body: text(body, 'body'),
    path,
    spot,
    startLine,
    startSide: startSideOf(body, startLine),
    wholeFile,
  };
}

function notInDiff(noFile: boolean): GitHubError {
  const what = noFile ? 'path' : 'line';
  return validationFailed({
    resource: 'PullRequestReviewComment',
    code: 'custom',
    field: `pull_request_review_thread.${what}`,
    message: `pull_request_review_thread.${what} must be part of the diff`,
  });
}

/** Recordings show that lower case is taken too. */
function sideOf(body: Body, name: string): 'LEFT' | 'RIGHT' | undefined {
  const side = optionalText(body, name)?.toUpperCase();
  return side === 'LEFT' || side === 'RIGHT' ? side : undefined;
}

function startSideOf(body: Body, startLine: number | null): 'LEFT' | 'RIGHT' | null {
  return startLine === null ? null : (sideOf(body, 'start_side') ?? 'RIGHT');
}

/** Puts a prepared comment down in a review. */
export function place(
  call: Call,
  it: { readonly pull: PullRequest; readonly review: Review; readonly prepared: PreparedComment },
): ReviewComment {
  const { pull, review, prepared } = it;
  const now = call.store.now();
  return add(call, {
    id: call.store.nextId(),
    reviewId: review.id,
    pullNumber: pull.number,
    author: call.actor.login,
    body: prepared.body,
    path: prepared.path,
    diffHunk: prepared.spot?.hunk ?? '',
    position: prepared.spot?.position ?? null,
    line: prepared.spot?.line ?? null,
    startLine: prepared.startLine,
    side: prepared.spot?.side ?? 'RIGHT',
    startSide: prepared.startSide,
    commitOid: pull.headOid,
    inReplyTo: null,
    subjectType: prepared.wholeFile ? 'file' : 'line',
    createdAt: now,
    updatedAt: now,
  });
}
