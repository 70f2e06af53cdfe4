/** The one document that shows all of the config repository that a command needs to decide. */
import type { OpenQuery } from '../../../core/ports.ts';
import type { GraphqlDocument } from '../client.ts';
import { entryFragment, fileFields, type RawFiles } from './files.ts';
import { historyFields, type RawHistory } from './history.ts';

/** How many commits of a proposal are listed; it has one, and a person's few at most. */
const COMMITS = 20;

/**
 * @param complete false: without the fields that an older server may not know or a token may not see
 *   (viewer, required checks, reviews).
 */
export function openDocument(query: OpenQuery, complete: boolean): GraphqlDocument {
  const declarations = [
    '$owner: String!, $name: String!, $proposal: String!, $proposalRef: String!, $scratchRef: String!',
    query.base === undefined ? '' : ', $baseRef: String!',
    fileFields(query.paths).declarations,
    historyFields(query.historyPaths ?? []).declarations,
  ];
  const base = query.base === undefined ? 'base: defaultBranchRef' : 'base: ref(qualifiedName: $baseRef)';
  return {
    name: 'OpenRepository',
    text: `query OpenRepository(${declarations.join('')}) {
  ${complete ? 'viewer { login }' : ''}
  repository(owner: $owner, name: $name) {
    id
    nameWithOwner
    url
    isArchived
    isEmpty
    webCommitSignoffRequired
    ${complete ? 'squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed autoMergeAllowed' : ''}
    defaultBranchRef { name }
    ${base} { ...Base ${complete ? '...Checks' : ''} }
    proposal: ref(qualifiedName: $proposalRef) { target { __typename oid ...ProposalCommit } }
    scratch: ref(qualifiedName: $scratchRef) { target { oid } }
    pullRequests(headRefName: $proposal, states: OPEN, first: 10) {
      nodes { ...OpenPullRequest ${complete ? '...Reviews' : ''} }
    }
    ended: pullRequests(headRefName: $proposal, states: [CLOSED, MERGED], last: 10) {
      nodes { headRefOid isCrossRepository baseRefName }
    }
  }
}
${BASE(selectionOf(query))}${PROPOSAL}${complete ? OPTIONAL : ''}${entryFragment(query.paths)}`,
  };
}

/** @returns values of the document's variables, repository aside. */
export function openVariables(query: OpenQuery): Readonly<Record<string, string>> {
  return {
    proposal: query.proposalBranch,
    proposalRef: `refs/heads/${query.proposalBranch}`,
    scratchRef: `refs/heads/${query.scratchBranch}`,
    ...(query.base === undefined ? {} : { baseRef: `refs/heads/${query.base}` }),
    ...fileFields(query.paths).variables,
    ...historyFields(query.historyPaths ?? []).variables,
  };
}

function selectionOf({ paths, historyPaths = [] }: OpenQuery): string {
  return [fileFields(paths).selection, historyFields(historyPaths).selection].join('\n');
}

const BASE = (files: string) => `
fragment Base on Ref {
  name
  target {
    __typename
    oid
    ... on Commit {
      oid
${files}
    }
  }
  compare(headRef: $proposal) {
    aheadBy
    behindBy
    headTarget { oid }
    commits(first: ${COMMITS}) { nodes { ...ProposalCommit } }
  }
}`;

const PROPOSAL = `
fragment ProposalCommit on Commit {
  oid
  url
  message
  parents(first: 5) { nodes { oid } }
  author { name email user { login } }
  committer { name email user { login } }
  signature { isValid wasSignedByGitHub }
}
fragment OpenPullRequest on PullRequest {
  id
  number
  url
  title
  body
  isDraft
  isCrossRepository
  baseRefName
  headRefOid
  labels(first: 100) { nodes { name } }
  assignees(first: 100) { nodes { login } }
  milestone { number }
}`;

