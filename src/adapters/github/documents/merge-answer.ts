/** The shape of what `documents/merge.ts` asks for. */
import type { ClassicRule, UpdateRule } from '../../../core/protection/classic.ts';

export interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (Node | null)[] | null;
}

export interface RawMerge {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly isDraft: boolean;
  readonly author: { readonly __typename: string; readonly login: string } | null;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly headRef: { readonly target: { readonly oid: string } | null } | null;
  readonly baseRefName: string;
  readonly mergeable: string;
  readonly mergeStateStatus: string;
  readonly reviewDecision: string | null;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly autoMergeRequest: {
    readonly mergeMethod: string;
    readonly commitHeadline: string | null;
    readonly commitBody: string | null;
  } | null;
  readonly mergeQueueEntry: { readonly state: string; readonly position: number } | null;
  readonly viewerCanMergeAsAdmin: boolean;
  readonly baseRepository: RawSettings | null;
  readonly baseRef: RawBaseRef | null;
  readonly latestOpinionatedReviews: Page<RawReview> | null;
  readonly behalf?: { readonly nodes: readonly (RawBehalf | null)[] | null } | null;
  readonly reviewThreads: Page<{ readonly isResolved: boolean }>;
  readonly commits: Page<{ readonly commit: RawHeadCommit }>;
  readonly files?: Page<{ readonly path: string }> | null;
  readonly last: { readonly nodes: readonly ({ readonly commit: RawLastCommit } | null)[] | null };
}

export interface RawSettings {
  readonly squashMergeAllowed: boolean;
  readonly mergeCommitAllowed: boolean;
  readonly rebaseMergeAllowed: boolean;
  readonly autoMergeAllowed: boolean;
  readonly deleteBranchOnMerge: boolean;
}

interface RawBaseRef {
  readonly compare: { readonly behindBy: number; readonly headTarget: { readonly oid: string } } | null;
  readonly refUpdateRule: UpdateRule | null;
  readonly branchProtectionRule: ClassicRule | null;
  readonly target?: Readonly<Record<'owners1' | 'owners2' | 'owners3', RawOwners | null>> | null;
}

interface RawOwners {
  readonly object: { readonly text?: string | null; readonly isTruncated?: boolean } | null;
}

export interface RawReview {
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED' | 'COMMENTED' | 'PENDING';
  readonly author: { readonly login: string } | null;
  readonly commit: { readonly oid: string } | null;
}

/** Apart from the reviews: a token that may not read teams gets none of these, and must not lose those. */
export interface RawBehalf {
  readonly author: { readonly login: string } | null;
  readonly onBehalfOf: {
    readonly nodes: readonly ({ readonly combinedSlug: string } | null)[] | null;
  } | null;
}

export interface RawHeadCommit {
  readonly oid: string;
  readonly parents: { readonly nodes: readonly ({ readonly oid: string } | null)[] | null };
  readonly author: { readonly user: { readonly login: string } | null } | null;
  readonly committer: { readonly user: { readonly login: string } | null } | null;
  readonly signature: { readonly isValid: boolean; readonly wasSignedByGitHub: boolean } | null;
}

export interface RawLastCommit {
  readonly oid: string;
  readonly deployments?: {
    readonly nodes:
      | readonly ({
          readonly environment: string | null;
          readonly latestStatus: { readonly state: string } | null;
        } | null)[]
      | null;
  } | null;
  readonly statusCheckRollup: { readonly contexts: Page<RawContext> } | null;
}

export type RawContext =
  | {
      readonly __typename: 'CheckRun';
      readonly name: string;
      readonly status: string;
      readonly conclusion: string | null;
      readonly databaseId: number | null;
      readonly detailsUrl: string | null;
      readonly checkSuite: { readonly app: { readonly databaseId: number | null } | null } | null;
      readonly isRequired?: boolean;
    }
  | {
      readonly __typename: 'StatusContext';
      readonly context: string;
      readonly state: string;
      readonly targetUrl: string | null;
      readonly creator: { readonly __typename: string } | null;
      readonly isRequired?: boolean;
    };
