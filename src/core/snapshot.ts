/**
 * The config repository at one commit, read lazily. Paths are repository-relative, `/`-separated, without
 * leading or trailing slash; the root is the empty string.
 */

/** Git's modes for blobs: regular file and executable. */
export type FileMode = '100644' | '100755';

/** One name in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'symlink' | 'submodule';
}

/** What stands at a path at the pinned commit. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly mode: FileMode; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string; readonly entries: readonly FolderEntry[] }
  | { readonly kind: 'symlink'; readonly path: string; readonly target: string }
  | { readonly kind: 'submodule'; readonly path: string }
  | {
      readonly kind: 'unreadable';
      readonly path: string;
      readonly reason: 'binary' | 'oversize' | 'not-utf8';
      readonly bytes: number;
      /** The bytes, where the reader was to read those as well; never of an oversize file. */
      readonly content?: Uint8Array;
    }
  | { readonly kind: 'missing'; readonly path: string };

/** Everything read so far: path -> entry. A path that is absent here was never asked for. */
export type Files = ReadonlyMap<string, Entry>;

/**
 * A pure stage that may need more files: either it names the paths that it wants to see next, or it is done.
 * The command reads what is named and calls the stage again with more `Files`; the stage keeps no state.
 */
export type Step<Value> =
  | { readonly kind: 'need'; readonly paths: readonly string[] }
  | { readonly kind: 'ready'; readonly value: Value };

/** Files above this size are not edited: a manifest of this size is generated, not written by a person. */
export const MAX_FILE_BYTES = 1_000_000;

/** Files above this size are not rendered; the largest bundles of definitions that people check in have 5 MB. */
export const MAX_RENDERED_BYTES = 10_000_000;

/** What a reader reads of files. */
export interface Reading {
  /** Larger files are `unreadable`. */
  readonly maxBytes: number;
  /** Whether files that are no text come with their bytes: nobody edits those, but a tool may take them in. */
  readonly content: boolean;
}

export const EDITING: Reading = { maxBytes: MAX_FILE_BYTES, content: false };
export const RENDERING: Reading = { maxBytes: MAX_RENDERED_BYTES, content: true };
