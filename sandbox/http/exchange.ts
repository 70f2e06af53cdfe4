import type { IncomingMessage } from 'node:http';
import type { Actor } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import type { Faults } from './faults.ts';
import type { RateLimits } from './limits.ts';
import type { RequestLog } from './log.ts';
import type { Router, UrlBuilder } from './router.ts';
import type { World } from './world.ts';

/** What every part of the server works with. */
export interface Box {
  readonly store: Store;
  readonly router: Router;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly log: RequestLog;
  readonly latencyMs: number;
  readonly world: World;
}

/** One request, read whole. */
export interface Incoming {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly requestId: string;
  readonly addresses: UrlBuilder;
}

/** One answer, ready to be sent. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request with who makes it and the state it sees. */
export interface Exchange {
  readonly box: Box;
  readonly incoming: Incoming;
  readonly actor: Actor;
  /** The live store, or a replica for a stale read. */
  readonly store: Store;
}

/** Reads a request to its end. */
export async function readIncoming(request: IncomingMessage, requestId: string): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const origin = `http://${headers['host'] ?? '127.0.0.1'}`;
  const target = request.url ?? '/';
  return {
    method: request.method ?? 'GET',
    target,
    url: new URL(target, origin),
    headers,
    body: Buffer.concat(chunks),
    requestId,
    addresses: {
      api: (path) => `${origin}/api/v3${path}`,
      html: (path) => `${origin}${path}`,
      graphql: `${origin}/api/graphql`,
    },
  };
}

/** An answer of JSON. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Outgoing {
  const body = Buffer.from(JSON.stringify(value));
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}
