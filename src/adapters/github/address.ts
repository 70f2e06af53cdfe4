/** Where GitHub's two APIs live. Both addresses are used as given; one is derived only when it is not given. */

/** REST base without trailing slash, and the address of GraphQL. */
export interface Addresses {
  readonly rest: string;
  readonly graphql: string;
}

/**
 * @param apiUrl REST base, as `GITHUB_API_URL` or the input `api-url` gives it.
 * @param graphqlUrl as `GITHUB_GRAPHQL_URL` gives it; undefined or empty: derived from `apiUrl`.
 */
export function addressesOf(apiUrl: string, graphqlUrl: string | undefined): Addresses {
  const rest = withoutTrailingSlash(apiUrl);
  const given = withoutTrailingSlash(graphqlUrl ?? '');
  return { rest, graphql: given === '' ? graphqlUrlOf(rest) : given };
}

/**
 * GraphQL's address for a REST base: GHES serves REST at `/api/v3` and GraphQL at `/api/graphql`;
 * github.com and ghe.com serve both at the root of the API host.
 */
export function graphqlUrlOf(apiUrl: string): string {
  const rest = withoutTrailingSlash(apiUrl);
  return rest.endsWith('/api/v3') ? rest.replace(/\/v3$/, '/graphql') : `${rest}/graphql`;
}

function withoutTrailingSlash(url: string): string {
  return url.trim().replace(/\/+$/, '');
}
