/** What verifying a rollout needs from outside. */
import type { MergeFacts } from '../merging/merge-facts.ts';
import type { WriteResult } from '../ports.ts';

/** What somebody says of a commit: the newest of its name. */
export interface ReportedState {
  readonly commit: string;
  readonly kind: 'status' | 'check' | 'deployment';
  /** Context of the commit status, name of the check run, or environment of the deployment. */
  readonly name: string;
  /** Login of who says it, or slug of the App; undefined: nobody knows. */
  readonly creator: string | undefined;
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

export type Hidden = 'commit statuses' | 'check runs' | 'deployments';

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
  /** Deployments by this action of other commits among the latest 20, that no run has ended. */
  readonly unfinished: readonly OwnDeployment[];
  /** The token may not read these. */
  readonly hidden: readonly Hidden[];
  readonly rate: MergeFacts['rate'];
}

export interface RolloutReader {
  /**
   * One request, and one more for each further 100 checks of a commit that counts, a few at most; once another, where
   * the commit is not among the latest 20.
   * @param checks whether check runs are looked at as well; those of workflows are no operator's and are left out
   */
  look(where: RolloutPlace, checks: boolean): Promise<RolloutLook>;
}

export interface RolloutPlace {
  /** Undefined: the head of the base. */
  readonly commit: string | undefined;
  /** Undefined: the default branch. */
  readonly base: string | undefined;
}

export interface StatusDraft {
  readonly commit: string;
  readonly context: string;
  readonly state: 'success' | 'failure' | 'pending';
  /** Cut to what GitHub takes. */
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
