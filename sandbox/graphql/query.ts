import type { PullRequest, Repository } from '../store/model.ts';
import { parseNodeId } from '../store/node-id.ts';
import { findTeam } from '../store/teams.ts';
import { accountNode, actorNode, userNode } from './actors.ts';
import { type Args, type Context, canSee, type Node, refuse, requireRead, text } from './context.ts';
import { commentNode, labelNode, milestoneNode } from './issues.ts';
import { objectNode } from './objects.ts';
import { pullNode } from './pull.ts';
import { refNode } from './ref.ts';
import { repositoryNode } from './repository.ts';
import { reviewNode } from './reviews.ts';
import { teamNode } from './teams.ts';

function missingRepository(owner: string, name: string) {
  return refuse('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
}

/** The repository that `owner` and `name` call, former names too. @throws NOT_FOUND, the same for no access */
export function resolveRepository(context: Context, owner: string, name: string): Repository {
  const found = context.store.find(owner, name);
  if (found === null || !canSee(context, found.repository)) throw missingRepository(owner, name);
  return found.repository;
}

export function unresolvedNode(id: string) {
  return refuse('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}

function repositories(context: Context): Repository[] {
  return [...context.store.state.repositories.values()].filter((repository) => canSee(context, repository));
}

/** The repository behind a node id. @throws NOT_FOUND */
export function repositoryById(context: Context, id: string): Repository {
  const parsed = parseNodeId(id);
  const found = repositories(context).find(
    (one) => parsed?.type === 'Repository' && String(one.id) === parsed.parts[0],
  );
  if (found === undefined) throw unresolvedNode(id);
  return found;
}

export interface LocatedPull {
  readonly repository: Repository;
  readonly pull: PullRequest;
}

/** The pull request behind a node id. @throws NOT_FOUND */
export function pullById(context: Context, id: string): LocatedPull {
  const parsed = parseNodeId(id);
  for (const repository of repositories(context)) {
    for (const pull of repository.pulls.values()) {
      if (parsed?.type === 'PullRequest' && String(pull.id) === parsed.parts[0]) return { repository, pull };
    }
  }
  throw unresolvedNode(id);
}

/** The ref behind a node id: its repository and full name. @throws NOT_FOUND */
export function refById(
  context: Context,
  id: string,
): { readonly repository: Repository; readonly ref: string } {
  const parsed = parseNodeId(id);
  const repository = repositories(context).find((one) => String(one.id) === parsed?.parts[0]);
  const ref = parsed?.parts.slice(1).join(':') ?? '';
  if (parsed?.type !== 'Ref' || repository === undefined || !repository.refs.has(ref))
    throw unresolvedNode(id);
  return { repository, ref };
}

function inRepositories(context: Context, type: string, id: number): Node | null {
  for (const repository of repositories(context)) {
    const label = type === 'Label' ? repository.labels.get(id) : undefined;
    if (label !== undefined) return labelNode(context, repository, label);
    const milestone = type === 'Milestone' ? repository.milestones.get(id) : undefined;
    if (milestone !== undefined) return milestoneNode(context, repository, milestone);
    const comment = type === 'IssueComment' ? repository.comments.get(id) : undefined;
    if (comment !== undefined) return commentNode(context, repository, comment);
    const review = type === 'PullRequestReview' ? repository.reviews.get(id) : undefined;
    const pull = repository.pulls.get(review?.pullNumber ?? -1);
    if (review !== undefined && pull !== undefined) return reviewNode(context, repository, { pull, review });
  }
  return null;
}

function account(context: Context, type: string, id: number): Node | null {
  const team = type === 'Team' ? context.store.state.teams.get(id) : undefined;
  if (team !== undefined) return teamNode(context, team);
  const user = [...context.store.state.users.values()].find((one) => one.id === id);
  return user === undefined ? null : actorNode(context, user);
}

async function gitObject(context: Context, parts: readonly string[]): Promise<Node | null> {
  const repository = repositories(context).find((one) => String(one.id) === parts[0]);
  if (repository === undefined) return null;
  requireRead(context, repository, { contents: 'read' });
  return objectNode(context, repository, parts[1] ?? '');
}

/** Anything by its node id. @throws NOT_FOUND */
async function node(context: Context, id: string): Promise<Node> {
  const parsed = parseNodeId(id);
  if (parsed === null) throw unresolvedNode(id);
  const { type, parts } = parsed;
  if (type === 'Repository') return repositoryNode(context, repositoryById(context, id));
  if (type === 'PullRequest') {
    const { repository, pull } = pullById(context, id);
    context.store.noteRead(pull.id);
    return pullNode(context, repository, pull);
  }
  if (type === 'Ref') {
    const { repository, ref } = refById(context, id);
    return refNode(context, repository, ref);
  }
  const objects = ['Commit', 'Tree', 'Blob', 'Tag'];
  const found = objects.includes(type)
    ? await gitObject(context, parts)
    : (inRepositories(context, type, Number(parts[0])) ?? account(context, type, Number(parts[0])));
  if (found === null) throw unresolvedNode(id);
  return found;
}

function viewer(context: Context): Node | null {
  const { token, login } = context.actor;
  if (token?.kind === 'app-jwt') throw refuse('FORBIDDEN', 'Resource not accessible by integration');
  const user = context.store.user(login);
  return user === undefined ? null : userNode(context, user);
}

function byLogin(context: Context, login: string, type: 'User' | 'Organization'): Node {
  const user = context.store.user(login);
  if (user?.type !== type)
    throw refuse(
      'NOT_FOUND',
      `Could not resolve to ${type === 'User' ? 'a User' : 'an Organization'} with the login of '${login}'.`,
    );
  const own = repositories(context).filter((one) => one.owner.toLowerCase() === login.toLowerCase());
  const repository = (args: Args) => {
    const found = own.find((one) => one.name.toLowerCase() === text(args, 'name').toLowerCase());
    if (found === undefined) throw missingRepository(login, text(args, 'name'));
    return repositoryNode(context, found);
  };
  const team = (args: Args) => {
    const found = findTeam(context.store, login, text(args, 'slug'));
    return found === undefined ? null : teamNode(context, found);
  };
  return { ...actorNode(context, user), repository, team };
}

function rateLimit(context: Context): Node {
  const { limit, remaining, used, reset } = context.limits.state(context.actor, 'graphql');
  const resetAt = `${new Date(reset * 1000).toISOString().slice(0, 19)}Z`;
  return { __typename: 'RateLimit', limit, remaining, used, cost: 1, nodeCount: 0, resetAt };
}

/** The Query type. */
export function queryRoot(context: Context): Node {
  const nodeFor = (id: string) => node(context, id);
  return {
    __typename: 'Query',
    id: 'Query',
    repository: (args: Args) =>
      repositoryNode(context, resolveRepository(context, text(args, 'owner'), text(args, 'name'))),
    viewer: () => viewer(context),
    node: (args: Args) => nodeFor(text(args, 'id')),
    nodes: (args: Args) => (args['ids'] as readonly string[]).map(nodeFor),
    user: (args: Args) => byLogin(context, text(args, 'login'), 'User'),
    organization: (args: Args) => byLogin(context, text(args, 'login'), 'Organization'),
    repositoryOwner: (args: Args) => accountNode(context, text(args, 'login')),
    rateLimit: () => rateLimit(context),
  };
}
