import { createHash } from 'node:crypto';
import { accessOf } from '../store/access.ts';
import { fullName } from '../store/store.ts';
import { GitHubError } from './errors.ts';
import { type Exchange, json, type Outgoing } from './exchange.ts';
import type { RestResponse } from './router.ts';

const DOCS = 'https://docs.github.com/rest';
const VERSIONS = new Set(['2022-11-28', '2026-03-10']);

/** A refusal as REST shows it. */
export function errorAnswer(error: GitHubError): Outgoing {
  const body = {
    message: error.message,
    ...(error.errors === undefined ? {} : { errors: error.errors }),
    documentation_url: DOCS,
    status: String(error.status),
  };
  return json(error.status, body, error.headers);
}

function parseBody(body: Buffer, type: string): Readonly<Record<string, unknown>> {
  if (body.length === 0 || (type !== '' && !type.includes('json') && !type.includes('text/plain'))) return {};
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    if (Array.isArray(value)) return { '': value };
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON');
  }
  throw new GitHubError(400, 'Body should be a JSON object');
}

/** Repositories that were renamed answer with the way to their new address, by id as GitHub does. */
function redirect({ store, incoming, actor }: Exchange, path: string): Outgoing | null {
  const match = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path);
  if (match === null) return null;
  const [, owner = '', name = '', rest = ''] = match;
  const found = store.find(decodeURIComponent(owner), decodeURIComponent(name));
  if (found?.renamed !== true || accessOf(store, actor, found.repository) === 'none') return null;
  const location = incoming.addresses.api(
    `/repos/${fullName(found.repository)}${rest}${incoming.url.search}`,
  );
  const status = incoming.method === 'GET' || incoming.method === 'HEAD' ? 301 : 307;
  return json(status, { message: 'Moved Permanently', url: location, documentation_url: DOCS }, { location });
}

function conditional({ incoming }: Exchange, answer: Outgoing): Outgoing {
  if (incoming.method !== 'GET' || answer.status !== 200) return answer;
  const etag = `W/"${createHash('sha256').update(answer.body).digest('hex')}"`;
  const headers = { ...answer.headers, etag };
  if (incoming.headers['if-none-match'] === etag)
    return { status: 304, headers: { etag }, body: Buffer.alloc(0) };
  return { ...answer, headers };
}

function outgoing({ status, headers = {}, body }: RestResponse): Outgoing {
  if (body === undefined) return { status, headers, body: Buffer.alloc(0) };
  if (Buffer.isBuffer(body)) return { status, headers, body };
  return json(status, body, headers);
}

function checkHeaders({ incoming }: Exchange): void {
  const version = incoming.headers['x-github-api-version'];
  if (version !== undefined && !VERSIONS.has(version)) {
    throw new GitHubError(
      400,
      `"${version}" is not a supported version. Supported versions are: ${[...VERSIONS].join(', ')}.`,
    );
  }
  if ((incoming.headers['user-agent'] ?? '') === '') {
    const text =
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.';
    throw new GitHubError(403, text);
  }
}

async function dispatch(exchange: Exchange, path: string): Promise<Outgoing> {
  const { box, incoming, actor, store } = exchange;
  checkHeaders(exchange);
  const elsewhere = redirect(exchange, path);
  if (elsewhere !== null) return elsewhere;
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  const match = box.router.match(method, path);
  if (match === null) {
    const known = `sandbox: ${incoming.method} ${path} is not built`;
    return json(501, { message: known, documentation_url: DOCS, status: '501' });
  }
  const type = incoming.headers['content-type'] ?? '';
  const response = await match.route.handler({
    store,
    actor,
    method: incoming.method,
    path: decodeURIComponent(path),
    params: match.params,
    query: incoming.url.searchParams,
    // An asset is bytes, even one that calls itself JSON.
    body: /\/releases\/\d+\/assets$/.test(path) ? {} : parseBody(incoming.body, type),
    rawBody: incoming.body,
    headers: incoming.headers,
    url: incoming.addresses,
    limits: box.limits,
  });
  return conditional(exchange, outgoing(response));
}

/** Answers a REST request; refusals become GitHub's JSON, anything else is a fault of the sandbox and says so. */
export async function answerRest(exchange: Exchange): Promise<Outgoing> {
  const path = exchange.incoming.url.pathname.replace(/^\/api\/(v3|uploads)/, '');
  try {
    return await dispatch(exchange, path === '' ? '/' : path);
  } catch (error) {
    if (error instanceof GitHubError) return errorAnswer(error);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return json(500, { message: `sandbox: ${text}`, status: '500' });
  }
}
