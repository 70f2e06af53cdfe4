/** Statuses of a branch's latest commits, and of some commits by name. */
import type { GraphqlDocument } from '../client.ts';

/**
 * A status stands on the commit that an operator has seen: a later one of the branch, where it skips some.
 * @param latest whether the branch's own are asked for
 */
export function verifiedDocument(commits: number, latest: boolean): GraphqlDocument {
  const own = Array.from({ length: commits }, (_, index) => index);
  const head = 'head: object(oid: $head) { ... on Commit { history(first: 100) { nodes { ...Verified } } } }';
  return {
    name: 'VerifiedHistory',
    text: `query VerifiedHistory($owner: String!, $name: String!${latest ? ', $head: GitObjectID!' : ''}${own.map((index) => `, $c${index}: GitObjectID!`).join('')}) {
  repository(owner: $owner, name: $name) {
    ${latest ? head : ''}
${own.map((index) => `c${index}: object(oid: $c${index}) { ...Verified }`).join('\n')}
  }
}
fragment Verified on Commit {
  oid
  status { contexts { context state } }
}`,
  };
}

export interface RawVerifiedCommit {
  readonly oid: string;
  readonly status: {
    readonly contexts: readonly { readonly context: string; readonly state: string }[];
  } | null;
}

export interface RawVerified {
  readonly repository:
    | ({
        readonly head?: {
          readonly history?: { readonly nodes: readonly (RawVerifiedCommit | null)[] | null };
        } | null;
      } & { readonly [alias: `c${number}`]: RawVerifiedCommit | null | undefined })
    | null;
}
