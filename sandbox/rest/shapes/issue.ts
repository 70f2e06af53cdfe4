import type { Comment, Issue, PullRequest, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { association } from './association.ts';
import { labelsOf, milestoneShape } from './labels.ts';
import { reactionsShape } from './reactions.ts';
import { apiUrl, htmlUrl } from './repository.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** `issue`; a pull request shows itself as an issue too, with a `pull_request` object. */
export function issueShape(view: View, repository: Repository, issue: Issue | PullRequest): Shape {
  const pull = 'headRefName' in issue ? issue : undefined;
  const url = `${apiUrl(view, repository)}/issues/${issue.number}`;
  const kind = pull === undefined ? 'issues' : 'pull';
  const id = pull?.issueId ?? issue.id;
  return {
    url,
    repository_url: apiUrl(view, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${htmlUrl(view, repository)}/${kind}/${issue.number}`,
    id,
    node_id: nodeId(pull === undefined ? 'Issue' : 'PullRequest', issue.id),
    number: issue.number,
    ...peopleAndText(view, repository, issue),
    comments: commentCount(repository, issue.number),
    author_association: association(view, repository, issue.author),
    active_lock_reason: null,
    ...(pull === undefined ? {} : { draft: pull.isDraft, pull_request: pullLinks(view, repository, pull) }),
    closed_by: userShape(view, issue.closedBy),
    reactions: reactionsShape(view, repository, { url, subject: `issue:${issue.number}` }),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: issue.stateReason,
  };
}

/** What issues and pull requests show alike. */
export function peopleAndText(view: View, repository: Repository, issue: Issue): Shape {
  const assignees = issue.assignees.flatMap((login) => userShape(view, login) ?? []);
  const milestone = [...repository.milestones.values()].find((each) => each.number === issue.milestone);
  return {
    title: issue.title,
    user: userShape(view, issue.author),
    labels: labelsOf(view, repository, issue.labels),
    state: issue.state,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: milestoneShape(view, repository, milestone),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    body: issue.body,
  };
}

/** How many comments an issue or pull request has. */
export function commentCount(repository: Repository, number: number): number {
  return [...repository.comments.values()].filter((comment) => comment.issueNumber === number).length;
}

function pullLinks(view: View, repository: Repository, pull: PullRequest): Shape {
  const html = `${htmlUrl(view, repository)}/pull/${pull.number}`;
  return {
    url: `${apiUrl(view, repository)}/pulls/${pull.number}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    merged_at: pull.mergedAt,
  };
}

/** `issue-comment`. */
export function commentShape(view: View, repository: Repository, comment: Comment): Shape {
  const kind = repository.pulls.has(comment.issueNumber) ? 'pull' : 'issues';
  const url = `${apiUrl(view, repository)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${htmlUrl(view, repository)}/${kind}/${comment.issueNumber}#issuecomment-${comment.id}`,
    issue_url: `${apiUrl(view, repository)}/issues/${comment.issueNumber}`,
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    user: userShape(view, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(view, repository, comment.author),
    body: comment.body,
    reactions: reactionsShape(view, repository, { url, subject: `comment:${comment.id}` }),
    performed_via_github_app: null,
  };
}
