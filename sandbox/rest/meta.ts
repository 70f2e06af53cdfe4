import type { RestRequest, RestResponse, Route } from '../http/router.ts';
import { ok } from './answer.ts';

/** What is about the API itself. */
export const metaRoutes: readonly Route[] = [
  { method: 'GET', template: '/', handler: root },
  { method: 'GET', template: '/meta', handler: () => ok({ verifiable_password_authentication: false }) },
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

const ROOT = {
  current_user_url: '/user',
  current_user_authorizations_html_url: '/settings/connections/applications{/client_id}',
  authorizations_url: '/authorizations',
  code_search_url: '/search/code?q={query}{&page,per_page,sort,order}',
  commit_search_url: '/search/commits?q={query}{&page,per_page,sort,order}',
  emails_url: '/user/emails',
  emojis_url: '/emojis',
  events_url: '/events',
  feeds_url: '/feeds',
  followers_url: '/user/followers',
  following_url: '/user/following{/target}',
  gists_url: '/gists{/gist_id}',
  issue_search_url: '/search/issues?q={query}{&page,per_page,sort,order}',
  issues_url: '/issues',
  keys_url: '/user/keys',
  label_search_url: '/search/labels?q={query}&repository_id={repository_id}{&page,per_page}',
  notifications_url: '/notifications',
  organization_url: '/orgs/{org}',
  organization_repositories_url: '/orgs/{org}/repos{?type,page,per_page,sort}',
  organization_teams_url: '/orgs/{org}/teams',
  public_gists_url: '/gists/public',
  rate_limit_url: '/rate_limit',
  repository_url: '/repos/{owner}/{repo}',
  repository_search_url: '/search/repositories?q={query}{&page,per_page,sort,order}',
  current_user_repositories_url: '/user/repos{?type,page,per_page,sort}',
  starred_url: '/user/starred{/owner}{/repo}',
  starred_gists_url: '/gists/starred',
  topic_search_url: '/search/topics?q={query}{&page,per_page}',
  user_url: '/users/{user}',
  user_organizations_url: '/user/orgs',
  user_repositories_url: '/users/{user}/repos{?type,page,per_page,sort}',
  user_search_url: '/search/users?q={query}{&page,per_page,sort,order}',
} as const;

/** Every address that GitHub lists, those not built here too: following them says so. */
function root(request: RestRequest): RestResponse {
  const entries = Object.entries(ROOT).map(([key, path]) => [key, request.url.api(path)]);
  return ok(Object.fromEntries(entries));
}

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
