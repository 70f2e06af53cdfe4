import type { PullRequest, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { talkOf } from '../../store/talk.ts';
import { association } from './association.ts';
import { commentCount, peopleAndText } from './issue.ts';
import { apiUrl, htmlUrl, repositoryShape } from './repository.ts';
import { teamsNamed } from './team.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** What only the single pull request shows, partly computed by Git. */
export interface PullDetails {
  /** null while the background job has not finished. */
  readonly mergeable: boolean | null;
  /** GraphQL's mergeStateStatus in lower case. */
  readonly mergeableState: string;
  readonly mergeCommitSha: string | null;
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
}

/** `pull-request-simple`: the form in lists. */
export function pullSimpleShape(view: View, repository: Repository, pull: PullRequest): Shape {
  const api = apiUrl(view, repository);
  const html = `${htmlUrl(view, repository)}/pull/${pull.number}`;
  return {
    ...pullAddresses(api, html, pull),
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    ...peopleAndText(view, repository, pull),
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitOid ?? pull.mergeability?.mergeCommitOid ?? null,
    requested_reviewers: pull.requestedReviewers.flatMap((login) => userShape(view, login) ?? []),
    requested_teams: teamsNamed(view, repository.owner, pull.requestedTeams),
    draft: pull.isDraft,
    head: sideShape(view, view.state.repositories.get(pull.headRepositoryId), pull.headRefName, pull.headOid),
    base: sideShape(view, repository, pull.baseRefName, pull.baseOid),
    _links: linksShape(api, html, pull),
    author_association: association(view, repository, pull.author),
    auto_merge: autoMergeShape(view, pull),
    active_lock_reason: null,
  };
}

/** `pull-request`: the single form. */
export function pullShape(
  view: View,
  repository: Repository,
  it: { pull: PullRequest; details: PullDetails },
): Shape {
  const { pull, details } = it;
  return {
    ...pullSimpleShape(view, repository, pull),
    merge_commit_sha: details.mergeCommitSha,
    merged: pull.merged,
    mergeable: pull.merged ? null : details.mergeable,
    rebaseable: pull.merged ? null : details.mergeable,
    mergeable_state: details.mergeableState,
    merged_by: userShape(view, pull.mergedBy),
    comments: commentCount(repository, pull.number),
    review_comments: [...talkOf(view.state, repository.id).reviewComments.values()].filter(
      (each) => each.pullNumber === pull.number,
    ).length,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: details.commits,
    additions: details.additions,
    deletions: details.deletions,
    changed_files: details.changedFiles,
  };
}

function pullAddresses(api: string, html: string, pull: PullRequest): Shape {
  const url = `${api}/pulls/${pull.number}`;
  return {
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${api}/issues/${pull.number}`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${api}/issues/${pull.number}/comments`,
    statuses_url: `${api}/statuses/${pull.headOid}`,
  };
}

function linksShape(api: string, html: string, pull: PullRequest): Shape {
  const addresses = pullAddresses(api, html, pull);
  const link = (href: unknown): Shape => ({ href });
  return {
    self: link(addresses['url']),
    html: link(html),
    issue: link(addresses['issue_url']),
    comments: link(addresses['comments_url']),
    review_comments: link(addresses['review_comments_url']),
    review_comment: link(addresses['review_comment_url']),
    commits: link(addresses['commits_url']),
    statuses: link(addresses['statuses_url']),
  };
}

function sideShape(view: View, repository: Repository | undefined, ref: string, sha: string): Shape {
  const owner = repository?.owner ?? 'unknown';
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userShape(view, repository?.owner ?? null),
    repo: repository === undefined ? null : repositoryShape(view, repository),
  };
}

function autoMergeShape(view: View, pull: PullRequest): Shape | null {
  const auto = pull.autoMerge;
  if (auto === null) return null;
  return {
    enabled_by: userShape(view, auto.enabledBy),
    merge_method: auto.method,
    commit_title: auto.commitTitle ?? '',
    commit_message: auto.commitMessage ?? '',
  };
}
