import type { RestRequest, RestResponse, Route } from '../http/router.ts';
import { ok } from './answer.ts';

/** What is about the API itself. `/meta` and `/` list what the sandbox does not have, and are not built. */
export const metaRoutes: readonly Route[] = [
  { method: 'GET', template: '/rate_limit', handler: rateLimit },
  { method: 'GET', template: '/versions', handler: () => ok(['2022-11-28', '2026-03-10']) },
  {
    method: 'GET',
    template: '/zen',
    handler: () => ({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: Buffer.from('Keep it logically awesome.'),
    }),
  },
];

/** Only the buckets that the sandbox counts. Search is not built: its bucket is full. */
function rateLimit(request: RestRequest): RestResponse {
  const bucket = (name: 'core' | 'graphql'): { readonly [key: string]: number } => {
    const { limit, used, remaining, reset } = request.limits.state(request.actor, name);
    return { limit, used, remaining, reset };
  };
  const core = bucket('core');
  const search = { limit: 30, used: 0, remaining: 30, reset: core['reset'] };
  return ok({ resources: { core, graphql: bucket('graphql'), search }, rate: core });
}
