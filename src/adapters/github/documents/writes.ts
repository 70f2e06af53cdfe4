/** The mutations. Each document is sent alone: no transaction spans several, and each can fail on its own. */
import type { GraphqlDocument } from '../client.ts';

export const CREATE_REF: GraphqlDocument = {
  name: 'CreateBranch',
  text: `mutation CreateBranch($input: CreateRefInput!) {
  createRef(input: $input) { ref { name } }
}`,
};

export const CREATE_COMMIT: GraphqlDocument = {
  name: 'CommitOnBranch',
  text: `mutation CommitOnBranch($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
}`,
};

export const UPDATE_REFS: GraphqlDocument = {
  name: 'MoveBranches',
  text: `mutation MoveBranches($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`,
};

export const CREATE_PULL_REQUEST: GraphqlDocument = {
  name: 'OpenPullRequest',
  text: `mutation OpenPullRequest($input: CreatePullRequestInput!) {
  createPullRequest(input: $input) { pullRequest { id number url title body isDraft headRefOid } }
}`,
};

export const UPDATE_PULL_REQUEST: GraphqlDocument = {
  name: 'ChangePullRequest',
  text: `mutation ChangePullRequest($input: UpdatePullRequestInput!) {
  updatePullRequest(input: $input) { pullRequest { id } }
}`,
};

export const REPOSITORY_ID: GraphqlDocument = {
  name: 'RepositoryId',
  text: `query RepositoryId($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id }
}`,
};
