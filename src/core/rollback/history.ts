/** A target's past: the commits of the base that touched its files, and what stood in them. */

export interface PastQuery {
  /** Commit whose history is walked. */
  readonly commit: string;
  /** Files and folders whose commits count; at most 20. */
  readonly paths: readonly string[];
  /** Files that are looked at in each of them. */
  readonly files: readonly string[];
}

export interface PastCommit {
  readonly oid: string;
  /** When it was committed, ISO 8601. */
  readonly date: string;
  readonly message: string;
  /** File to the name of its content; absent where there was no such file. */
  readonly blobs: ReadonlyMap<string, string>;
}

export interface PastPage {
  readonly commits: readonly PastCommit[];
  /** There are older ones, which are not looked at. */
  readonly cut: boolean;
}

/** Names of what a person may mean by one word. */
export interface Meanings {
  /** Commit that a Git tag of this name stands for. */
  readonly tag: string | undefined;
  /** Commit of this name, in full or the beginning of it. */
  readonly commit: string | undefined;
}

export interface TargetPast {
  /** Newest first, page by page: `PAGE` commits each, `MAX_PAGES` at most. */
  pages(query: PastQuery): AsyncIterable<PastPage>;
  /** Texts by their blobs' names; absent where one is no text of a reasonable size. */
  texts(blobs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  meanings(word: string): Promise<Meanings>;
  /** Whether the branch was ever at a commit of its history, rather than at the end of a branch that has it. */
  wasTip(commit: string): Promise<boolean>;
  /** Whether a commit is in the history of another. */
  isAncestor(commit: string, of: string): Promise<boolean>;
}

/** What is known of the commit that has made a state. */
export interface StateWord {
  /** As `TargetPast.wasTip` has it. */
  readonly wasTip: boolean;
  /** What commit statuses say of it, or of the merge that has brought it; undefined: nothing. */
  readonly said: 'success' | 'failure' | 'pending' | undefined;
}

export interface StateWords {
  /** One request. @param contexts of commit statuses, of which the worst word counts */
  of(commits: readonly string[], contexts: readonly string[]): Promise<ReadonlyMap<string, StateWord>>;
}

/** Commits that one request tells, fewer of a target with over 20 files. Source: GraphQL allows 100 of a connection. */
export const PAGE = 100;

/** Pages that are read at most: what is older than 1,000 changes of the same files is named by its commit. */
export const MAX_PAGES = 10;
