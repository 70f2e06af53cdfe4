/** What `list` tells: every reference to an image that the action understands, and every file that it leaves out. */
import type { Reference } from '../images/reference.ts';

export interface ListedReference {
  /** Repository as written; for a value that holds a part alone, what it belongs to. */
  readonly image: string;
  /** Name of the entry, where it gives the image another one. */
  readonly name?: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Name of the format that has found it. */
  readonly format: string;
  /** Why `update` would leave it as it is; undefined: it would set it. */
  readonly fixed: string | undefined;
}

/** A file that may hold references but was not read, in whole or in the part that `why` names. */
export interface SkippedFile {
  readonly file: string;
  readonly why: string;
}

export interface Listing {
  readonly references: readonly ListedReference[];
  readonly skipped: readonly SkippedFile[];
  /** How many files were looked at. */
  readonly files: number;
}

/** Parts of a reference as they are listed. */
export function partsOf({
  repository,
  tag,
  digest,
}: Reference): Pick<ListedReference, 'image' | 'tag' | 'digest'> {
  return { image: repository, tag, digest };
}

/** Why a value that `$imagepolicy` marks is left alone. */
export const AUTOMATED = "Flux's image automation writes it";
