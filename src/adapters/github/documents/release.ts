/** What `release` reads: the base with its config file, the commits that have landed on it, and tags. */
import type { GraphqlDocument } from '../client.ts';

const COMMIT = `fragment Landed on Commit {
  oid
  message
  parents(first: 2) { nodes { oid message } }
  associatedPullRequests(first: 5) {
    nodes {
      number
      url
      title
      state
      author { login }
      baseRefName
      mergeCommit { oid }
      commits { totalCount }
      latestOpinionatedReviews(first: 100, writersOnly: true) { nodes { state author { login } } }
    }
  }
}`;

/** Commits are variables `c0`, `c1`, …; whether the base has them is asked of the branch. */
export function releaseDocument(count: number, named: boolean): GraphqlDocument {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const declared = numbers.map((index) => `, $c${index}: GitObjectID!, $n${index}: String!`).join('');
  const compared = numbers.map((index) => `n${index}: compare(headRef: $n${index}) { aheadBy }`);
  const commits = numbers.map((index) => `c${index}: object(oid: $c${index}) { __typename ...Landed }`);
  const base = `{
    name
    target { oid ... on Commit { file(path: ".gitops-release.yaml") { object { ... on Blob { text } } } } }
    ${compared.join('\n    ')}
  }`;
  return {
    name: 'ReadRelease',
    text: `query ReadRelease($owner: String!, $name: String!${named ? ', $base: String!' : ''}${declared}) {
  repository(owner: $owner, name: $name) {
    url
    base: ${named ? 'ref(qualifiedName: $base)' : 'defaultBranchRef'} ${base}
    ${commits.join('\n    ')}
  }
}
${count > 0 ? COMMIT : ''}`,
  };
}

export const TAGS: GraphqlDocument = {
  name: 'ReadTags',
  text: `query ReadTags($owner: String!, $name: String!, $query: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/tags/", query: $query, first: 100, after: $after) {
      nodes { name target { __typename oid ... on Tag { target { __typename oid ... on Tag { target { oid } } } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};

export const LATEST: GraphqlDocument = {
  name: 'ReadLatest',
  text: `query ReadLatest($owner: String!, $name: String!, $branch: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target { ... on Commit { history(first: 1, path: $path) { nodes { oid } } } }
    }
  }
}`,
};

export const SINCE: GraphqlDocument = {
  name: 'ReadSince',
  text: `query ReadSince($owner: String!, $name: String!, $tag: String!, $commit: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $tag) {
      compare(headRef: $commit) {
        aheadBy
        behindBy
        commits(first: 50, after: $after) { nodes { ...Landed } pageInfo { hasNextPage endCursor } }
      }
    }
  }
}
${COMMIT}`,
};

export const BEHIND: GraphqlDocument = {
  name: 'ReadBehind',
  text: `query ReadBehind($owner: String!, $name: String!, $commit: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      ... on Commit { history(first: 50, after: $after) { nodes { ...Landed } pageInfo { hasNextPage endCursor } } }
    }
  }
}
${COMMIT}`,
};

type Nodes<Node> = { readonly nodes: readonly (Node | null)[] | null } | null;

export interface RawLanded {
  readonly oid: string;
  readonly message: string;
  readonly parents: Nodes<{ readonly oid: string; readonly message: string }>;
  readonly associatedPullRequests: Nodes<RawMerged>;
}

export interface RawMerged {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly state: string;
  readonly author: { readonly login: string } | null;
  readonly baseRefName: string;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly commits: { readonly totalCount: number };
  readonly latestOpinionatedReviews: Nodes<{
    readonly state: string;
    readonly author: { readonly login: string } | null;
  }>;
}

export interface RawBase {
  readonly name: string;
  readonly target: {
    readonly oid: string;
    readonly file?: { readonly object: { readonly text?: string | null } | null } | null;
  };
  readonly [compared: `n${number}`]: { readonly aheadBy: number } | null;
}

export interface RawRelease {
  readonly repository:
    | ({ readonly url: string; readonly base: RawBase | null } & {
        readonly [commit: `c${number}`]: (RawLanded & { readonly __typename: string }) | null;
      })
    | null;
}

export interface RawTags {
  readonly repository: {
    readonly refs:
      | (Nodes<RawTag> & {
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        })
      | null;
  } | null;
}

/** A tag object may tag another one. */
export interface RawTag {
  readonly name: string;
  readonly target: RawTarget | null;
}

export interface RawTarget {
  readonly oid: string;
  readonly target?: RawTarget;
}

export interface RawLatest {
  readonly repository: {
    readonly ref: { readonly target: { readonly history?: Nodes<{ readonly oid: string }> } | null } | null;
  } | null;
}

export interface RawSince {
  readonly repository: {
    readonly ref: {
      readonly compare: {
        readonly aheadBy: number;
        readonly behindBy: number;
        readonly commits: Nodes<RawLanded> & {
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        };
      } | null;
    } | null;
  } | null;
}

export interface RawBehind {
  readonly repository: {
    readonly object: {
      readonly history?: Nodes<RawLanded> & {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    } | null;
  } | null;
}
