/** A pull request and what bears on its merge, as GitHub tells it at one moment about one head commit. */
import type { MergeMethod } from '../protection/protection.ts';

export interface MergeFacts {
  readonly pullRequest: MergedPullRequest;
  /** Commit that reviews and checks are judged at. */
  readonly head: string;
  /** Commits of the base that the head lacks; undefined: GitHub did not compare them. */
  readonly behindBy: number | undefined;
  readonly base: string;
  readonly commits: readonly HeadCommit[];
  /** The latest opinion of each reviewer with write access. */
  readonly reviews: readonly Review[];
  readonly unresolvedThreads: number;
  /** Undefined: this token may not read checks, as no fine-grained personal token may. */
  readonly reported: readonly ReportedCheck[] | undefined;
  /** Owners' file of the base branch and what the pull request changes; undefined: nobody asked for it. */
  readonly ownership: Ownership | undefined;
  /** Environments that the head was deployed to with success; undefined: nobody asked for it. */
  readonly deployed: readonly string[] | undefined;
  readonly settings: MergeSettings;
  /** The token's own budget of GraphQL points. */
  readonly rate: { readonly limit: number; readonly remaining: number; readonly resetAt: string } | undefined;
  /** Lists that GitHub cut, which therefore cannot be judged. */
  readonly truncated: readonly string[];
}

/** GitHub's own summary; values that are not known yet count as `UNKNOWN`. */
export type MergeState =
  | 'BEHIND'
  | 'BLOCKED'
  | 'CLEAN'
  | 'DIRTY'
  | 'DRAFT'
  | 'HAS_HOOKS'
  | 'UNKNOWN'
  | 'UNSTABLE';

export interface MergedPullRequest {
  /** GraphQL node id. */
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  /** Login; undefined: the account is gone. */
  readonly author: string | undefined;
  readonly state: 'open' | 'merged' | 'closed';
  readonly draft: boolean;
  readonly branch: string;
  /** Where the branch itself points; undefined: it is gone. The head follows it a moment later. */
  readonly branchHead: string | undefined;
  readonly mergeable: 'yes' | 'no' | 'unknown';
  readonly mergeState: MergeState;
  readonly decision: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | undefined;
  /** Commit that the merge put on the base. */
  readonly mergeCommit: string | undefined;
  /** GitHub is to merge it by this method as soon as its rules are met. */
  readonly armed: MergeMethod | undefined;
  /** What the commit will say then, where that was given. */
  readonly armedText?: { readonly headline: string; readonly body: string } | undefined;
  readonly queued: { readonly state: string; readonly position: number } | undefined;
  /** The token could merge past the rules; never a reason to do so. */
  readonly mayBypass: boolean;
}

export interface HeadCommit {
  readonly oid: string;
  readonly verified: boolean;
  /** A merge of the base that GitHub itself has made. */
  readonly baseMerge: boolean;
  /** Logins of author and committer. */
  readonly people: readonly string[];
}

export interface Review {
  readonly reviewer: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED' | 'COMMENTED' | 'PENDING';
  /** Commit that was reviewed. */
  readonly commit: string | undefined;
  /** Teams on whose behalf it was given, as `organisation/team`. */
  readonly teams: readonly string[];
}

export interface ReportedCheck {
  readonly kind: 'check-run' | 'status';
  readonly name: string;
  /** App that reported it; undefined: a status, of which GitHub does not tell. */
  readonly appId: number | undefined;
  readonly state: 'passed' | 'pending' | 'failed';
  /** GitHub's word for it, e.g. `timed_out`. */
  readonly said: string;
  /** Later ones of the same name and app replace earlier ones. */
  readonly order: number;
  /** GitHub counts it as the one that the branch requires. */
  readonly required: boolean;
  /** Reported by an App or a bot. */
  readonly byBot: boolean;
  readonly url: string | undefined;
}

export interface Ownership {
  /** Text of the CODEOWNERS file; undefined: there is none. */
  readonly text: string | undefined;
  readonly files: readonly string[];
}

export interface MergeSettings {
  readonly methods: readonly MergeMethod[];
  readonly autoMerge: boolean;
  readonly deletesBranch: boolean;
}
