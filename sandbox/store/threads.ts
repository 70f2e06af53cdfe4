import type { PullRequest, Repository, ReviewComment } from './model.ts';
import type { Store } from './store.ts';
import { talkOf } from './talk.ts';

/** A conversation on lines of a pull request's diff: its first comment and the replies. */
export interface ReviewThread {
  /** Of the first comment; the thread has no id of its own. */
  readonly id: number;
  readonly comments: readonly ReviewComment[];
  /** Who resolved it; null for an open one. */
  readonly resolvedBy: string | null;
}

/** Threads of a pull request, oldest first; comments of a review that is still pending make none. */
export function threadsOf(store: Store, repository: Repository, pull: PullRequest): ReviewThread[] {
  const talk = talkOf(store.state, repository.id);
  const comments = [...talk.reviewComments.values()].filter(
    (comment) =>
      comment.pullNumber === pull.number && repository.reviews.get(comment.reviewId)?.state !== 'PENDING',
  );
  return comments
    .filter((comment) => comment.inReplyTo === null)
    .map((first) => ({
      id: first.id,
      comments: comments.filter((one) => one === first || one.inReplyTo === first.id),
      resolvedBy: talk.resolved.get(first.id) ?? null,
    }));
}

/** Whether a conversation is still open on a pull request. */
export function hasOpenThreads(store: Store, repository: Repository, pull: PullRequest): boolean {
  return threadsOf(store, repository, pull).some((thread) => thread.resolvedBy === null);
}
