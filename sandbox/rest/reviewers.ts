import { GitHubError } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { PullRequest } from '../store/model.ts';
import { askableTeam, isCollaborator, ONLY_COLLABORATORS } from '../store/review-requests.ts';
import { ok } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalTexts } from './input.ts';
import { pullOf } from './pulls.ts';
import { pullSimpleShape } from './shapes/pull.ts';
import { teamsNamed } from './shapes/team.ts';
import { userShape } from './shapes/user.ts';

const REVIEWERS = '/repos/{owner}/{repo}/pulls/{number}/requested_reviewers';

/** Who is asked for a review: people, and teams that can read the repository. */
export const reviewerRoutes: readonly Route[] = [
  at('GET', REVIEWERS, 'pull_requests=read', (call) => {
    const pull = pullOf(call);
    const users = pull.requestedReviewers.flatMap((login) => userShape(call.view, login) ?? []);
    return ok({ users, teams: teamsNamed(call.view, call.repository.owner, pull.requestedTeams) });
  }),
  at('POST', REVIEWERS, 'pull_requests=write', ask),
  at('DELETE', REVIEWERS, 'pull_requests=write', withdraw),
];

function shape(call: Call, pull: PullRequest): ReturnType<typeof pullSimpleShape> {
  return pullSimpleShape(call.view, call.repository, pull);
}

interface Given {
  readonly people: readonly string[];
  readonly teams: readonly string[];
}

function given(call: Call): Given {
  const { body } = call.request;
  return {
    people: optionalTexts(body, 'reviewers') ?? [],
    teams: optionalTexts(body, 'team_reviewers') ?? [],
  };
}

function ask(call: Call): RestResponse {
  const pull = pullOf(call);
  const { people, teams } = given(call);
  const found = people.map((login) => collaborator(call, login));
  const slugs = teams.map((slug) => teamSlug(call, slug));
  if (found.includes(pull.author)) {
    throw new GitHubError(422, 'Review cannot be requested from pull request author.');
  }
  pull.requestedReviewers = [...new Set([...pull.requestedReviewers, ...found])];
  pull.requestedTeams = [...new Set([...pull.requestedTeams, ...slugs])];
  pull.updatedAt = call.store.now();
  return { status: 201, body: shape(call, pull) };
}

function withdraw(call: Call): RestResponse {
  const pull = pullOf(call);
  const { people, teams } = given(call);
  const without = (list: readonly string[], gone: readonly string[]): string[] =>
    list.filter((name) => !gone.some((one) => one.toLowerCase() === name.toLowerCase()));
  pull.requestedReviewers = without(pull.requestedReviewers, people);
  pull.requestedTeams = without(pull.requestedTeams, teams);
  pull.updatedAt = call.store.now();
  return ok(shape(call, pull));
}

function collaborator(call: Call, login: string): string {
  const user = call.store.user(login);
  if (user === undefined || !isCollaborator(call.store, call.repository, user.login)) {
    throw new GitHubError(422, ONLY_COLLABORATORS);
  }
  return user.login;
}

function teamSlug(call: Call, slug: string): string {
  const team = askableTeam(call.store, call.repository, slug);
  if (team === undefined) throw new GitHubError(422, ONLY_COLLABORATORS);
  return team.slug;
}
