/** What `verify` looks at: the branch's latest commits and what operators say of them. */
import type { GraphqlDocument } from '../client.ts';

const STATES = `fragment States on Commit {
  oid
  status { contexts { context state description } }
  deployments(first: 20, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { databaseId environment payload latestStatus { state description } }
  }
}`;

/** @param named a base branch is given @param pinned a commit is given */
export function rolloutDocument({
  named,
  pinned,
}: {
  readonly named: boolean;
  readonly pinned: boolean;
}): GraphqlDocument {
  const declared = `${named ? ', $base: String!' : ''}${pinned ? ', $commit: GitObjectID!, $head: String!' : ''}`;
  return {
    name: 'LookAtRollout',
    text: `query LookAtRollout($owner: String!, $name: String!${declared}) {
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
          latest: history(first: 20) { nodes { ...States } }
        }
      }
      ${pinned ? 'compare(headRef: $head) { aheadBy }' : ''}
    }
    ${pinned ? 'commit: object(oid: $commit) { ...States ... on Commit { message parents(first: 2) { nodes { oid message } } } }' : ''}
  }
}
${STATES}`,
  };
}

type Nodes<Node> = { readonly nodes: readonly (Node | null)[] | null } | null;

export interface RawStates {
  readonly oid?: string;
  readonly status?: {
    readonly contexts: readonly {
      readonly context: string;
      readonly state: string;
      readonly description: string | null;
    }[];
  } | null;
  readonly deployments?: Nodes<{
    readonly databaseId: number | null;
    readonly environment: string | null;
    readonly payload: string | null;
    readonly latestStatus: { readonly state: string; readonly description: string | null } | null;
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
