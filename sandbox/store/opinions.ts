import { atLeast, roleOf } from './access.ts';
import { ACTIONS_LOGIN } from './identity.ts';
import type { Installation, PullRequest, Repository, Review } from './model.ts';
import type { Store } from './store.ts';

function reaches(installation: Installation, repository: Repository): boolean {
  if (installation.suspended) return false;
  if (installation.account.toLowerCase() !== repository.owner.toLowerCase()) return false;
  return installation.repositoryIds === null || installation.repositoryIds.includes(repository.id);
}

/** An App writes where its installation may; a GITHUB_TOKEN's reviews count where the setting lets it review. */
function botCanPush(store: Store, login: string, repository: Repository): boolean {
  if (login === ACTIONS_LOGIN) return repository.settings.canApprovePullRequestReviews;
  const slug = login.replace(/\[bot\]$/, '');
  const app = [...store.state.apps.values()].find((one) => one.slug === slug);
  return [...store.state.installations.values()].some(
    (one) =>
      one.appId === app?.id &&
      ['write', 'admin'].includes(one.permissions['contents'] ?? '') &&
      reaches(one, repository),
  );
}

/** Whether an account writes to a repository, as `authorCanPushToRepository` tells of a reviewer. */
export function canPush(store: Store, login: string, repository: Repository): boolean {
  if (store.user(login)?.type === 'Bot') return botCanPush(store, login, repository);
  return atLeast(roleOf(store, login, repository), 'write');
}

const OPINIONS = new Set<Review['state']>(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/** Reviews of a pull request in the order they were submitted; pending ones are left out. */
export function reviewsOf(repository: Repository, pull: PullRequest): Review[] {
  return [...repository.reviews.values()]
    .filter((review) => review.pullNumber === pull.number && review.state !== 'PENDING')
    .sort((one, other) => (one.submittedAt ?? '').localeCompare(other.submittedAt ?? ''));
}

/** Each reviewer's newest review that approves, asks for changes or was dismissed. */
export function latestOpinions(repository: Repository, pull: PullRequest): Review[] {
  const found = reviewsOf(repository, pull).filter((review) => OPINIONS.has(review.state));
  const latest = new Map(found.map((review) => [review.author.toLowerCase(), review]));
  return [...latest.values()];
}

/** Opinions that count: of reviewers who write to the repository, the author aside. */
export function countingOpinions(store: Store, repository: Repository, pull: PullRequest): Review[] {
  return latestOpinions(repository, pull).filter(
    (review) => review.author !== pull.author && canPush(store, review.author, repository),
  );
}
