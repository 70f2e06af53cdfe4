/** The one HTTP client: Octokit with GitHub's limits honoured and reads retried. */
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import Bottleneck from 'bottleneck/light.js';
import type { Log } from '../../core/ports.ts';
import type { Addresses } from './address.ts';
import { watchExchanges } from './exchange.ts';
import { faultOf, type GraphqlError, isUnsettling } from './fault.ts';
import { proxyFetchFor } from './proxy.ts';
import { createLimitWaits } from './waits.ts';

export interface ClientOptions {
  readonly addresses: Addresses;
  readonly token: string;
  readonly userAgent: string;
  readonly log: Log;
  /** Upper bound of all waits for rate limits together, in seconds. */
  readonly maxWaitSeconds?: number;
  /** What a second of waiting lasts, in milliseconds; tests make it short. */
  readonly secondMs?: number;
}

/** A GraphQL document and its operation's name. */
export interface GraphqlDocument {
  readonly name: string;
  readonly text: string;
}

/** Data and errors of one GraphQL answer; both can be there at once. */
export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly errors: readonly GraphqlError[];
}

/** The write may have happened or not. */
export interface Unsettled {
  readonly unsettled: string;
}

type Variables = Readonly<Record<string, unknown>>;

/** Each call throws what `faultOf` reads. */
export interface Client {
  /** Sent again on 5xx and broken connections. */
  query<Data>(document: GraphqlDocument, variables: Variables): Promise<Answer<Data>>;
  /** Sent once; again only after a rate limit, which refuses before anything is done. */
  mutate<Data>(document: GraphqlDocument, variables: Variables): Promise<Answer<Data> | Unsettled>;
  /** A REST request that may be sent twice without harm. @param route e.g. `GET /repos/{owner}/{repo}`. */
  rest<Body>(route: string, parameters: Variables): Promise<Body>;
  /** The same, with the answer's headers. */
  restWithHeaders<Body>(
    route: string,
    parameters: Variables,
  ): Promise<{ readonly body: Body; readonly headers: Readonly<Record<string, unknown>> }>;
}

/** Statuses that a repetition cannot change. 429 belongs to the throttling plugin. */
const FINAL_STATUSES = [400, 401, 403, 404, 405, 409, 410, 422, 429, 451];

const GitHubOctokit = Octokit.plugin(watchExchanges, throttling, retry);

export function createClient(options: ClientOptions): Client {
  const waits = createLimitWaits(options.log, options.maxWaitSeconds);
  const octokit = octokitFor(options, { ...waits, ...writePaces() });
  const reader = octokitFor(options, { ...waits, ...queryPaces() });
  const graphql = async <Data>(
    document: GraphqlDocument,
    variables: Variables,
    { via, ...retries }: { readonly via: Octokit; readonly retries?: number },
  ) => {
    const response = await via.request({
      method: 'POST',
      url: options.addresses.graphql,
      query: document.text,
      operationName: document.name,
      variables,
      request: retries,
    });
    const answer = response.data as { data?: Data | null; errors?: readonly GraphqlError[] };
    return { data: answer.data ?? undefined, errors: answer.errors ?? [] };
  };
  const restWithHeaders = async <Body>(route: string, parameters: Variables) => {
    const response = await octokit.request(route, parameters);
    return { body: response.data as Body, headers: response.headers };
  };
  return {
    query: (document, variables) => graphql(document, variables, { via: reader }),
    mutate: (document, variables) =>
      settled(() => graphql(document, variables, { via: octokit, retries: 0 })),
    rest: async <Body>(route: string, parameters: Variables) =>
      (await restWithHeaders<Body>(route, parameters)).body,
    restWithHeaders,
  };
}

async function settled<Value>(send: () => Promise<Value>): Promise<Value | Unsettled> {
  try {
    return await send();
  } catch (error) {
    const fault = faultOf(error);
    if (!isUnsettling(fault)) throw error;
    return { unsettled: fault.message };
  }
}

/** What the throttling plugin paces as writes, and the waits that it may grant. */
type Paces = ReturnType<typeof createLimitWaits> & ReturnType<typeof writePaces>;

function octokitFor(options: ClientOptions, paces: Paces): Octokit {
  const { addresses, log, secondMs = 1000 } = options;
  const proxied = proxyFetchFor(addresses.rest, process.env);
  return new GitHubOctokit({
    auth: options.token,
    baseUrl: addresses.rest,
    userAgent: options.userAgent,
    log: { debug: ignore, info: ignore, warn: log.debug, error: log.debug },
    ...(proxied === undefined ? {} : { request: { fetch: proxied } }),
    exchange: { graphqlUrl: addresses.graphql, log },
    throttle: { ...paces, retryAfterBaseValue: secondMs },
    retry: { doNotRetry: FINAL_STATUSES, retryAfterBaseValue: secondMs },
  });
}

/**
 * GitHub allows 80 content creations a minute. The plugin's default, 1 s between any two writes and 3 s
 * between those that notify, would add seconds to a run of three mutations that is nowhere near it; so a bucket:
 * 20 writes at once, then one a second, which makes at most 80 in any first minute.
 */
function writePaces() {
  const bucket = { reservoirIncreaseAmount: 1, reservoirIncreaseInterval: 1000 };
  const group = (id: string) =>
    new Bottleneck.Group({ id, reservoir: 20, reservoirIncreaseMaximum: 20, maxConcurrent: 1, ...bucket });
  return { write: group('write'), notifications: group('notifications') };
}

/**
 * The plugin takes every GraphQL request for a write. Queries create nothing: for them GitHub has 2,000 points a
 * minute, of which a query costs one; so 100 at once, then 20 a second, which makes at most 1,300 in any minute.
 */
function queryPaces(): ReturnType<typeof writePaces> {
  const bucket = { reservoirIncreaseAmount: 20, reservoirIncreaseInterval: 1000 };
  const group = (id: string) =>
    new Bottleneck.Group({ id, reservoir: 100, reservoirIncreaseMaximum: 100, maxConcurrent: 1, ...bucket });
  return { write: group('query'), notifications: group('query-notifications') };
}

function ignore(): void {}