const OPTIONAL = `
fragment Checks on Ref {
  refUpdateRule { requiredStatusCheckContexts requiredApprovingReviewCount requiresLinearHistory }
  rules(first: 100) {
    nodes {
      type
      parameters {
        __typename
        ... on PullRequestParameters { requiredApprovingReviewCount allowedMergeMethods }
        ... on MergeQueueParameters { mergeMethod }
        ... on RequiredStatusChecksParameters { requiredStatusChecks { context integrationId } }
      }
    }
  }
}
fragment Reviews on PullRequest {
  reviewRequests(first: 100) {
    nodes {
      requestedReviewer {
        __typename
        ... on User { login }
        ... on Bot { login }
        ... on Team { slug }
      }
    }
  }
  latestReviews(first: 100) { nodes { author { login } } }
}`;

type Nodes<Node> = { readonly nodes: readonly (Node | null)[] | null } | null;

export interface RawPerson {
  readonly name: string | null;
  readonly email: string | null;
  readonly user: { readonly login: string } | null;
}

export interface RawCommit {
  readonly oid: string;
  readonly url: string;
  readonly message: string;
  readonly parents: Nodes<{ readonly oid: string }>;
  readonly author: RawPerson | null;
  readonly committer: RawPerson | null;
  readonly signature: { readonly isValid: boolean; readonly wasSignedByGitHub: boolean } | null;
}

export interface RawBase {
  readonly name: string;
  readonly target: ({ readonly __typename: string; readonly oid: string } & RawFiles & RawHistory) | null;
  readonly compare: {
    readonly aheadBy: number;
    readonly behindBy: number;
    readonly headTarget: { readonly oid: string };
    readonly commits: Nodes<RawCommit>;
  } | null;
  readonly refUpdateRule?: {
    readonly requiredStatusCheckContexts: readonly (string | null)[] | null;
    readonly requiredApprovingReviewCount: number | null;
    readonly requiresLinearHistory: boolean;
  } | null;
  readonly rules?: Nodes<{
    readonly type: string;
    readonly parameters: {
      readonly __typename: string;
      readonly requiredApprovingReviewCount?: number;
      readonly allowedMergeMethods?: readonly string[] | null;
      readonly mergeMethod?: string;
      readonly requiredStatusChecks?: readonly {
        readonly context: string;
        readonly integrationId: number | null;
      }[];
    } | null;
  }>;
}

export interface RawReviewer {
  readonly login?: string;
  readonly slug?: string;
}

export interface RawPullRequest {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  readonly isCrossRepository: boolean;
  readonly baseRefName: string;
  readonly headRefOid: string;
  readonly labels: Nodes<{ readonly name: string }>;
  readonly assignees: Nodes<{ readonly login: string }>;
  readonly milestone: { readonly number: number } | null;
  readonly reviewRequests?: Nodes<{ readonly requestedReviewer: RawReviewer | null }>;
  readonly latestReviews?: Nodes<{ readonly author: { readonly login: string } | null }>;
}

export interface RawRepository {
  readonly id: string;
  readonly nameWithOwner: string;
  readonly url: string;
  readonly isArchived: boolean;
  readonly isEmpty: boolean;
  readonly webCommitSignoffRequired: boolean;
  readonly squashMergeAllowed?: boolean;
  readonly mergeCommitAllowed?: boolean;
  readonly rebaseMergeAllowed?: boolean;
  readonly autoMergeAllowed?: boolean;
  readonly defaultBranchRef: { readonly name: string } | null;
  readonly base: RawBase | null;
  readonly proposal: { readonly target: ({ readonly oid: string } & Partial<RawCommit>) | null } | null;
  readonly scratch: { readonly target: { readonly oid: string } | null } | null;
  readonly pullRequests: Nodes<RawPullRequest>;
  /** Merged or closed ones. */
  readonly ended?: Nodes<Pick<RawPullRequest, 'headRefOid' | 'isCrossRepository' | 'baseRefName'>>;
}

export interface RawOpen {
  readonly viewer?: { readonly login: string } | null;
  readonly repository: RawRepository | null;
}

/** Nodes that are there; GitHub answers null for one that the token may not see. */
export function nodesOf<Node>(connection: Nodes<Node> | undefined): readonly Node[] {
  return (connection?.nodes ?? []).filter((node) => node !== null);
}
