/** Types that GitHub's GraphQL errors carry. */
export type GraphQLErrorType =
  | 'UNPROCESSABLE'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'STALE_DATA'
  | 'BRANCH_PROTECTION_RULE_VIOLATION'
  | 'RATE_LIMITED';

/** One entry of a 422's `errors`, or the plain string that GitHub sometimes sends instead. */
export type FieldError =
  | string
  | { readonly resource: string; readonly code: string; readonly field?: string; readonly message?: string };

/** How the same refusal reads in GraphQL where it is not the REST message. */
export interface GraphQLRefusal {
  readonly type?: GraphQLErrorType | undefined;
  readonly message?: string;
}

/**
 * A refusal as GitHub words it. REST answers `status` with `{message, errors?, documentation_url, status}`;
 * GraphQL answers 200 with an error whose type follows from `graphql.type` or the status.
 */
export class GitHubError extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[] | string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  graphql: GraphQLRefusal = {};

  constructor(
    status: number,
    message: string,
    errors?: readonly FieldError[] | string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }

  /** Sets how GraphQL words it; returns itself so that it can be thrown in one expression. */
  inGraphQL(refusal: GraphQLRefusal): this {
    this.graphql = refusal;
    return this;
  }
}

/** GitHub's answer for what does not exist and for what the actor may not see. */
export function notFound(): GitHubError {
  return new GitHubError(404, 'Not Found').inGraphQL({ type: 'NOT_FOUND' });
}

/** 422 "Validation Failed" with its details; GraphQL shows the first detail's message as UNPROCESSABLE. */
export function validationFailed(...errors: readonly FieldError[]): GitHubError {
  const first = errors[0];
  const text = typeof first === 'string' ? first : first?.message;
  return new GitHubError(422, 'Validation Failed', errors).inGraphQL({
    type: 'UNPROCESSABLE',
    ...(text === undefined ? {} : { message: text }),
  });
}
