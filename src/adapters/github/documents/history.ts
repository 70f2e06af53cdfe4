/** The latest commits that touched a path, as fields of a Commit: part of the open document, no request of its own. */
import type { GraphqlDocument } from '../client.ts';

/** Enough to see past commits by hand that touched the same folder. */
const COMMITS = 20;

export interface HistoryFields {
  /** Declarations of the variables, e.g. `, $h0: String!`. */
  readonly declarations: string;
  /** Fields of a Commit, one alias a path. */
  readonly selection: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The alias of a path is `h` and its place in `paths`; the root folder is all of the history. */
export function historyFields(paths: readonly string[]): HistoryFields {
  const below = [...paths.entries()].filter(([, path]) => path !== '');
  const selection = paths.map((path, index) => {
    const filter = path === '' ? '' : `, path: $h${index}`;
    return `h${index}: history(first: ${COMMITS}${filter}) { nodes { message } }`;
  });
  return {
    declarations: below.map(([index]) => `, $h${index}: String!`).join(''),
    selection: selection.join('\n'),
    variables: Object.fromEntries(below.map(([index, path]) => [`h${index}`, path])),
  };
}

/** Histories that are too many for the open document. */
export function historiesDocument(paths: readonly string[]): GraphqlDocument {
  const { declarations, selection } = historyFields(paths);
  return {
    name: 'PathHistories',
    text: `query PathHistories($owner: String!, $name: String!, $commit: GitObjectID!${declarations}) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) { ... on Commit { ${selection} } }
  }
}`,
  };
}

export interface RawHistories {
  readonly repository: { readonly object: RawHistory | null } | null;
}

/** A Commit with aliased histories. */
export interface RawHistory {
  readonly [alias: `h${number}`]:
    | { readonly nodes: readonly ({ readonly message: string } | null)[] | null }
    | null
    | undefined;
}

/** Messages of the commits, path by path, newest first. */
export function historyIn(
  paths: readonly string[],
  commit: RawHistory,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    paths.map((path, index) => [
      path,
      (commit[`h${index}`]?.nodes ?? []).flatMap((node) => node?.message ?? []),
    ]),
  );
}
