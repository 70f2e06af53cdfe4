import type { Actor } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import type { RateLimits } from './limits.ts';

/** Builds absolute addresses of this sandbox, as they stand in answers. */
export interface UrlBuilder {
  /** `api('/repos/acme/shop')` -> `http://127.0.0.1:1234/api/v3/repos/acme/shop` */
  api(path: string): string;
  /** `html('/acme/shop/pull/1')` -> `http://127.0.0.1:1234/acme/shop/pull/1` */
  html(path: string): string;
  readonly graphql: string;
}

export interface RestRequest {
  readonly store: Store;
  readonly actor: Actor;
  readonly method: string;
  /** Below `/api/v3`, decoded, without the query. */
  readonly path: string;
  /** The template's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; `{}` without a body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The body's bytes (release assets). */
  readonly rawBody: Buffer;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly url: UrlBuilder;
  /** What the caller has used of its limits. */
  readonly limits: RateLimits;
}

export interface RestResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A Buffer is sent as it is, undefined is no body, anything else as JSON. */
  readonly body?: unknown;
}

export type RestHandler = (request: RestRequest) => Promise<RestResponse> | RestResponse;

export interface Route {
  readonly method: string;
  readonly template: string;
  readonly handler: RestHandler;
}

interface Compiled extends Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly literal: number;
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const parts = route.template.split(/(\{\*?\w+\})/);
  const source = parts.map((part) => {
    const match = /^\{(\*?)(\w+)\}$/.exec(part);
    if (match === null) return quoted(part);
    names.push(match[2] ?? '');
    return match[1] === '*' ? '(.+)' : '([^/]+)';
  });
  const literal = route.template.replace(/\{\*?\w+\}/g, '').length;
  return { ...route, names, literal, pattern: new RegExp(`^${source.join('')}$`) };
}

/**
 * Routes by template: `{name}` is one segment, `{*name}` one or more (refs, paths).
 * Where several match, the one with the most literal text wins, as in GitHub's description.
 */
export class Router {
  readonly #routes: Compiled[] = [];

  route(method: string, template: string, handler: RestHandler): void {
    this.#routes.push(compile({ method, template, handler }));
    this.#routes.sort((a, b) => b.literal - a.literal);
  }

  add(routes: readonly Route[]): void {
    for (const { method, template, handler } of routes) this.route(method, template, handler);
  }

  /** @param path still percent-encoded, below `/api/v3` */
  match(
    method: string,
    path: string,
  ): { readonly route: Route; readonly params: Record<string, string> } | null {
    for (const route of this.#routes) {
      if (route.method !== method) continue;
      const match = route.pattern.exec(path);
      if (match === null) continue;
      const params = route.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { route, params: Object.fromEntries(params) };
    }
    return null;
  }

  /** Templates served, for reports. */
  list(): readonly string[] {
    return this.#routes.map((route) => `${route.method} ${route.template}`);
  }
}
