/**
 * What a format is: one shape in which config repositories name images. A new one is a file that exports a
 * `Format`, and a row in `target.ts`.
 */
import type { Failure, Notice, Place } from '../../errors.ts';
import type { ImageArgument } from '../../images/argument.ts';
import type { Files, Step } from '../../snapshot.ts';
import type { Edit, ImageChange } from '../edit.ts';

/** What is wanted of one path. */
export interface Target {
  /** As the request gave it. */
  readonly path: string;
  readonly images: readonly ImageArgument[];
}

/** An image that stands somewhere, for the error that lists what is there. */
export interface SeenImage {
  /** The whole reference, e.g. `ghcr.io/acme/shop:1.8.0`. */
  readonly image: string;
  readonly where: Place;
}

/** What one format makes of a target. */
export interface FormatResult {
  readonly edits: readonly Edit[];
  readonly changes: readonly ImageChange[];
  readonly notices: readonly Notice[];
  /** The images that this format has found, whether they change or not. */
  readonly found: ReadonlySet<ImageArgument>;
  /** Every image that it has seen on the way. */
  readonly seen: readonly SeenImage[];
  /** What could not be read; it matters only if an image is found nowhere. */
  readonly problems: readonly Failure[];
  /** Places that are left alone but may be meant; told where an image is found nowhere. */
  readonly hints: readonly Notice[];
}

export interface Format {
  readonly name: string;
  /** Paths that decide whether the format is at home at `path` (normalised). */
  entryPaths(path: string): readonly string[];
  /**
   * @returns undefined where nothing of this format stands at the target's path.
   * @throws ReleaseError where it does but cannot be edited.
   */
  edit(target: Target, files: Files): Step<FormatResult> | undefined;
}
