/** What a rollback goes back to, and from what. */

/** To which state; and which versions alone it replaces, where newer ones are not to be undone. */
export interface Rollback {
  readonly to: string;
  readonly replaces?: readonly string[];
  /** Commits that had these images; a date may not be known. */
  readonly states?: readonly { readonly oid: string; readonly date: string }[];
  /** Why freeze windows are passed over. */
  readonly override?: string | undefined;
}

/** A commit whose images do not run. */
export interface FailedRollout {
  readonly commit: string;
  /** Contexts of the commit statuses by which a state is known to have run. */
  readonly contexts: readonly string[];
}
