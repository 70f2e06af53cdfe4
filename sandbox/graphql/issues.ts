import type { Comment, Issue, Label, Milestone, Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { fullName } from '../store/store.ts';
import { accountNode, actorNode } from './actors.ts';
import { connection, ordered } from './connection.ts';
import { type Args, type Context, type Node, text } from './context.ts';

export function labelNode(context: Context, repository: Repository, label: Label): Node {
  const path = `/${fullName(repository)}/labels/${encodeURIComponent(label.name)}`;
  return {
    __typename: 'Label',
    id: nodeId('Label', label.id),
    name: label.name,
    color: label.color,
    description: label.description,
    isDefault: label.isDefault,
    url: context.url.html(path),
    resourcePath: path,
    repository: () => context.nodes.repository(context, repository),
  };
}

/** Labels by name among those of a repository. */
export function labelsNamed(repository: Repository, names: readonly string[]): Label[] {
  const all = [...repository.labels.values()];
  return names.map((name) => all.find((label) => label.name === name)).filter((label) => label !== undefined);
}

export function labelConnection(
  context: Context,
  repository: Repository,
  items: readonly Label[],
  args: Args,
): Node {
  const query = text(args, 'query').toLowerCase();
  const found = ordered(
    items.filter((label) => label.name.toLowerCase().includes(query)),
    args['orderBy'],
    { NAME: (label) => label.name.toLowerCase(), CREATED_AT: (label) => label.id },
  );
  const node = (label: Label) => labelNode(context, repository, label);
  return connection(args, { type: 'LabelConnection', field: 'labels', items: found, node });
}

export function milestoneNode(context: Context, repository: Repository, milestone: Milestone): Node {
  const path = `/${fullName(repository)}/milestone/${milestone.number}`;
  return {
    __typename: 'Milestone',
    id: nodeId('Milestone', milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    state: milestone.state.toUpperCase(),
    closed: milestone.state === 'closed',
    closedAt: milestone.closedAt,
    createdAt: milestone.createdAt,
    updatedAt: milestone.updatedAt,
    dueOn: milestone.dueOn,
    creator: accountNode(context, milestone.creator),
    url: context.url.html(path),
    resourcePath: path,
  };
}

export function milestoneConnection(context: Context, repository: Repository, args: Args): Node {
  const states = args['states'] as readonly string[] | null | undefined;
  const query = text(args, 'query').toLowerCase();
  const items = [...repository.milestones.values()].filter(
    (one) =>
      (states ?? [one.state.toUpperCase()]).includes(one.state.toUpperCase()) &&
      one.title.toLowerCase().includes(query),
  );
  const node = (milestone: Milestone) => milestoneNode(context, repository, milestone);
  return connection(args, { type: 'MilestoneConnection', field: 'milestones', items, node });
}

export function commentNode(context: Context, repository: Repository, comment: Comment): Node {
  const kind = repository.pulls.has(comment.issueNumber) ? 'pull' : 'issues';
  const path = `/${fullName(repository)}/${kind}/${comment.issueNumber}#issuecomment-${comment.id}`;
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    bodyText: comment.body,
    author: accountNode(context, comment.author),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    url: context.url.html(path),
    resourcePath: path,
    isMinimized: false,
    viewerDidAuthor: comment.author === context.actor.login,
  };
}

export function commentConnection(
  context: Context,
  repository: Repository,
  number: number,
  args: Args,
): Node {
  const items = [...repository.comments.values()].filter((comment) => comment.issueNumber === number);
  const node = (comment: Comment) => commentNode(context, repository, comment);
  return connection(args, { type: 'IssueCommentConnection', field: 'comments', items, node });
}

/** Fields that issues and pull requests share. */
export function assigneeConnection(context: Context, issue: Issue, args: Args): Node {
  const users = issue.assignees
    .map((login) => context.store.user(login))
    .filter((user) => user !== undefined);
  return connection(args, {
    type: 'UserConnection',
    field: 'assignees',
    items: users,
    node: (user) => actorNode(context, user),
  });
}
