/** Documents that `promote` reads: a path's history with its files, statuses of commits, open proposals. */
import type { GraphqlDocument } from '../client.ts';
import { entryFragment, type RawFiles } from './files.ts';

/** One history of several in a document. */
export interface HistoryField {
  /** Empty: the history of all files. */
  readonly path: string;
  readonly files: readonly string[];
}

/** The alias of a history is `h` and its place; that of a file in it `f` and its place among the history's files. */
export function targetHistoriesDocument(fields: readonly HistoryField[], first: number): GraphqlDocument {
  const declared = fields.flatMap(({ path, files }, index) => [
    `, $a${index}: String`,
    ...(path === '' ? [] : [`, $p${index}: String!`]),
    ...files.map((_, file) => `, $p${index}_${file}: String!`),
  ]);
  return {
    name: 'TargetHistory',
    text: `query TargetHistory($owner: String!, $name: String!, $commit: GitObjectID!${declared.join('')}) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      ... on Commit {
${fields.map((field, index) => historyField(field, index, first)).join('\n')}
      }
    }
  }
}
fragment Touched on Commit {
  oid
  message
  committedDate
  associatedPullRequests(first: 5) { nodes { mergedAt baseRefName } }
}${entryFragment(fields.flatMap(({ files }) => files))}`,
  };
}

function historyField({ path, files }: HistoryField, index: number, first: number): string {
  const below = path === '' ? '' : `, path: $p${index}`;
  const shown = files.map((_, file) => `f${file}: file(path: $p${index}_${file}) { ...Entry }`);
  return `h${index}: history(first: ${first}, after: $a${index}${below}) {
  pageInfo { hasNextPage endCursor }
  nodes { ...Touched ${shown.join(' ')} }
}`;
}

export interface RawHistoryCommit extends RawFiles {
  readonly oid: string;
  readonly message: string;
  readonly committedDate: string;
  readonly associatedPullRequests: {
    readonly nodes:
      | readonly ({ readonly mergedAt: string | null; readonly baseRefName: string } | null)[]
      | null;
  } | null;
}

export interface RawTargetHistory {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (RawHistoryCommit | null)[] | null;
}

export interface RawTargetHistories {
  readonly repository: {
    readonly object: { readonly [alias: `h${number}`]: RawTargetHistory | null | undefined } | null;
  } | null;
}

interface RawStatus {
  readonly context: { readonly state: string; readonly description: string | null } | null;
}

export const COMMIT_STATUS: GraphqlDocument = {
  name: 'CommitStatus',
  text: `query CommitStatus($owner: String!, $name: String!, $commit: GitObjectID!, $context: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) { ... on Commit { status { context(name: $context) { state description } } } }
  }
}`,
};

export interface RawCommitStatus {
  readonly repository: { readonly object: { readonly status?: RawStatus | null } | null } | null;
}

/** A status stands on the commit that an operator has seen: a later one of the branch, where it skips some. */
export const VERIFIED_HISTORY: GraphqlDocument = {
  name: 'VerifiedHistory',
  text: `query VerifiedHistory($owner: String!, $name: String!, $head: GitObjectID!, $commit: GitObjectID!, $whole: String!, $own: String!) {
  repository(owner: $owner, name: $name) {
    own: object(oid: $commit) { ...Verified }
    head: object(oid: $head) { ... on Commit { history(first: 100) { nodes { ...Verified } } } }
  }
}
fragment Verified on Commit {
  oid
  status { whole: context(name: $whole) { state } own: context(name: $own) { state } }
}`,
};

export interface RawVerifiedCommit {
  readonly oid: string;
  readonly status: { readonly whole: RawWord | null; readonly own: RawWord | null } | null;
}

interface RawWord {
  readonly state: string;
}

export interface RawVerifiedHistory {
  readonly repository: {
    readonly own: Partial<RawVerifiedCommit> | null;
    readonly head: {
      readonly history?: { readonly nodes: readonly (RawVerifiedCommit | null)[] | null };
    } | null;
  } | null;
}

export const OPEN_PROPOSALS: GraphqlDocument = {
  name: 'OpenProposals',
  text: `query OpenProposals($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: OPEN, first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number headRefName headRefOid baseRefName isCrossRepository }
    }
  }
}`,
};

export interface RawOpenProposals {
  readonly repository: {
    readonly pullRequests: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes:
        | readonly ({
            readonly number: number;
            readonly headRefName: string;
            readonly headRefOid: string;
            readonly baseRefName: string;
            readonly isCrossRepository: boolean;
          } | null)[]
        | null;
    };
  } | null;
}
