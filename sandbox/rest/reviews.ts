import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { PullRequest, Review } from '../store/model.ts';
import { answerRequests } from '../store/review-requests.ts';
import { talkOf } from '../store/talk.ts';
import { ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalObjects, optionalOneOf, optionalText, text } from './input.ts';
import { pullOf } from './pulls.ts';
import { place, prepare, reviewComments } from './review-comments.ts';
import { reviewCommentShape, reviewShape } from './shapes/review.ts';

const REVIEWS = '/repos/{owner}/{repo}/pulls/{number}/reviews';
const READ = 'pull_requests=read';
const WRITE = 'pull_requests=write | read';
const EVENTS = ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'] as const;
const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

/** Reviews of a pull request; without an event they are pending until they are submitted. */
export const reviewRoutes: readonly Route[] = [
  at('GET', REVIEWS, READ, (call) => {
    const { number } = pullOf(call);
    const all = [...call.repository.reviews.values()].filter((review) => review.pullNumber === number);
    return paged(
      call.request,
      all.filter((review) => visibleTo(call, review)),
      (review) => shape(call, review),
    );
  }),
  at('POST', REVIEWS, WRITE, create),
  at('GET', `${REVIEWS}/{id}`, READ, (call) => ok(shape(call, found(call)))),
  at('PUT', `${REVIEWS}/{id}`, WRITE, (call) => {
    const review = found(call);
    review.body = text(call.request.body, 'body');
    return ok(shape(call, review));
  }),
  at('DELETE', `${REVIEWS}/{id}`, WRITE, remove),
  at('POST', `${REVIEWS}/{id}/events`, WRITE, submit),
  at('PUT', `${REVIEWS}/{id}/dismissals`, 'pull_requests=write | write', dismiss),
  at('GET', `${REVIEWS}/{id}/comments`, READ, (call) => {
    const { id } = found(call);
    const its = reviewComments(call, (comment) => comment.reviewId === id);
    return paged(call.request, its, (comment) => reviewCommentShape(call.view, call.repository, comment));
  }),
];

function shape(call: Call, review: Review): ReturnType<typeof reviewShape> {
  return reviewShape(call.view, call.repository, review);
}

/** Only its author sees a pending review. */
function visibleTo(call: Call, review: Review): boolean {
  return review.state !== 'PENDING' || review.author === call.actor.login;
}

function found(call: Call): Review {
  const review = call.repository.reviews.get(Number(call.params['id']));
  const hidden = review === undefined || !visibleTo(call, review);
  if (hidden || review.pullNumber !== pullOf(call).number) throw notFound();
  return review;
}

function refuse(message: string): GitHubError {
  return new GitHubError(422, 'Unprocessable Entity', [message]);
}

async function create(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const body = call.request.body;
  const event = optionalOneOf(body, 'event', EVENTS);
  const given = optionalText(body, 'body') ?? '';
  const prepared = [];
  for (const each of optionalObjects(body, 'comments') ?? []) prepared.push(await prepare(call, pull, each));
  check(call, pull, { event, body: given, comments: prepared.length });
  const review: Review = {
    id: call.store.nextId(),
    pullNumber: pull.number,
    author: call.actor.login,
    body: given,
    state: event === undefined ? 'PENDING' : STATES[event],
    commitOid: optionalText(body, 'commit_id') ?? pull.headOid,
    submittedAt: event === undefined ? null : call.store.now(),
  };
  call.repository.reviews.set(review.id, review);
  for (const each of prepared) place(call, { pull, review, prepared: each });
  if (event !== undefined)
    answerRequests(call.store, { repository: call.repository, pull }, call.actor.login);
  return ok(shape(call, review));
}

interface Asked {
  readonly event: (typeof EVENTS)[number] | undefined;
  readonly body: string;
  readonly comments: number;
}

function check(call: Call, pull: PullRequest, asked: Asked): void {
  const own = pull.author === call.actor.login;
  if (own && asked.event === 'APPROVE') throw refuse('Can not approve your own pull request');
  if (own && asked.event === 'REQUEST_CHANGES')
    throw refuse('Can not request changes on your own pull request');
  if (asked.event === 'APPROVE' && call.actor.token?.kind === 'github-token') mayApprove(call);
  const silent = asked.body === '' && asked.comments === 0;
  if (silent && (asked.event === 'COMMENT' || asked.event === 'REQUEST_CHANGES')) {
    throw refuse('Review body is required');
  }
  const pending = [...call.repository.reviews.values()].some(
    (each) => each.pullNumber === pull.number && each.author === call.actor.login && each.state === 'PENDING',
  );
  if (pending) throw refuse('User can only have one pending review per pull request');
}

function mayApprove(call: Call): void {
  if (call.repository.settings.canApprovePullRequestReviews) return;
  throw new GitHubError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
}

function submit(call: Call): RestResponse {
  const review = found(call);
  const pull = pullOf(call);
  const event = optionalOneOf(call.request.body, 'event', EVENTS);
  if (event === undefined) throw new GitHubError(422, 'Invalid request.\n\n"event" wasn\'t supplied.');
  if (review.state !== 'PENDING') throw refuse('Can not submit a review that is not pending');
  review.body = optionalText(call.request.body, 'body') ?? review.body;
  const own = pull.author === call.actor.login && event !== 'COMMENT';
  if (own)
    throw refuse(`Can not ${event === 'APPROVE' ? 'approve' : 'request changes on'} your own pull request`);
  review.state = STATES[event];
  review.submittedAt = call.store.now();
  answerRequests(call.store, { repository: call.repository, pull }, call.actor.login);
  return ok(shape(call, review));
}

function remove(call: Call): RestResponse {
  const review = found(call);
  if (review.state !== 'PENDING') throw refuse('Can not delete a non-pending pull request review');
  const shown = shape(call, review);
  const { reviewComments: comments } = talkOf(call.store.state, call.repository.id);
  for (const comment of comments.values()) if (comment.reviewId === review.id) comments.delete(comment.id);
  call.repository.reviews.delete(review.id);
  return ok(shown);
}

function dismiss(call: Call): RestResponse {
  const review = found(call);
  text(call.request.body, 'message');
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw refuse('Can not dismiss a commented pull request review');
  }
  review.state = 'DISMISSED';
  return ok(shape(call, review));
}
