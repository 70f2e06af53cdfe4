import { requireAccess } from '../store/access.ts';
import type { Comment, Issue, Repository } from '../store/model.ts';
import { nodeId, parseNodeId } from '../store/node-id.ts';
import { MAX_BODY } from '../store/pulls.ts';
import { accountNode } from './actors.ts';
import { type Context, canSee, type Node, refuse, text } from './context.ts';
import { commentNode } from './issues.ts';
import { labelNames, logins } from './mutations-pulls.ts';
import type { Mutation } from './mutations-refs.ts';
import { pullById, unresolvedNode } from './query.ts';

/** Label and assignee changes need either permission: a pull request is an issue too. */
const EITHER = { permissions: [{ pull_requests: 'write' }, { issues: 'write' }] } as const;

interface Labelable {
  readonly repository: Repository;
  readonly issue: Issue;
  readonly node: () => Node;
}

function labelable(context: Context, id: string): Labelable {
  const parsed = parseNodeId(id);
  if (parsed?.type !== 'PullRequest') {
    if (parsed?.type === 'Issue') throw refuse(undefined, 'sandbox: Issue is not built');
    throw unresolvedNode(id);
  }
  const { repository, pull } = pullById(context, id);
  return { repository, issue: pull, node: () => context.nodes.pull(context, repository, pull) };
}

function changeLabels(
  operation: string,
  change: (labels: readonly string[], given: readonly string[]) => string[],
): Mutation {
  return async (context, input) => {
    const { repository, issue, node } = labelable(context, text(input, 'labelableId'));
    requireAccess(context.store, context.actor, repository, { ...EITHER, operation });
    issue.labels = change(issue.labels, labelNames(repository, input['labelIds'] ?? []));
    issue.updatedAt = context.store.now();
    return { labelable: node() };
  };
}

function changeAssignees(
  operation: string,
  change: (logins: readonly string[], given: readonly string[]) => string[],
): Mutation {
  return async (context, input) => {
    const { repository, issue, node } = labelable(context, text(input, 'assignableId'));
    requireAccess(context.store, context.actor, repository, { ...EITHER, operation });
    issue.assignees = change(issue.assignees, logins(context, input['assigneeIds']));
    issue.updatedAt = context.store.now();
    return { assignable: node() };
  };
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
const without = (a: readonly string[], b: readonly string[]): string[] => a.filter((one) => !b.includes(one));

/** GitHub's stated limit; the real one is higher, but nobody should lean on it. */
function checkComment(body: string): void {
  if (body.trim() === '') throw refuse('UNPROCESSABLE', "Body can't be blank");
  if ([...body].length > MAX_BODY)
    throw refuse('UNPROCESSABLE', `Body is too long (maximum is ${MAX_BODY} characters)`);
}

const addComment: Mutation = async (context, input) => {
  const { repository, issue, node } = labelable(context, text(input, 'subjectId'));
  const { store, actor } = context;
  const permissions = { pull_requests: 'write' } as const;
  requireAccess(store, actor, repository, { permissions, role: 'read', operation: 'AddComment' });
  const body = text(input, 'body');
  checkComment(body);
  const at = store.now();
  const comment: Comment = {
    id: store.nextId(),
    issueNumber: issue.number,
    author: actor.login,
    body,
    createdAt: at,
    updatedAt: at,
  };
  repository.comments.set(comment.id, comment);
  const edge = {
    __typename: 'IssueCommentEdge',
    cursor: nodeId('IssueComment', comment.id),
    node: commentNode(context, repository, comment),
  };
  return { commentEdge: edge, subject: node(), timelineEdge: null };
};

function commentById(
  context: Context,
  id: string,
): { readonly repository: Repository; readonly comment: Comment } {
  const parsed = parseNodeId(id);
  for (const repository of context.store.state.repositories.values()) {
    const comment =
      parsed?.type === 'IssueComment' ? repository.comments.get(Number(parsed.parts[0])) : undefined;
    if (comment !== undefined && canSee(context, repository)) return { repository, comment };
  }
  throw unresolvedNode(id);
}

function requireComment(
  context: Context,
  found: { repository: Repository; comment: Comment },
  operation: string,
): void {
  const role = found.comment.author === context.actor.login ? 'read' : 'write';
  requireAccess(context.store, context.actor, found.repository, { ...EITHER, role, operation });
}

const updateIssueComment: Mutation = async (context, input) => {
  const found = commentById(context, text(input, 'id'));
  requireComment(context, found, 'UpdateIssueComment');
  const body = text(input, 'body');
  checkComment(body);
  found.comment.body = body;
  found.comment.updatedAt = context.store.now();
  return { issueComment: commentNode(context, found.repository, found.comment) };
};

const deleteIssueComment: Mutation = async (context, input) => {
  const found = commentById(context, text(input, 'id'));
  requireComment(context, found, 'DeleteIssueComment');
  found.repository.comments.delete(found.comment.id);
  return { actor: accountNode(context, context.actor.login) };
};

export const ISSUE_MUTATIONS: Readonly<Record<string, Mutation>> = {
  addLabelsToLabelable: changeLabels('AddLabelsToLabelable', union),
  removeLabelsFromLabelable: changeLabels('RemoveLabelsFromLabelable', without),
  clearLabelsFromLabelable: changeLabels('ClearLabelsFromLabelable', () => []),
  addAssigneesToAssignable: changeAssignees('AddAssigneesToAssignable', union),
  removeAssigneesFromAssignable: changeAssignees('RemoveAssigneesFromAssignable', without),
  addComment,
  updateIssueComment,
  deleteIssueComment,
};
