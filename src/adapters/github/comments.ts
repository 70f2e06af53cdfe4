/** Comments of pull requests over GraphQL, which alone tells whether the credential itself wrote one. */
import type { CommentedPullRequest, OwnComment, PullRequestComments, WriteResult } from '../../core/ports.ts';
import { ADD_COMMENT, DELETE_COMMENT, READ_COMMENTS, UPDATE_COMMENT } from './documents/comments.ts';
import { explaining, refused } from './failures.ts';
import { type Fault, graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { perform, type Write } from './write.ts';

interface ReadAnswer {
  readonly repository: { readonly pullRequest: RawPullRequest | null } | null;
}

interface RawPullRequest {
  readonly id: string;
  readonly headRefOid: string;
  readonly comments: {
    readonly nodes: readonly (OwnComment & { readonly viewerDidAuthor: boolean })[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** 100 comments each; who writes more under one pull request has other problems. */
const MAX_PAGES = 50;

export function createPullRequestComments(access: Access): PullRequestComments {
  const change = (write: Pick<Write<object, void>, 'document' | 'input'>): Promise<WriteResult<void>> =>
    perform<object, void>(access, {
      operation: OPERATIONS.comment,
      subject: 'the pull request',
      made: (data) => (Object.values(data).some(isPayload) ? { value: undefined } : undefined),
      isConflict: isGone,
      ...write,
    });
  return {
    read: (number) =>
      explaining({ access, operation: OPERATIONS.readPullRequests }, () => readAll(access, number)),
    create: (pullRequestId, body) =>
      change({ document: ADD_COMMENT, input: { subjectId: pullRequestId, body } }),
    update: (id, body) => change({ document: UPDATE_COMMENT, input: { id, body } }),
    remove: (id) => change({ document: DELETE_COMMENT, input: { id } }),
  };
}

/** A refused mutation has null for its payload, beside the error that says why. */
function isPayload(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Another run, or a person, has deleted it meanwhile. */
function isGone({ message }: Fault): boolean {
  return /could not resolve to a node/i.test(message);
}

async function readAll(access: Access, number: number): Promise<CommentedPullRequest> {
  const own: OwnComment[] = [];
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const read: RawPullRequest = await readPage(access, number, after);
    own.push(
      ...read.comments.nodes.flatMap(({ id, body, viewerDidAuthor }) =>
        viewerDidAuthor ? { id, body } : [],
      ),
    );
    const { hasNextPage, endCursor } = read.comments.pageInfo;
    if (!hasNextPage || page === MAX_PAGES) return { id: read.id, headOid: read.headRefOid, own };
    after = endCursor;
  }
}

async function readPage(access: Access, number: number, after: string | null): Promise<RawPullRequest> {
  const variables = { ...access.repository, number, after };
  const { data, errors } = await access.client.query<ReadAnswer>(READ_COMMENTS, variables);
  const pullRequest = data?.repository?.pullRequest;
  if (pullRequest !== undefined && pullRequest !== null) return pullRequest;
  const fault = graphqlFault(errors[0] ?? { message: `There is no pull request #${number}.` });
  throw refused(fault, { access, operation: OPERATIONS.readPullRequests, subject: `#${number}` });
}
