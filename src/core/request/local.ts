/** What the command line asks for on a checkout, without GitHub. */
import type { ImageArgument } from '../images/argument.ts';

/** Forms in which a terminal shows a result. */
export const OUTPUT_FORMS = ['text', 'json', 'markdown'] as const;

export type OutputForm = (typeof OUTPUT_FORMS)[number];

/** An update of a checkout, without GitHub. */
export interface LocalUpdateRequest {
  readonly command: 'update';
  /** Root of the checkout. */
  readonly dir: string;
  readonly paths: readonly string[];
  readonly images: readonly ImageArgument[];
  /** Write the files; otherwise only show what would change. */
  readonly write: boolean;
  /** A lower version may replace a newer one. */
  readonly allowDowngrade: boolean;
  readonly output: OutputForm;
}

/** A look at a checkout. */
export interface ListRequest {
  readonly command: 'list';
  /** Root of the checkout. */
  readonly dir: string;
  /** Files, folders or globs; the root, if nothing else is wanted. */
  readonly paths: readonly string[];
  readonly output: OutputForm;
}

/** `diff` on a clone. */
export interface LocalDiffRequest {
  readonly command: 'diff';
  readonly dir: string;
  /** Branch, tag or commit; undefined: the default branch. */
  readonly base: string | undefined;
  /** Folders or files to which the targets are narrowed; empty: all. */
  readonly paths: readonly string[];
  readonly output: OutputForm;
  /** Tell by the exit status whether anything differs. */
  readonly exitCode: boolean;
}
