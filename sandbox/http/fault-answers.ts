import type { GraphQLRequest } from '../graphql/execute.ts';
import { json, type Outgoing } from './exchange.ts';
import type { Fault, RequestInfo } from './faults.ts';

const SECONDARY =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.';
const DOCS = 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api';

function secondary(fault: Fault): Outgoing {
  const status = fault.status ?? 403;
  const body = {
    message: SECONDARY,
    documentation_url: `${DOCS}#about-secondary-rate-limits`,
    status: String(status),
  };
  return json(status, body, { 'retry-after': String(fault.retryAfter ?? 1) });
}

function primary(fault: Fault, info: RequestInfo): Outgoing {
  const reset = Math.floor(Date.now() / 1000) + (fault.retryAfter ?? 1);
  const resource = info.kind === 'graphql' ? 'graphql' : 'core';
  const headers = {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  };
  if (info.kind === 'graphql') {
    const message = 'API rate limit already exceeded for user ID 1.';
    return json(200, { data: null, errors: [{ type: 'RATE_LIMITED', message }] }, headers);
  }
  const status = fault.status ?? 403;
  return json(
    status,
    { message: 'API rate limit exceeded for user ID 1.', documentation_url: DOCS, status: String(status) },
    headers,
  );
}

function idIn(value: unknown): string | null {
  if (typeof value === 'string') return /^[A-Z]+_\w+/.test(value) ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  const found = Object.entries(value).map(([key, inner]) =>
    key === 'clientMutationId' ? null : idIn(inner),
  );
  return found.find((id) => id !== null) ?? null;
}

function failedFields(
  info: RequestInfo,
  error: { readonly type: string; readonly message: string },
): Outgoing {
  const errors = info.fields.map((field) => ({
    type: error.type,
    path: [field],
    locations: [{ line: 1, column: 1 }],
    message: error.message,
  }));
  return json(200, { data: Object.fromEntries(info.fields.map((field) => [field, null])), errors });
}

function refusal(fault: Fault, info: RequestInfo): Outgoing {
  const { status = 422, message = 'Validation Failed', type = 'UNPROCESSABLE' } = fault;
  if (info.kind === 'graphql') return failedFields(info, { type, message });
  return json(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) });
}

function notResolved(info: RequestInfo, request: GraphQLRequest | null): Outgoing {
  if (info.kind !== 'graphql')
    return json(404, { message: 'Not Found', documentation_url: DOCS, status: '404' });
  const id = idIn(request?.variables) ?? /"([A-Z]+_\w+)"/.exec(request?.query ?? '')?.[1] ?? '';
  const message = `Could not resolve to a node with the global id of '${id}'.`;
  return failedFields(info, { type: 'NOT_FOUND', message });
}

/** The plain answer of a server in trouble, as GitHub's edge gives it. */
export function troubled(status: number): Outgoing {
  const messages: Readonly<Record<number, string>> = {
    500: 'Server Error',
    502: 'Server Error',
    503: 'Service Unavailable',
  };
  return json(status, { message: messages[status] ?? 'Server Error' });
}

/** What a fault answers instead of doing anything; null for faults that let the request through. */
export function faultAnswer(
  fault: Fault,
  info: RequestInfo,
  request: GraphQLRequest | null,
): Outgoing | null {
  if (fault.kind === 'status' && fault.applied !== true) return troubled(fault.status ?? 502);
  if (fault.kind === 'secondary-limit') return secondary(fault);
  if (fault.kind === 'primary-limit') return primary(fault, info);
  if (fault.kind === 'refusal') return refusal(fault, info);
  if (fault.kind === 'not-resolved') return notResolved(info, request);
  return null;
}
