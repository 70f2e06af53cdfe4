import { GitHubError } from '../http/errors.ts';
import type { RestRequest, RestResponse } from '../http/router.ts';

/** 200 with a body. */
export function ok(body: unknown): RestResponse {
  return { status: 200, body };
}

/** 201 with a body and, where it has an address of its own, `Location`. */
export function created(body: { readonly [key: string]: unknown }): RestResponse {
  const url = body['url'];
  return { status: 201, body, ...(typeof url === 'string' ? { headers: { location: url } } : {}) };
}

/** 204 without a body. */
export function noContent(): RestResponse {
  return { status: 204 };
}

/** An endpoint, field or value that the sandbox does not have: it says so and invents nothing. */
export function notBuilt(what: string): GitHubError {
  return new GitHubError(501, `The sandbox has not built this: ${what}. GitHub itself would answer.`);
}

/** Which slice of a list is asked for: `per_page` 1..100, 30 if not given, and `page` from 1. */
export function slice(query: URLSearchParams): { readonly size: number; readonly page: number } {
  const number = (name: string, fallback: number): number => {
    const value = Number.parseInt(query.get(name) ?? '', 10);
    return Number.isNaN(value) || value < 1 ? fallback : value;
  };
  return { size: Math.min(number('per_page', 30), 100), page: number('page', 1) };
}

/** The asked-for page of a list, with the `Link` header that GitHub gives when there are more pages. */
export function paged<T>(request: RestRequest, all: readonly T[], shape: (each: T) => unknown): RestResponse {
  const { size, page } = slice(request.query);
  const items = all.slice((page - 1) * size, page * size);
  return { status: 200, body: items.map(shape), headers: linkHeader(request, all.length) };
}

/** `Link` of a list with so many items; empty when everything is on one page. */
export function linkHeader(request: RestRequest, total: number): Record<string, string> {
  const { size, page } = slice(request.query);
  const last = Math.max(1, Math.ceil(total / size));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(request.query);
    query.set('page', String(to));
    return `<${request.url.api(encodeURI(request.path))}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}
