/**
 * The innermost layer around each single HTTP exchange: gives it a time limit, logs it, and turns answers that
 * the plugins around it would misread into errors that they understand.
 */
import type { Octokit } from '@octokit/core';
import { RequestError } from '@octokit/request-error';
import type { Log } from '../../core/ports.ts';

type Options = RequestError['request'];
type Response = NonNullable<RequestError['response']>;
type PluginOptions = NonNullable<ConstructorParameters<typeof Octokit>[0]>;
type Headers = Record<string, string | number | undefined>;

/** What the plugin below takes from the options of the Octokit constructor. */
export interface ExchangeOptions {
  /** Answers from here are checked for errors inside of a 200. */
  readonly graphqlUrl: string;
  readonly log: Log;
}

/** GitHub ends a request after 10 s; an answer that takes this long is never coming. */
const TIMEOUT_MS = 60_000;
/** Least wait after a secondary limit without `retry-after`, doubled on each repetition (GitHub's docs). */
const SECONDARY_SECONDS = 60;

/** An Octokit plugin; the first in the list is the innermost. */
export function watchExchanges(octokit: Octokit, options: PluginOptions): Record<string, never> {
  const exchange: ExchangeOptions | undefined = options['exchange'];
  if (exchange === undefined) return {};
  const limits = { seen: 0 };
  octokit.hook.wrap('request', async (send, given) => {
    const request = given as Options;
    prepare(request);
    const started = performance.now();
    try {
      const response = (await send(given)) as Response;
      logExchange(exchange.log, request, { response, started });
      if (request.url === exchange.graphqlUrl) refuseFalseSuccess(response, request);
      return response;
    } catch (error) {
      if (error instanceof RequestError) noteRefusal(error, { request, started, log: exchange.log, limits });
      throw error;
    }
  });
  return {};
}

/** In place: each hook is bound to the first options, and what one hands to the next is not heard. */
function prepare(options: Options): void {
  options.headers['x-github-api-version'] = '2022-11-28';
  options.request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MS) };
}

interface Attempt {
  readonly request: Options;
  readonly started: number;
  readonly log: Log;
  readonly limits: { seen: number };
}

function noteRefusal(error: RequestError, { request, started, log, limits }: Attempt): void {
  if (error.response === undefined) log.debug(`${titleOf(request)} -> no answer: ${error.message}`);
  else if (error.response.status !== 200) logExchange(log, request, { response: error.response, started });
  if (isLimited(error)) completeLimitHeaders(error, limits.seen++);
}

/**
 * The throttling plugin looks for RATE_LIMITED only where the path begins with `/graphql`, which GHES's
 * `/api/graphql` does not; and a page of a proxy comes as 200 without any JSON.
 */
function refuseFalseSuccess(response: Response, options: Options): void {
  const data: unknown = response.data;
  if (typeof data !== 'object' || data === null) {
    throw asError('The answer is not JSON', 502, { response, options });
  }
  const errors = 'errors' in data && Array.isArray(data.errors) ? data.errors : [];
  const limit = errors.find((e) => e?.type === 'RATE_LIMITED' || /\bsecondary rate\b/i.test(e?.message));
  if (limit !== undefined) throw asError(String(limit.message), 429, { response, options });
}

function asError(
  message: string,
  status: number,
  exchange: { readonly response: Response; readonly options: Options },
): RequestError {
  const { response, options } = exchange;
  return new RequestError(message, status, { request: options, response });
}

function isLimited(error: RequestError): boolean {
  if (error.response === undefined) return false;
  const used = error.response.headers['x-ratelimit-remaining'] === '0';
  return (
    error.status === 429 || (error.status === 403 && (used || /\bsecondary rate\b/i.test(error.message)))
  );
}

/** The plugin sends again at once where the headers name no time; this names one. */
function completeLimitHeaders(error: RequestError, repetition: number): void {
  const headers = error.response?.headers as Headers;
  const pause = SECONDARY_SECONDS * 2 ** Math.min(repetition, 4);
  const used = headers['x-ratelimit-remaining'] === '0';
  const reset = Number(headers['x-ratelimit-reset']);
  if (/\bsecondary rate\b/i.test(error.message)) {
    const untilReset = used && reset > 0 ? Math.ceil(reset - Date.now() / 1000) + 1 : 0;
    headers['retry-after'] ??= String(untilReset > 0 ? untilReset : pause);
    return;
  }
  headers['x-ratelimit-remaining'] = '0';
  if (!(reset > 0)) {
    const after = Number(headers['retry-after']);
    headers['x-ratelimit-reset'] = String(Math.ceil(Date.now() / 1000) + (after > 0 ? after : pause));
  }
}

function logExchange(
  log: Log,
  options: Options,
  { response, started }: { readonly response: Response; readonly started: number },
): void {
  const took = Math.round(performance.now() - started);
  const id = response.headers['x-github-request-id'] ?? 'none';
  log.debug(`${titleOf(options)} -> ${response.status} in ${took} ms, request id ${id}`);
}

function titleOf(options: Options): string {
  const { operationName } = options as { readonly operationName?: unknown };
  return [options.method, options.url, operationName].filter(Boolean).join(' ');
}
