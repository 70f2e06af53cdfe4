/**
 * The one family of errors. Every refusal and failure is a value that says what happened, where, and what
 * to do next; `report/failure.ts` alone turns it into text. The code is the contract, the words may change.
 */

/** Closed list of codes, grouped by the stage that raises them. */
export type ErrorCode =
  // request
  | 'input-unknown'
  | 'input-missing'
  | 'input-invalid'
  | 'input-contradiction'
  | 'template-placeholder'
  | 'image-invalid'
  // snapshot
  | 'path-outside'
  | 'path-missing'
  | 'path-symlink'
  | 'path-submodule'
  | 'file-binary'
  | 'file-oversize'
  | 'file-not-utf8'
  // edit
  | 'kustomization-missing'
  | 'kustomization-several'
  | 'kustomization-shape'
  | 'yaml-invalid'
  | 'yaml-aliases'
  | 'toml-invalid'
  | 'key-not-found'
  | 'image-not-found'
  | 'edit-ambiguous'
  | 'edit-unsafe'
  // plan
  | 'image-older'
  // github
  | 'token-missing'
  | 'token-invalid'
  | 'token-scope'
  | 'permission-missing'
  | 'repository-not-found'
  | 'repository-archived'
  | 'repository-renamed'
  | 'repository-empty'
  | 'base-not-found'
  | 'checks-never-start'
  | 'rate-limited'
  | 'github-refused'
  | 'github-unreachable'
  | 'app-credentials'
  // delivery
  | 'branch-refused'
  | 'branch-foreign-commits'
  | 'branch-busy'
  | 'pull-request-refused'
  | 'comment-refused'
  | 'merge-refused'
  | 'merge-timeout'
  | 'head-moved'
  | 'protection-too-weak'
  | 'gate-refused'
  | 'release-refused'
  | 'not-verified'
  | 'git-failed'
  | 'report-invalid'
  | 'config-invalid'
  // render
  | 'render-failed'
  // runtime
  | 'internal';

/** A place in a file of the config repository; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that went wrong, told completely. No field ever carries a secret. */
export interface Failure {
  readonly code: ErrorCode;
  /** What was wrong: names what was given and what was expected. One sentence, no trailing line break. */
  readonly what: string;
  /** Where: a file and line, or a name such as `input "images", line 2`. */
  readonly where?: Place | string;
  /** What to do next, as an instruction. */
  readonly next: string;
}

/** Carries one or more failures up to the entry. `cause` keeps the low-level error for debug logs. */
export class ReleaseError extends Error {
  readonly failures: readonly [Failure, ...Failure[]];

  constructor(failures: Failure | readonly [Failure, ...Failure[]], cause?: unknown) {
    const list = Array.isArray(failures) ? failures : [failures];
    super(list.map((failure) => failure.what).join('\n'), cause === undefined ? undefined : { cause });
    this.name = 'ReleaseError';
    this.failures = list as unknown as readonly [Failure, ...Failure[]];
  }

  /** Code of the first failure, for tests and for callers that branch on it. */
  get code(): ErrorCode {
    return this.failures[0].code;
  }
}

/** A remark that changes nothing about the outcome but that a person should see. */
export interface Notice {
  readonly level: 'notice' | 'warning';
  readonly what: string;
  readonly where?: Place | string;
  /** A wanted value was left as it is, for another program fills it in. */
  readonly filledIn?: boolean;
}
