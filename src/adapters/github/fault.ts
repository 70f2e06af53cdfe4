/** What GitHub, or the way to it, answered instead of a result: one shape for REST, GraphQL and the network. */

/** One entry of a GraphQL answer's `errors`. */
export interface GraphqlError {
  readonly message: string;
  /** E.g. `NOT_FOUND`, `FORBIDDEN`; absent on errors of arguments and schema. */
  readonly type?: string;
  readonly path?: readonly (string | number)[];
}

export interface Fault {
  /** HTTP status; undefined: no answer came. */
  readonly status: number | undefined;
  /** GraphQL error type. */
  readonly type: string | undefined;
  /** GitHub's own words. */
  readonly message: string;
  /** `X-Accepted-GitHub-Permissions` of the answer, e.g. `contents=write`. */
  readonly accepted: string | undefined;
  /** Epoch second at which the used-up limit is refilled, where the answer is a refusal for rate. */
  readonly limitedUntil: number | undefined;
  /** GitHub's clock, from the answer's `Date`. */
  readonly date: string | undefined;
  readonly cause: unknown;
}

type Headers = Readonly<Record<string, string | number | undefined>>;

interface HttpError {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers: Headers; readonly data: unknown };
}

/** Reads an error that the HTTP client threw. Anything else counts as: no answer came. */
export function faultOf(error: unknown): Fault {
  if (!isHttpError(error)) return { ...EMPTY, message: wordsOf(error), cause: error };
  const response = error.response;
  if (response === undefined) return { ...EMPTY, message: error.message, cause: error };
  return {
    status: error.status,
    type: undefined,
    message: messageIn(response.data) ?? error.message,
    accepted: textOf(response.headers['x-accepted-github-permissions']),
    limitedUntil: limitEnd(error.status, error.message, response.headers),
    date: textOf(response.headers['date']),
    cause: error,
  };
}

/** A GraphQL error that came with status 200. */
export function graphqlFault(error: GraphqlError): Fault {
  return { ...EMPTY, status: 200, type: error.type, message: error.message, cause: error };
}

/** No answer, or one that says nothing about what happened on the server: 5xx, a broken connection. */
export function isUnsettling(fault: Fault): boolean {
  return fault.limitedUntil === undefined && (fault.status === undefined || fault.status >= 500);
}

const EMPTY = {
  status: undefined,
  type: undefined,
  accepted: undefined,
  limitedUntil: undefined,
  date: undefined,
};

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function messageIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('message' in data)) return undefined;
  const details = 'errors' in data ? detailsOf(data.errors) : '';
  return details === '' ? String(data.message) : `${data.message}: ${details}`;
}

/** `errors` of a 422 holds objects, strings, or is a plain string. */
function detailsOf(errors: unknown): string {
  const list = Array.isArray(errors) ? errors : [errors];
  return list.map(detailOf).filter(Boolean).join('; ');
}

function detailOf(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return String(detail ?? '');
  const { message, resource, field, code } = detail as Readonly<Record<string, unknown>>;
  return message === undefined ? [resource, field, code].filter(Boolean).join(' ') : String(message);
}

function textOf(header: string | number | undefined): string | undefined {
  return header === undefined || header === '' ? undefined : String(header);
}

function limitEnd(status: number, message: string, headers: Headers): number | undefined {
  const used = headers['x-ratelimit-remaining'] === '0' || /\bsecondary rate\b/i.test(message);
  if (!(status === 429 || (status === 403 && used))) return undefined;
  const after = Number(headers['retry-after']);
  if (after > 0) return Math.ceil(Date.now() / 1000) + after;
  return Number(headers['x-ratelimit-reset']) || Math.ceil(Date.now() / 1000) + 60;
}
