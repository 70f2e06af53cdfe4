/**
 * An edit replaces one span of one file's text. Every format returns edits; `applyEdits` alone applies
 * them, to the original text: bytes outside the spans cannot change.
 */

/** Replace `text.slice(start, end)` by `text`. Offsets are UTF-16 code units of the file's decoded text. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One reference to an image that changes, as people read it. */
export interface ImageChange {
  /** Path of the target as the request gave it. */
  readonly path: string;
  /** File and line that changes. */
  readonly file: string;
  readonly line: number;
  /** Repository of the image after the change, as an OCI name without tag or digest. */
  readonly image: string;
  /** Repository before the change, where it was another one. */
  readonly renamedFrom?: string;
  /** What the reference said before and says after: `tag`, `tag@digest` or `@digest`; empty if it said none. */
  readonly from: string;
  readonly to: string;
}

/** What one target needs so that it runs the wanted images. No edits: it already does. */
export interface TargetEdit {
  readonly edits: readonly Edit[];
  readonly changes: readonly ImageChange[];
  readonly notices: readonly import('../errors.ts').Notice[];
}
