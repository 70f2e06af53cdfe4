/** What the core needs of whole trees: their files' names, two states of them compared, and renderings of them. */
import type { Rendering } from './diff/rendered.ts';
import type { RenderInput } from './render/input.ts';
import type { Entry, Files } from './snapshot.ts';

/** Reads files of one pinned commit; asks only for what is named, many in one request. */
export interface SnapshotReader {
  /** @returns one entry for each path, `missing` where nothing stands there. */
  read(paths: readonly string[]): Promise<Files>;
}

/** Walks a checkout, for what is asked of all files rather than of a few. */
export interface TreeWalker {
  /**
   * Every file at or below a path, in the order of the paths; nothing where nothing stands there.
   * @param wanted reads only files with these names; undefined: all
   */
  walk(path: string, wanted?: (name: string) => boolean): Iterable<Entry>;
}

/** Names every file of one commit: over the API one request, whatever the size of the repository. */
export interface TreeLister {
  /**
   * Files with the objects of operators, found by what stands in them; absent where every file would have to be
   * fetched for that.
   */
  operatorFiles?(): Promise<readonly string[]>;
  /** @returns paths of all files, without folders, in any order */
  list(): Promise<readonly string[]>;
}

/** What a branch changes since it has left another. */
export interface Comparison {
  /** Commit where it has left the other. */
  readonly mergeBase: string;
  /** Paths that differ; a rename is both of its paths. */
  readonly changed: readonly string[];
}

/** Any commit of the config repository, and how two of them differ. */
export interface Commits {
  compare(base: string, head: string): Promise<Comparison>;
  at(commit: string): SnapshotReader & TreeLister;
}

/** A clone of the config repository with its history. */
export interface Clone {
  /** Full name of a commit. @throws ReleaseError git-failed where there is none */
  resolve(revision: string): Promise<string>;
  /** Commit where `head` has left `base`. */
  mergeBase(base: string, head: string): Promise<string>;
  /** Paths that differ from a commit. @param head undefined: the work tree */
  changed(base: string, head: string | undefined): Promise<readonly string[]>;
  /** Whether it has its history: without it nobody can tell where a branch has left another. */
  isComplete(): Promise<boolean>;
  /** Addresses of its remotes. */
  addresses(): Promise<readonly string[]>;
  at(commit: string): SnapshotReader & TreeLister;
  workTree(): SnapshotReader & TreeLister;
}

/** Whether there is anything to render with. */
export interface RenderTools {
  /** @returns how to get a tool, where none is found */
  missing(): Promise<string | undefined>;
}

/** Runs kustomize and helm over files that were gathered, and over nothing else. */
export interface Renderer {
  /** A tool that fails, or runs into a limit, is `failed` with what it said; never thrown. */
  render(input: RenderInput): Promise<Rendering>;
}
