import type { PullRequest, Repository } from './model.ts';
import { type Owner, ownerGroups } from './owners-of-pull.ts';
import type { Store } from './store.ts';

function hasReviewed(repository: Repository, pull: PullRequest, login: string): boolean {
  return [...repository.reviews.values()].some(
    (review) => review.pullNumber === pull.number && review.author === login && review.state !== 'PENDING',
  );
}

function request(repository: Repository, pull: PullRequest, owner: Owner): void {
  const name = 'login' in owner ? owner.login : owner.team.slug;
  const list = 'login' in owner ? pull.requestedReviewers : pull.requestedTeams;
  if (pull.codeOwnersAsked.includes(name) || name === pull.author) return;
  if ('login' in owner && hasReviewed(repository, pull, name)) return;
  pull.codeOwnersAsked.push(name);
  if (!list.includes(name)) list.push(name);
}

/** Asks the owners of what a pull request changes for a review, each once; drafts ask nobody. */
export async function requestCodeOwners(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<void> {
  if (pull.isDraft || pull.state !== 'open') return;
  for (const owner of (await ownerGroups(store, repository, pull)).flat()) request(repository, pull, owner);
}
