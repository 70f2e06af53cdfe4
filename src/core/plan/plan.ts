/** The plan: what a run is going to change, as a value that the dry run, the pull request and the delivery read. */
import { createHash } from 'node:crypto';
import type { Intent } from '../delivery/trail.ts';
import type { ImageChange } from '../edit/edit.ts';
import type { Notice } from '../errors.ts';
import type { CommitFile, PullRequestText } from '../ports.ts';
import type { Delivery } from '../request/deliveries.ts';

export interface Plan {
  readonly delivery: Delivery;
  /** Commit that the files were read from and that the change goes on. */
  readonly ground: string;
  readonly files: readonly CommitFile[];
  readonly changes: readonly ImageChange[];
  readonly intents: readonly Intent[];
  readonly notices: readonly Notice[];
  readonly message: { readonly headline: string; readonly body: string };
  /** Message of all that the proposal changes, as a squashing merge writes it; `message` is that of this commit alone. */
  readonly whole: { readonly headline: string; readonly body: string };
  readonly text: PullRequestText;
  /** Digest of what the pull request says, without the run that says it. */
  readonly textDigest: string;
  /** Digest of the files' new content. */
  readonly digest: string;
  /** A later run has set all that this one wants: nothing is to be written. */
  readonly stale: boolean;
  /** It is stale since a rollback holds what it wants. */
  readonly held?: boolean;
}

/** A short digest of any JSON value. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

/** Digest of files: paths, modes and bytes, in the order of their paths. */
export function digestFiles(files: readonly CommitFile[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return digestOf(sorted.map((file) => [file.path, file.mode, file.text]));
}
