/** Documents that tell the past of files: which commits touched them, and what stood in them. */
import type { GraphqlDocument } from '../client.ts';

/** One history a path, each with its own cursor; in each commit the content's name of every file. */
export function pastDocument(paths: number, files: number): GraphqlDocument {
  const declared = [
    ...names(paths, 'p', 'String'),
    ...names(paths, 'a', 'String'),
    ...names(files, 'f', 'String!'),
  ];
  const histories = range(paths).map(
    (index) => `h${index}: history(first: $first, path: $p${index}, after: $a${index}) { ...Past }`,
  );
  const contents = range(files).map((index) => `f${index}: file(path: $f${index}) { type oid }`);
  return {
    name: 'ReadPast',
    text: `query ReadPast($owner: String!, $name: String!, $commit: GitObjectID!, $first: Int!${declared.join('')}) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      ... on Commit {
${histories.join('\n')}
      }
    }
  }
}
fragment Past on CommitHistoryConnection {
  pageInfo { hasNextPage endCursor }
  nodes { oid committedDate message ${contents.join(' ')} }
}`,
  };
}

export function textsDocument(blobs: number): GraphqlDocument {
  const contents = range(blobs).map(
    (index) => `b${index}: object(oid: $b${index}) { ... on Blob { isBinary isTruncated text } }`,
  );
  return {
    name: 'ReadPastTexts',
    text: `query ReadPastTexts($owner: String!, $name: String!${names(blobs, 'b', 'GitObjectID!').join('')}) {
  repository(owner: $owner, name: $name) {
${contents.join('\n')}
  }
}`,
  };
}

export const MEANINGS: GraphqlDocument = {
  name: 'ReadMeanings',
  text: `query ReadMeanings($owner: String!, $name: String!, $tag: String!, $commit: String!) {
  repository(owner: $owner, name: $name) {
    tag: object(expression: $tag) { __typename oid }
    commit: object(expression: $commit) { __typename oid }
  }
}`,
};

/** The pull request that has brought a commit to the branch. */
export const ORIGIN: GraphqlDocument = {
  name: 'ReadOrigin',
  text: `query ReadOrigin($owner: String!, $name: String!, $commit: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      ... on Commit {
        associatedPullRequests(first: 10) { nodes { merged headRefOid mergeCommit { oid } } }
      }
    }
  }
}`,
};

/** What a status says of commits, and of the merges that have brought them to the branch. */
export function wordsDocument(commits: number, contexts: number): GraphqlDocument {
  const said = range(contexts).map((index) => `w${index}: context(name: $w${index}) { state }`);
  const status = `status { ${said.join(' ')} }`;
  const objects = range(commits).map((index) => `c${index}: object(oid: $c${index}) { ...Word }`);
  return {
    name: 'ReadStateWords',
    text: `query ReadStateWords($owner: String!, $name: String!${names(contexts, 'w', 'String!').join('')}${names(commits, 'c', 'GitObjectID!').join('')}) {
  repository(owner: $owner, name: $name) {
${objects.join('\n')}
  }
}
fragment Word on Commit {
  ${status}
  associatedPullRequests(first: 10) {
    nodes { merged headRefOid mergeCommit { oid ${status} } }
  }
}`,
  };
}

/** Variables `p0`, `p1`, … */
export function numbered(letter: string, values: readonly (string | undefined)[]): Record<string, string> {
  return Object.fromEntries(
    values.flatMap((value, index) => (value === undefined ? [] : [[`${letter}${index}`, value]])),
  );
}

function names(count: number, letter: string, type: string): readonly string[] {
  return range(count).map((index) => `, $${letter}${index}: ${type}`);
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

type RawFile = { readonly type: string; readonly oid: string } | null;

export interface RawPastCommit {
  readonly oid: string;
  readonly committedDate: string;
  readonly message: string;
  readonly [file: `f${number}`]: RawFile | undefined;
}

export interface RawPast {
  readonly repository: {
    readonly object: {
      readonly [history: `h${number}`]: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly (RawPastCommit | null)[] | null;
      };
    } | null;
  } | null;
}

export interface RawTexts {
  readonly repository: {
    readonly [blob: `b${number}`]: {
      readonly isBinary?: boolean | null;
      readonly isTruncated?: boolean;
      readonly text?: string | null;
    } | null;
  } | null;
}

type RawObject = { readonly __typename: string; readonly oid: string } | null;

interface RawSaid {
  readonly status?: { readonly [word: `w${number}`]: { readonly state: string } | null } | null;
}

export interface RawBrought {
  readonly associatedPullRequests?: {
    readonly nodes: readonly ({
      readonly merged: boolean;
      readonly headRefOid: string;
      readonly mergeCommit: ({ readonly oid: string } & RawSaid) | null;
    } | null)[];
  } | null;
}

export interface RawOrigin {
  readonly repository: { readonly object: RawBrought | null } | null;
}

export interface RawWords {
  readonly repository: { readonly [commit: `c${number}`]: (RawBrought & RawSaid) | null } | null;
}

export interface RawMeanings {
  readonly repository: { readonly tag: RawObject; readonly commit: RawObject } | null;
}
