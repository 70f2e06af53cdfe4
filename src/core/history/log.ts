/** The log of a clone: commits of its branch, and the contents that they have replaced. */

export interface ContentChange {
  readonly path: string;
  /** Names of the contents; undefined: there was, or is, no file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface LoggedCommit {
  readonly oid: string;
  /** When it was committed, ISO 8601. */
  readonly date: string;
  readonly author: string;
  readonly message: string;
  /** Against its first parent, so that a merge is one step of the branch. */
  readonly changes: readonly ContentChange[];
}

export interface CommitLog {
  /** Newest first. @param paths folders, files or Git's own patterns; none: everything @param commit default: the head */
  read(paths: readonly string[], max: number, commit?: string): Promise<readonly LoggedCommit[]>;
  /** Texts by their contents' names; absent where one is no text. */
  texts(contents: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Commits that are looked at, at most. */
export const MAX_COMMITS = 10_000;
