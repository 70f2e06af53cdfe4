/** What verifying a rollout needs from outside. */
import type { MergeFacts } from '../merging/merge-facts.ts';
import type { WriteResult } from '../ports.ts';

/** What somebody says of a commit: the newest of its name. */
export interface ReportedState {
  readonly commit: string;
  readonly kind: 'status' | 'deployment';
  /** Context of the commit status, or environment of the deployment. */
  readonly name: string;
  readonly state: 'success' | 'failure' | 'pending';
  readonly description: string;
}

/** A deployment that an earlier look or run of this action has recorded. */
export interface OwnDeployment {
  readonly id: number;
  readonly environment: string;
  /** Newest status; undefined: it has none. */
  readonly state: string | undefined;
}

export interface RolloutLook {
  readonly url: string;
  readonly base: { readonly name: string; readonly oid: string };
  /** Text of the config file on the base. */
  readonly config: string | undefined;
  /** Message of the commit; of a merge, also that of the head that it has merged. */
  readonly messages: readonly string[];
  /** First parent of the commit: what the base was before it. */
  readonly parent: string | undefined;
  /** Whether the base has the commit. */
  readonly landed: boolean;
  /** The commit and those of the base that contain it, newest first, as far as the latest 100 go. */
  readonly carriers: readonly string[];
  /** Newest commit first. */
  readonly reported: readonly ReportedState[];
  /** The same of commits before this one, to tell silence from a wait. */
  readonly earlier: readonly ReportedState[];
  /** Deployments of the commit itself by this action. */
  readonly own: readonly OwnDeployment[];
  /** The token may not read these. */
  readonly hidden: readonly string[];
  readonly rate: MergeFacts['rate'];
}

export interface RolloutReader {
  /** One request. @param commit undefined: the head of the base @param base undefined: the default branch */
  look(commit: string | undefined, base: string | undefined): Promise<RolloutLook>;
}

export interface StatusDraft {
  readonly commit: string;
  readonly context: string;
  readonly state: 'success' | 'failure';
  readonly description: string;
  readonly url: string | undefined;
}

export interface RolloutRecords {
  setStatus(draft: StatusDraft): Promise<WriteResult<void>>;
  /** @returns its id */
  deploy(commit: string, environment: string): Promise<WriteResult<number>>;
  setDeployment(
    id: number,
    status: {
      readonly state: 'in_progress' | 'success' | 'failure' | 'inactive';
      readonly description: string;
      readonly url: string | undefined;
    },
  ): Promise<WriteResult<void>>;
}
