import type { Repository, Review, ReviewComment } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { association } from './association.ts';
import { reactionsShape } from './reactions.ts';
import { apiUrl, htmlUrl } from './repository.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** `pull-request-review`; a pending one has no `submitted_at`. */
export function reviewShape(view: View, repository: Repository, review: Review): Shape {
  const html = `${htmlUrl(view, repository)}/pull/${review.pullNumber}#pullrequestreview-${review.id}`;
  const pullUrl = `${apiUrl(view, repository)}/pulls/${review.pullNumber}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: userShape(view, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: association(view, repository, review.author),
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitOid,
  };
}

/** `review-comment` of a pull request's diff. */
export function reviewCommentShape(view: View, repository: Repository, comment: ReviewComment): Shape {
  const url = `${apiUrl(view, repository)}/pulls/comments/${comment.id}`;
  const html = `${htmlUrl(view, repository)}/pull/${comment.pullNumber}#discussion_r${comment.id}`;
  const pullUrl = `${apiUrl(view, repository)}/pulls/${comment.pullNumber}`;
  return {
    url,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    ...placeShape(comment),
    user: userShape(view, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: association(view, repository, comment.author),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pullUrl } },
    reactions: reactionsShape(view, repository, { url, subject: `review-comment:${comment.id}` }),
    ...(comment.inReplyTo === null ? {} : { in_reply_to_id: comment.inReplyTo }),
  };
}

function placeShape(comment: ReviewComment): Shape {
  const lines = {
    start_line: comment.startLine,
    original_start_line: comment.startLine,
    start_side: comment.startSide,
    line: comment.line,
    original_line: comment.line,
    side: comment.side,
  };
  return {
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: comment.commitOid,
    original_commit_id: comment.commitOid,
    ...(comment.subjectType === 'line' ? lines : {}),
    position: comment.position ?? 1,
    original_position: comment.position ?? 1,
    subject_type: comment.subjectType,
  };
}
