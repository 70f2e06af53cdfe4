/**
 * Documents that read files of one commit. `Commit.file` and not `object(expression:)`: it alone tells the
 * mode, and everything below one Commit object is one snapshot by construction.
 */
import type { GraphqlDocument } from '../client.ts';

/** GitHub sets no limit on aliases; 250 in a query are in use elsewhere, and a query must end within 10 s. */
export const PATHS_PER_QUERY = 250;

export interface FileFields {
  /** Declarations of the variables, e.g. `, $p0: String!`. */
  readonly declarations: string;
  /** Fields of a Commit, one alias a path. */
  readonly selection: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The alias of a path is `f` and its place in `paths`; the root folder has no entry, but a tree. */
export function fileFields(paths: readonly string[]): FileFields {
  const below = [...paths.entries()].filter(([, path]) => path !== '');
  const root = paths.includes('') ? ['tree { entries { name mode } }'] : [];
  return {
    declarations: below.map(([index]) => `, $p${index}: String!`).join(''),
    selection: [...root, ...below.map(([index]) => `f${index}: file(path: $p${index}) { ...Entry }`)].join(
      '\n',
    ),
    variables: Object.fromEntries(below.map(([index, path]) => [`p${index}`, path])),
  };
}

/** What `selection` uses; empty where it uses nothing, for an unused fragment is an error. */
export function entryFragment(paths: readonly string[]): string {
  return paths.some((path) => path !== '') ? ENTRY : '';
}

const ENTRY = `
fragment Entry on TreeEntry {
  mode
  object {
    __typename
    ... on Blob { oid byteSize isBinary isTruncated text }
    ... on Tree { entries { name mode } }
  }
}`;

export function readFilesDocument(paths: readonly string[]): GraphqlDocument {
  const fields = fileFields(paths);
  return {
    name: 'ReadFiles',
    text: `query ReadFiles($owner: String!, $name: String!, $commit: GitObjectID!${fields.declarations}) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      __typename
      ... on Commit {
        oid
${fields.selection}
      }
    }
  }
}${entryFragment(paths)}`,
  };
}

/** Answers, as the documents above ask for them. */
export interface RawTree {
  readonly entries: readonly { readonly name: string; readonly mode: number }[] | null;
}

export interface RawBlob {
  readonly __typename: 'Blob';
  readonly oid: string;
  readonly byteSize: number;
  readonly isBinary: boolean | null;
  readonly isTruncated: boolean;
  readonly text: string | null;
}

export interface RawEntry {
  readonly mode: number;
  readonly object:
    | RawBlob
    | ({ readonly __typename: 'Tree' } & RawTree)
    | { readonly __typename: string }
    | null;
}

/** A Commit with aliased files: `f0`, `f1`, … */
export interface RawFiles {
  readonly tree?: RawTree | null;
  readonly [alias: `f${number}`]: RawEntry | null | undefined;
}

export interface RawReadFiles {
  readonly repository: { readonly object: ({ readonly __typename: string } & RawFiles) | null } | null;
}

/** Object ids of files at a branch, wherever it is by now. */
export function blobsOfBranchDocument(paths: readonly string[]): GraphqlDocument {
  const files = paths.map((_, index) => `f${index}: file(path: $p${index}) { object { oid } }`).join('\n');
  return {
    name: 'ReadBlobs',
    text: `query ReadBlobs($owner: String!, $name: String!, $ref: String!${fileFields(paths).declarations}) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { ... on Commit { ${files} } } }
  }
}`,
  };
}

/** By alias, as `fileFields` gives them. */
export interface RawBlobs {
  readonly repository: {
    readonly ref: {
      readonly target: Readonly<
        Record<string, { readonly object: { readonly oid: string } | null } | null>
      > | null;
    } | null;
  } | null;
}
