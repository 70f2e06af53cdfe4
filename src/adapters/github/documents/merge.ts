/** The one document that shows a pull request and all that bears on its merge, and the mutations that merge it. */
import type { GraphqlDocument } from '../client.ts';

const LIST = 'pageInfo { hasNextPage endCursor }';

/** Variables that the fragment uses, beside those of its document. */
export const MERGE_VARIABLES =
  '$branch: String!, $ownership: Boolean!, $deployed: Boolean!, $environments: [String!], $reviews: String, $threads: String, $commits: String, $contexts: String, $files: String';

/** @param required how a check is asked whether the pull request requires it; empty: it is not asked */
export const mergeFragment = (required: string): string => `
fragment Merge on PullRequest {
  id
  number
  url
  title
  state
  isDraft
  author { __typename login }
  headRefName
  headRefOid
  headRef { target { oid } }
  baseRefName
  mergeable
  mergeStateStatus
  reviewDecision
  mergeCommit { oid }
  autoMergeRequest { mergeMethod commitHeadline commitBody }
  mergeQueueEntry { state position }
  viewerCanMergeAsAdmin
  baseRepository {
    squashMergeAllowed
    mergeCommitAllowed
    rebaseMergeAllowed
    autoMergeAllowed
    deleteBranchOnMerge
  }
  baseRef {
    compare(headRef: $branch) { behindBy headTarget { oid } }
    refUpdateRule {
      requiredApprovingReviewCount
      requiredStatusCheckContexts
      requiresCodeOwnerReviews
      requiresConversationResolution
      requiresLinearHistory
      requiresSignatures
      allowsForcePushes
      allowsDeletions
      viewerCanPush
    }
    branchProtectionRule {
      dismissesStaleReviews
      requireLastPushApproval
      requiresApprovingReviews
      requiresStrictStatusChecks
      isAdminEnforced
      lockBranch
      requiresDeployments
      requiredDeploymentEnvironments
      requiredStatusChecks { context app { databaseId } }
    }
    target @include(if: $ownership) {
      ... on Commit {
        owners1: file(path: ".github/CODEOWNERS") { ...Owners }
        owners2: file(path: "CODEOWNERS") { ...Owners }
        owners3: file(path: "docs/CODEOWNERS") { ...Owners }
      }
    }
  }
  latestOpinionatedReviews(first: 100, after: $reviews, writersOnly: true) {
    ${LIST}
    nodes {
      state
      author { login }
      commit { oid }
    }
  }
  behalf: latestOpinionatedReviews(first: 100, after: $reviews, writersOnly: true) @include(if: $ownership) {
    nodes { author { login } onBehalfOf(first: 10) { nodes { combinedSlug } } }
  }
  reviewThreads(first: 100, after: $threads) { ${LIST} nodes { isResolved } }
  commits(first: 100, after: $commits) {
    ${LIST}
    nodes {
      commit {
        oid
        parents(first: 3) { nodes { oid } }
        author { user { login } }
        committer { user { login } }
        signature { isValid wasSignedByGitHub }
      }
    }
  }
  files(first: 100, after: $files) @include(if: $ownership) { ${LIST} nodes { path } }
  last: commits(last: 1) {
    nodes {
      commit {
        oid
        deployments(environments: $environments, first: 50, orderBy: { field: CREATED_AT, direction: DESC })
          @include(if: $deployed) {
          nodes { environment latestStatus { state } }
        }
        statusCheckRollup {
          contexts(first: 100, after: $contexts) {
            ${LIST}
            nodes {
              __typename
              ... on CheckRun {
                name
                status
                conclusion
                databaseId
                detailsUrl
                checkSuite { app { databaseId } }
                ${required}
              }
              ... on StatusContext { context state targetUrl creator { __typename } ${required} }
            }
          }
        }
      }
    }
  }
}
fragment Owners on TreeEntry { object { ... on Blob { text isTruncated } } }`;

export const LOOK: GraphqlDocument = {
  name: 'LookAtPullRequest',
  text: `query LookAtPullRequest($owner: String!, $name: String!, $number: Int!, ${MERGE_VARIABLES}) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...Merge } }
}
${mergeFragment('isRequired(pullRequestNumber: $number)')}`,
};

/** Opens a pull request and looks at it: what a merge needs to know of one that was just made. */
export const CREATE_AND_LOOK: GraphqlDocument = {
  name: 'OpenPullRequest',
  text: `mutation OpenPullRequest($input: CreatePullRequestInput!, ${MERGE_VARIABLES}) {
  createPullRequest(input: $input) { pullRequest { body isDraft ...Merge } }
}
${mergeFragment('')}`,
};

export const MERGE: GraphqlDocument = {
  name: 'MergePullRequest',
  text: `mutation MergePullRequest($input: MergePullRequestInput!) {
  mergePullRequest(input: $input) { pullRequest { merged mergeCommit { oid } } }
}`,
};

export const ARM: GraphqlDocument = {
  name: 'ArmAutoMerge',
  text: `mutation ArmAutoMerge($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { pullRequest { merged autoMergeRequest { enabledAt } } }
}`,
};

export const DISARM: GraphqlDocument = {
  name: 'DisarmAutoMerge',
  text: `mutation DisarmAutoMerge($input: DisablePullRequestAutoMergeInput!) {
  disablePullRequestAutoMerge(input: $input) { pullRequest { id } }
}`,
};

export const ENQUEUE: GraphqlDocument = {
  name: 'EnqueuePullRequest',
  text: `mutation EnqueuePullRequest($input: EnqueuePullRequestInput!) {
  enqueuePullRequest(input: $input) { mergeQueueEntry { position } }
}`,
};

export const UPDATE_BRANCH: GraphqlDocument = {
  name: 'UpdatePullRequestBranch',
  text: `mutation UpdatePullRequestBranch($input: UpdatePullRequestBranchInput!) {
  updatePullRequestBranch(input: $input) { pullRequest { id } }
}`,
};
