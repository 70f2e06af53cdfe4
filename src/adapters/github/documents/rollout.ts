/** What `verify` looks at: the branch's latest commits and what operators say of them. */
import type { GraphqlDocument } from '../client.ts';

const states = (checks: boolean): string => `fragment States on Commit {
  oid
  status { contexts { context state description creator { login } } }
  deployments(first: 20, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { databaseId environment payload creator { login } latestStatus { state description logUrl } }
  }
${checks ? '  statusCheckRollup { contexts(first: 100) { ...Checks } }\n}' : '}'}${checks ? CHECKS : ''}`;

const CHECKS = `
fragment Checks on StatusCheckRollupContextConnection {
  pageInfo { hasNextPage endCursor }
  nodes { ... on CheckRun { name status conclusion title checkSuite { app { slug } } } }
}`;

/** Checks of a commit that go on. */
export const MORE_CHECKS: GraphqlDocument = {
  name: 'MoreChecks',
  text: `query MoreChecks($owner: String!, $name: String!, $commit: GitObjectID!, $after: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      ... on Commit { statusCheckRollup { contexts(first: 100, after: $after) { ...Checks } } }
    }
  }
}${CHECKS}`,
};

/** @param named a base branch is given @param pinned a commit is given @param checks check runs are read */
export function rolloutDocument({
  named,
  pinned,
  checks,
}: {
  readonly named: boolean;
  readonly pinned: boolean;
  readonly checks: boolean;
}): GraphqlDocument {
  const declared = `${named ? ', $base: String!' : ''}${pinned ? ', $commit: GitObjectID!, $head: String!' : ''}`;
  return {
    name: 'LookAtRollout',
    text: `query LookAtRollout($owner: String!, $name: String!, $latest: Int!${declared}) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) {
    url
    base: ${named ? 'ref(qualifiedName: $base)' : 'defaultBranchRef'} {
      name
      target {
        oid
        ... on Commit {
          file(path: ".gitops-release.yaml") { object { ... on Blob { text } } }
          history(first: 100) { nodes { oid parents(first: 10) { nodes { oid } } } }
          message
          parents(first: 2) { nodes { oid message } }
          latest: history(first: $latest) { nodes { ...States } }
        }
      }
      ${pinned ? 'compare(headRef: $head) { aheadBy }' : ''}
    }
    ${pinned ? 'commit: object(oid: $commit) { ...States ... on Commit { message parents(first: 2) { nodes { oid message } } } }' : ''}
  }
}
${states(checks)}`,
  };
}

type Nodes<Node> = { readonly nodes: readonly (Node | null)[] | null } | null;

type RawCreator = { readonly login: string } | null;

/** Check runs; commit statuses among them are empty. */
export interface RawChecks {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes:
    | readonly ({
        readonly name?: string;
        readonly status?: string;
        readonly conclusion?: string | null;
        readonly title?: string | null;
        readonly checkSuite?: { readonly app: { readonly slug: string } | null } | null;
      } | null)[]
    | null;
}

export interface RawMoreChecks {
  readonly repository: {
    readonly object: { readonly statusCheckRollup?: { readonly contexts: RawChecks } | null } | null;
  } | null;
}

export interface RawStates {
  readonly oid?: string;
  readonly status?: {
    readonly contexts: readonly {
      readonly context: string;
      readonly state: string;
      readonly description: string | null;
      readonly creator?: RawCreator;
    }[];
  } | null;
  readonly statusCheckRollup?: { readonly contexts: RawChecks } | null;
  readonly deployments?: Nodes<{
    readonly databaseId: number | null;
    readonly environment: string | null;
    readonly payload: string | null;
    readonly creator?: RawCreator;
    readonly latestStatus: {
      readonly state: string;
      readonly description: string | null;
      readonly logUrl?: string | null;
    } | null;
  }>;
}

export interface RawMessages {
  readonly message?: string;
  readonly parents?: Nodes<{ readonly oid: string; readonly message: string }>;
}

export interface RawRollout {
  readonly rateLimit: { readonly limit: number; readonly remaining: number; readonly resetAt: string } | null;
  readonly repository: {
    readonly url: string;
    readonly commit?: (RawStates & RawMessages) | null;
    readonly base: {
      readonly name: string;
      readonly compare?: { readonly aheadBy: number } | null;
      readonly target: RawMessages & {
        readonly oid: string;
        readonly file?: { readonly object: { readonly text?: string | null } | null } | null;
        readonly history?: Nodes<{ readonly oid: string; readonly parents: Nodes<{ readonly oid: string }> }>;
        readonly latest?: Nodes<RawStates>;
      };
    } | null;
  } | null;
}
