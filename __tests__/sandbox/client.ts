import type { Sandbox } from '../../sandbox/sandbox.ts';

export interface GraphQLFailure {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

/** A GraphQL answer, as loosely typed as a test needs it. */
export interface GraphQLAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly data: any;
  readonly errors?: readonly GraphQLFailure[];
}

/** Posts one document as a token. */
export async function graphql(
  box: Sandbox,
  token: string,
  query: string,
  variables: object = {},
): Promise<GraphQLAnswer> {
  const response = await fetch(box.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphQLAnswer;
}

export const REPOSITORY = `query($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    id defaultBranchRef { id name target { oid } } isEmpty viewerPermission
  }
}`;

/** Id and head of a repository's default branch. */
export async function head(
  box: Sandbox,
  token: string,
  name = 'config',
): Promise<{ readonly id: string; readonly oid: string; readonly refId: string }> {
  const { data } = await graphql(box, token, REPOSITORY, { owner: 'acme', name });
  const { id, defaultBranchRef: ref } = data.repository;
  return { id, oid: ref.target.oid, refId: ref.id };
}

const mutation = (name: string, type: string, fields: string): string =>
  `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;

export const CREATE_REF = mutation('createRef', 'CreateRefInput', 'ref { id name target { oid } }');
export const UPDATE_REFS = mutation('updateRefs', 'UpdateRefsInput', 'clientMutationId');
export const COMMIT = mutation(
  'createCommitOnBranch',
  'CreateCommitOnBranchInput',
  'commit { oid message author { name email user { login } } committer { name email } signature { isValid state wasSignedByGitHub signer { login } } }',
);
export const CREATE_PULL = mutation(
  'createPullRequest',
  'CreatePullRequestInput',
  'pullRequest { id number state mergeable }',
);
export const MERGE = mutation(
  'mergePullRequest',
  'MergePullRequestInput',
  'pullRequest { merged state mergeCommit { oid message } }',
);

/** The input of createCommitOnBranch for files of text; null deletes. */
export function commitInput(
  branch: string,
  expectedHeadOid: string,
  files: Readonly<Record<string, string | null>>,
): object {
  const additions = Object.entries(files).filter(([, text]) => text !== null);
  const deletions = Object.entries(files).filter(([, text]) => text === null);
  return {
    input: {
      branch: { repositoryNameWithOwner: 'acme/config', branchName: branch },
      expectedHeadOid,
      message: { headline: 'Change' },
      fileChanges: {
        additions: additions.map(([path, text]) => ({
          path,
          contents: Buffer.from(text ?? '').toString('base64'),
        })),
        deletions: deletions.map(([path]) => ({ path })),
      },
    },
  };
}

/** A branch with one commit on it. @returns the commit's oid */
export async function branchWithCommit(
  box: Sandbox,
  token: string,
  branch: string,
  files: Readonly<Record<string, string | null>> = { 'app.yaml': 'tag: 2\n' },
): Promise<string> {
  const { id, oid } = await head(box, token);
  await graphql(box, token, CREATE_REF, { input: { repositoryId: id, name: `refs/heads/${branch}`, oid } });
  const { data } = await graphql(box, token, COMMIT, commitInput(branch, oid, files));
  return data.createCommitOnBranch.commit.oid;
}

/** Opens a pull request into main. @returns its node id */
export async function openPull(box: Sandbox, token: string, branch: string): Promise<string> {
  const { id } = await head(box, token);
  const input = {
    repositoryId: id,
    baseRefName: 'main',
    headRefName: branch,
    title: `From ${branch}`,
    body: 'why',
  };
  const { data } = await graphql(box, token, CREATE_PULL, { input });
  return data.createPullRequest.pullRequest.id;
}

export const PULL_STATE = `query($id: ID!) { node(id: $id) { ... on PullRequest {
  number state merged mergeable mergeStateStatus headRefOid reviewDecision
  commits(last: 5) { totalCount nodes { commit { oid } } }
} } }`;
