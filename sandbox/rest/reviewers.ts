import { GitHubError } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { PullRequest } from '../store/model.ts';
import { notBuilt, ok } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalTexts } from './input.ts';
import { pullOf } from './pulls.ts';
import { pullSimpleShape } from './shapes/pull.ts';
import { userShape } from './shapes/user.ts';

const REVIEWERS = '/repos/{owner}/{repo}/pulls/{number}/requested_reviewers';

/** Who is asked for a review. Teams are not built. */
export const reviewerRoutes: readonly Route[] = [
  at('GET', REVIEWERS, 'pull_requests=read', (call) =>
    ok({
      users: pullOf(call).requestedReviewers.flatMap((login) => userShape(call.view, login) ?? []),
      teams: [],
    }),
  ),
  at('POST', REVIEWERS, 'pull_requests=write', ask),
  at('DELETE', REVIEWERS, 'pull_requests=write', withdraw),
];

function shape(call: Call, pull: PullRequest): ReturnType<typeof pullSimpleShape> {
  return pullSimpleShape(call.view, call.repository, pull);
}

function given(call: Call): readonly string[] {
  const teams = optionalTexts(call.request.body, 'team_reviewers') ?? [];
  if (teams.length > 0) throw notBuilt('teams as reviewers');
  return optionalTexts(call.request.body, 'reviewers') ?? [];
}

function ask(call: Call): RestResponse {
  const pull = pullOf(call);
  const found = given(call).map((login) => collaborator(call, login));
  if (found.includes(pull.author)) {
    throw new GitHubError(422, 'Review cannot be requested from pull request author.');
  }
  pull.requestedReviewers = [...new Set([...pull.requestedReviewers, ...found])];
  pull.updatedAt = call.store.now();
  return { status: 201, body: shape(call, pull) };
}

function withdraw(call: Call): RestResponse {
  const pull = pullOf(call);
  const gone = given(call).map((login) => login.toLowerCase());
  pull.requestedReviewers = pull.requestedReviewers.filter((login) => !gone.includes(login.toLowerCase()));
  pull.updatedAt = call.store.now();
  return ok(shape(call, pull));
}

function collaborator(call: Call, login: string): string {
  const user = call.store.user(login);
  if (user === undefined || !isCollaborator(call, user.login)) {
    throw new GitHubError(
      422,
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
    );
  }
  return user.login;
}

/** The owner, a member of the owning organisation, or someone invited. */
export function isCollaborator(call: Call, login: string): boolean {
  const name = login.toLowerCase();
  const owner = call.repository.owner.toLowerCase();
  const member = call.store.state.members.get(owner)?.has(name) === true;
  return owner === name || member || call.repository.collaborators.has(name);
}
