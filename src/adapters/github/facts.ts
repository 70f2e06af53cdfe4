/** From the answer of the open document to the core's facts; no rule of its own but GitHub's shapes. */
import type {
  OpenQuery,
  Person,
  ProposalCommit,
  ProposalFacts,
  PullRequestFacts,
  RepositoryFacts,
  RequiredCheck,
} from '../../core/ports.ts';
import { historyIn } from './documents/history.ts';
import {
  nodesOf,
  type RawBase,
  type RawCommit,
  type RawPerson,
  type RawPullRequest,
  type RawRepository,
} from './documents/open.ts';
import { mergeOutlookOf } from './merge-outlook.ts';

export interface OpenAnswer {
  readonly repository: RawRepository;
  readonly base: RawBase;
  /** Commit that the base branch points to. */
  readonly baseOid: string;
  readonly viewer: string | undefined;
}

export function factsOf(
  answer: OpenAnswer,
  { proposalBranch, historyPaths = [] }: OpenQuery,
): RepositoryFacts {
  const { repository, base, baseOid, viewer } = answer;
  return {
    id: repository.id,
    nameWithOwner: repository.nameWithOwner,
    url: repository.url,
    defaultBranch: repository.defaultBranchRef?.name ?? base.name,
    base: { name: base.name, oid: baseOid },
    signoffRequired: repository.webCommitSignoffRequired,
    viewer,
    requiredChecks: requiredChecksOf(base),
    merging: mergeOutlookOf(repository, base),
    proposal: proposalOf(repository, base, proposalBranch),
    history: historyIn(historyPaths, base.target ?? {}),
  };
}

/**
 * Head, commits and distance come from one comparison, so that they belong to one moment even if somebody
 * pushes while GitHub answers. Without a comparison (unrelated histories) the head's commit stands alone
 * and `truncated` says that there may be more.
 */
function proposalOf(repository: RawRepository, base: RawBase, branch: string): ProposalFacts {
  const target = repository.proposal?.target ?? undefined;
  const comparison = target === undefined ? null : base.compare;
  const commits = comparison === null ? lonelyCommit(target) : nodesOf(comparison.commits);
  return {
    branch,
    head: comparison?.headTarget.oid ?? target?.oid,
    scratchHead: repository.scratch?.target?.oid,
    behindBy: comparison?.behindBy ?? 0,
    commits: commits.map(commitOf),
    truncated: comparison === null ? target !== undefined : comparison.aheadBy > commits.length,
    endedHeads: nodesOf(repository.ended)
      .filter((each) => !each.isCrossRepository && each.baseRefName === base.name)
      .map((each) => each.headRefOid),
    pullRequest: pullRequestTo(base.name, nodesOf(repository.pullRequests)),
  };
}

function lonelyCommit(target: ({ readonly oid: string } & Partial<RawCommit>) | undefined) {
  return target?.message === undefined ? [] : [target as RawCommit];
}

/** A fork's branch may bear the same name; its pull request is another's. */
function pullRequestTo(base: string, all: readonly RawPullRequest[]): PullRequestFacts | undefined {
  const own = all.find((each) => !each.isCrossRepository && each.baseRefName === base);
  return own === undefined ? undefined : pullRequestOf(own);
}

function pullRequestOf(raw: RawPullRequest): PullRequestFacts {
  const asked = nodesOf(raw.reviewRequests).flatMap((each) => each.requestedReviewer ?? []);
  const given = nodesOf(raw.latestReviews).flatMap((each) => each.author?.login ?? []);
  return {
    id: raw.id,
    number: raw.number,
    url: raw.url,
    title: raw.title,
    body: raw.body,
    draft: raw.isDraft,
    headOid: raw.headRefOid,
    labels: nodesOf(raw.labels).map((label) => label.name),
    assignees: nodesOf(raw.assignees).map((assignee) => assignee.login),
    reviewers: [...new Set([...asked.flatMap((each) => each.login ?? []), ...given])],
    teamReviewers: asked.flatMap((each) => each.slug ?? []),
    milestone: raw.milestone?.number,
  };
}

function commitOf(raw: RawCommit): ProposalCommit {
  return {
    oid: raw.oid,
    message: raw.message,
    parents: nodesOf(raw.parents).map((parent) => parent.oid),
    author: personOf(raw.author),
    committer: personOf(raw.committer),
    signedByGitHub: raw.signature?.isValid === true && raw.signature.wasSignedByGitHub,
    url: raw.url,
  };
}

function personOf(raw: RawPerson | null): Person {
  return { name: raw?.name ?? '', email: raw?.email ?? '', login: raw?.user?.login };
}

/** Classic protection names contexts only; rulesets may also pin the App that has to report. */
function requiredChecksOf(base: RawBase): readonly RequiredCheck[] {
  const classic = (base.refUpdateRule?.requiredStatusCheckContexts ?? []).flatMap((context) => context ?? []);
  const ruled = nodesOf(base.rules).flatMap((rule) => rule.parameters?.requiredStatusChecks ?? []);
  const checks = [
    ...classic.map((context) => ({ context, appId: undefined })),
    ...ruled.map(({ context, integrationId }) => ({ context, appId: integrationId ?? undefined })),
  ];
  return [...new Map(checks.map((check) => [`${check.appId} ${check.context}`, check])).values()];
}
