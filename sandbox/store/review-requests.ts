import { atLeast, roleOf } from './access.ts';
import type { PullRequest, Repository, Team } from './model.ts';
import type { Store } from './store.ts';
import { findTeam, givenAccess, teamsOf } from './teams.ts';

/** GitHub's words for a reviewer who has nothing to do with the repository. */
export const ONLY_COLLABORATORS =
  'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.';

/** The owner, a member of the owning organisation, someone invited or in a team that was. */
export function isCollaborator(store: Store, repository: Repository, login: string): boolean {
  if (repository.owner.toLowerCase() === login.toLowerCase()) return true;
  const given = givenAccess(store, login, repository);
  return given.some((access) => access !== 'none') && atLeast(roleOf(store, login, repository), 'read');
}

/** A team that can read the repository; undefined for any other slug. */
export function askableTeam(store: Store, repository: Repository, slug: string): Team | undefined {
  const team = findTeam(store, repository.owner, slug);
  const access = team?.repositories.get(repository.id) ?? 'none';
  return atLeast(access, 'read') ? team : undefined;
}

/** Who has reviewed is not asked any more, nor is a team that the reviewer speaks for. */
export function answerRequests(
  store: Store,
  { repository, pull }: { readonly repository: Repository; readonly pull: PullRequest },
  login: string,
): void {
  const teams = teamsOf(store, login, repository).map((team) => team.slug);
  const review = [...repository.reviews.values()].findLast(
    ({ pullNumber, author }) => pullNumber === pull.number && author === login,
  );
  if (review !== undefined)
    review.onBehalfOf = teams.filter((slug) =>
      [...pull.requestedTeams, ...pull.codeOwnersAsked].includes(slug),
    );
  pull.requestedReviewers = pull.requestedReviewers.filter((one) => one !== login);
  pull.requestedTeams = pull.requestedTeams.filter((slug) => !teams.includes(slug));
  pull.updatedAt = store.now();
}
