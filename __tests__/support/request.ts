import { parseRequest, type RequestSource } from '../../src/request.ts';

export const SHA = '0123456789abcdef0123456789abcdef01234567';

/** What the runner of `acme/shop` gives to a step with these inputs. */
export function sourceOf(
  inputs: Readonly<Record<string, string>>,
  more: {
    readonly event?: unknown;
    readonly environment?: Record<string, string>;
    readonly bodyFile?: string;
  } = {},
): RequestSource {
  return {
    inputs: { values: new Map(Object.entries(inputs)), label: (name) => `input "${name}"` },
    environment: {
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: SHA,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: 'https://api.github.com',
      GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_ACTOR: 'alice',
      ...more.environment,
    },
    event: more.event,
    bodyFile: more.bodyFile,
  };
}

/** The least that a step gives. */
export const MINIMAL = {
  images: 'ghcr.io/acme/shop:1.8.0',
  path: 'apps/shop/overlays/production',
  repository: 'acme/config',
  token: 'github_pat_example',
} as const;

/** An `update` as it is asked for. */
export function parseUpdate(source: RequestSource) {
  const { connection, ask } = parseRequest(source);
  if (ask.command !== 'update') throw new Error(`this asks for ${ask.command}`);
  return { connection, update: ask };
}
