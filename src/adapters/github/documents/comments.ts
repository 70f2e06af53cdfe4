/** Comments of a pull request: which of them are this credential's own, and how they are changed. */
import type { GraphqlDocument } from '../client.ts';

export const READ_COMMENTS: GraphqlDocument = {
  name: 'ReadComments',
  text: `query ReadComments($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      id
      headRefOid
      comments(first: 100, after: $after) {
        nodes { id body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`,
};

export const ADD_COMMENT: GraphqlDocument = {
  name: 'AddComment',
  text: `mutation AddComment($input: AddCommentInput!) {
  addComment(input: $input) { commentEdge { node { id } } }
}`,
};

export const UPDATE_COMMENT: GraphqlDocument = {
  name: 'UpdateComment',
  text: `mutation UpdateComment($input: UpdateIssueCommentInput!) {
  updateIssueComment(input: $input) { issueComment { id } }
}`,
};

export const DELETE_COMMENT: GraphqlDocument = {
  name: 'DeleteComment',
  text: `mutation DeleteComment($input: DeleteIssueCommentInput!) {
  deleteIssueComment(input: $input) { clientMutationId }
}`,
};

export const FIND_PULL_REQUEST: GraphqlDocument = {
  name: 'FindPullRequest',
  text: `query FindPullRequest($owner: String!, $name: String!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: OPEN, headRefName: $branch, first: 100, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { number headRefOid headRepository { nameWithOwner } }
    }
  }
}`,
};
