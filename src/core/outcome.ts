/** What a command did, as a value: outputs, summary and log are made of it. */
import type { DeliveryStep } from './delivery/steps.ts';
import type { ImageChange } from './edit/edit.ts';
import type { Notice } from './errors.ts';
import type { UpdateRequest } from './request/request.ts';

/** As create-pull-request names them. */
export type PullRequestOperation = 'created' | 'updated' | 'closed' | 'none';

export interface ProposedPullRequest {
  /** Undefined in a dry run that would create it. */
  readonly number: number | undefined;
  readonly url: string | undefined;
  readonly branch: string;
  readonly headSha: string | undefined;
  /** All commits of the action on the branch are signed and verified. */
  readonly verified: boolean;
}

export interface UpdateOutcome {
  readonly request: UpdateRequest;
  /** Something was written; in a dry run: would have been. */
  readonly changed: boolean;
  /** A later run has set what this one wanted to. */
  readonly stale: boolean;
  /** It is so since a rollback holds it. */
  readonly held?: boolean;
  readonly operation: PullRequestOperation;
  readonly pullRequest: ProposedPullRequest | undefined;
  /** Commit of the base branch that has the change; undefined where it is only proposed. */
  readonly commit: string | undefined;
  /** What the proposal changes against the base; empty: the base has it all. */
  readonly changes: readonly ImageChange[];
  readonly notices: readonly Notice[];
  readonly steps: readonly DeliveryStep[];
  readonly base: { readonly name: string; readonly oid: string };
  readonly repositoryUrl: string;
}

/** What an update on a checkout found and did. */
export interface LocalOutcome {
  readonly written: boolean;
  readonly changes: readonly ImageChange[];
  readonly notices: readonly Notice[];
  readonly files: readonly FileChange[];
  /** Nothing that was asked for is there, and why not stands in the notices. */
  readonly nothing?: boolean;
}

/** One file's text before and after. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}
