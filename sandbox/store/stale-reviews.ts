import { demandsOf } from './demands.ts';
import type { PullRequest, Repository } from './model.ts';
import type { Store } from './store.ts';

/** Approvals of what is no longer what would be merged are dismissed where a rule on the base says so. */
export function dismissStale(store: Store, repository: Repository, pull: PullRequest): void {
  const asked = demandsOf(store, { repository, branch: pull.baseRefName }).flatMap((one) => one.reviews);
  if (!asked.some((one) => one.dismissStale)) return;
  for (const review of repository.reviews.values()) {
    if (review.pullNumber === pull.number && review.state === 'APPROVED') review.state = 'DISMISSED';
  }
}
