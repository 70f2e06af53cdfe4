/** What the command line asks for on a checkout, without GitHub. */
import type { ImageArgument } from '../images/argument.ts';
import type { ImageTarget } from './request.ts';

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
  /** Images of each path, where they differ from path to path; undefined: `images` under every path. */
  readonly targets?: readonly ImageTarget[];
  /** Write the files; otherwise only show what would change. */
  readonly write: boolean;
  /** A lower version may replace a newer one. */
  readonly allowDowngrade: boolean;
  readonly output: OutputForm;
}

/** `promote` on a checkout. */
export interface LocalPromoteRequest {
  readonly command: 'promote';
  readonly dir: string;
  /** Names of apps, and globs. */
  readonly patterns: readonly string[];
  readonly environment: string;
  readonly from: string | undefined;
  readonly override: string | undefined;
  readonly write: boolean;
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

/** Which apps and environments of a clone are meant; what is not given is not narrowed. */
export interface LocalTargets {
  /** Root of the clone. */
  readonly dir: string;
  readonly apps: readonly string[];
  readonly environment: string | undefined;
  readonly paths: readonly string[];
  readonly output: OutputForm;
}

/** `rollback` on a clone. */
export interface LocalRollbackRequest extends LocalTargets {
  readonly command: 'rollback';
  readonly to: string;
  readonly overrideAutomation: boolean;
  readonly write: boolean;
}

/** `history` of a clone: what ran where and when. */
export interface HistoryRequest extends LocalTargets {
  readonly command: 'history';
}

/** `status` of a checkout: what stands where now. */
export interface StatusRequest extends LocalTargets {
  readonly command: 'status';
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
