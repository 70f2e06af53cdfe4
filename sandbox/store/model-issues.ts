export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
  isDefault: boolean;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  title: string;
  description: string | null;
  state: 'open' | 'closed';
  readonly creator: string;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  dueOn: string | null;
}

/** A comment on an issue or a pull request (one numbering for both, as on GitHub). */
export interface Comment {
  readonly id: number;
  readonly issueNumber: number;
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Review {
  readonly id: number;
  readonly pullNumber: number;
  readonly author: string;
  body: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  readonly commitOid: string;
  submittedAt: string | null;
  /** Slugs of teams that were asked and that it answers for. */
  onBehalfOf?: readonly string[];
}

/** What issues and pull requests share. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  assignees: string[];
  /** Milestone number. */
  milestone: number | null;
  locked: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: string | null;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface AutoMerge {
  readonly enabledAt: string;
  readonly enabledBy: string;
  readonly method: MergeMethod;
  readonly commitTitle: string | null;
  readonly commitMessage: string | null;
  readonly authorEmail: string | null;
}

/** Result of the background job that tries the merge; it belongs to one pair of head and base. */
export interface Mergeability {
  readonly headOid: string;
  readonly baseOid: string;
  /** Number of the request that started the job: reads within that request still answer UNKNOWN. */
  readonly startedByRequest: number;
  state: 'UNKNOWN' | 'MERGEABLE' | 'CONFLICTING';
  /** The throw-away test merge, once known and clean. */
  mergeCommitOid: string | null;
}

export interface PullRequest extends Issue {
  /** Id of the issue behind the pull request (issue endpoints show it). */
  readonly issueId: number;
  isDraft: boolean;
  headRefName: string;
  headOid: string;
  readonly headRepositoryId: number;
  baseRefName: string;
  /** The base's head when the pull request was opened or last synchronised. */
  baseOid: string;
  merged: boolean;
  mergedAt: string | null;
  mergedBy: string | null;
  /** Merge or squash commit, or for a rebase the commit that the base moved to. */
  mergeCommitOid: string | null;
  /** Commits that a rebasing merge has written, oldest first. */
  rebasedOids?: readonly string[];
  mergeability: Mergeability | null;
  requestedReviewers: string[];
  requestedTeams: string[];
  /** Which of the requested, logins and team slugs, were asked as code owners. */
  codeOwnersAsked: string[];
  autoMerge: AutoMerge | null;
  maintainerCanModify: boolean;
  /** Who pushed to the head last (login). */
  lastPusher: string;
}
