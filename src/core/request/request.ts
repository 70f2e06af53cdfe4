/** What a run is asked to do, validated once; after this stage no function sees a raw input string. */
import type { Shard } from '../diff/shard.ts';
import type { PinMove } from '../edit/pins.ts';
import type { ImageArgument } from '../images/argument.ts';
import type { MergeMode } from '../merging/decide.ts';
import type { MergePolicy } from '../merging/policy.ts';
import type { PullRequestExtras } from '../ports.ts';
import type { Delivery } from './deliveries.ts';
import type { Home } from './elsewhere.ts';
import type { FailedRollout, Rollback } from './rolling-back.ts';

export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Where the change comes from: who asks, from which commit, in which run. All of it optional outside CI. */
export interface Provenance {
  /** Commit that the image was built from. */
  readonly source: { readonly repository: string; readonly sha: string; readonly url: string } | undefined;
  readonly run: { readonly url: string; readonly attempt: string } | undefined;
  /** Person or bot that started the run. */
  readonly actor: string | undefined;
}

/** How to reach GitHub, and as whom. */
export interface Connection {
  /** The config repository. */
  readonly repository: RepositoryName;
  /** `owner/name` of the workflow's own repository, which a GITHUB_TOKEN is limited to. */
  readonly workflowRepository: string | undefined;
  readonly apiUrl: string;
  readonly graphqlUrl: string | undefined;
  readonly credential:
    | { readonly kind: 'token'; readonly token: string }
    | { readonly kind: 'app'; readonly appId: string; readonly privateKey: string };
}

/** Templates as given; undefined: the action's own text. */
export interface Templates {
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly commitMessage: string | undefined;
}

/** What every command that proposes a change has. */
export interface ProposalRequest {
  readonly apps: readonly string[];
  /** Nobody has named the app: it is called as the workflow's repository is. */
  readonly appIsAssumed?: boolean;
  readonly environment: string | undefined;
  /** Branch to change; undefined: the default branch. */
  readonly base: string | undefined;
  /** Proposal branch: the same for every run of the same apps, environment and paths. */
  readonly branch: string;
  readonly templates: Templates;
  readonly extras: PullRequestExtras;
  readonly delivery: Delivery;
  readonly merge: MergePolicy;
  /** What inputs say of things that an environment may say, too. */
  readonly asked: AskedOfEnvironment;
  /** What is released once it is merged. */
  readonly release: AskedRelease;
  readonly draft: boolean;
  readonly signoff: boolean;
  readonly dryRun: boolean;
  /** A lower or older version may replace a newer one. */
  readonly allowDowngrade: boolean;
  /** A version that was rolled back from may be set again. */
  readonly liftHold?: boolean;
  readonly provenance: Provenance;
  /** Where the rendered diff is shown. */
  readonly diff: DiffMode;
  /** Where the environment is described; undefined: in the repository that is changed. */
  readonly home?: Home;
}

export interface UpdateRequest extends ProposalRequest {
  readonly command: 'update';
  /** Folders or files of the config repository, normalised; empty: the environment's, as the config file has it. */
  readonly paths: readonly string[];
  readonly images: readonly ImageArgument[];
  /** Images of each path, where they are not the same for all paths. */
  readonly targets?: readonly ImageTarget[];
  /** The config file was read already, and its word is in this request. */
  readonly settled?: boolean;
  /** The proposal is to hold this and nothing else: what an open one asks for besides is not carried on. */
  readonly whole?: boolean;
  /** Sections of the body, as Markdown; what no run changes, for the text is compared. */
  readonly story?: { readonly intro: string; readonly sections: readonly string[] };
  /** Lines `Key: value` that go with the trail of the commit. */
  readonly trailers?: readonly string[];
  /** The images are those of an earlier state; undefined: this is no rollback. */
  readonly rollback?: Rollback;
  /** It is a promotion: `chained`, by a push or a schedule; otherwise a person has named its apps. */
  readonly promoted?: { readonly chained: boolean };
  /** Instead of images, a tag of the config repository is set where operators pin one. */
  readonly pin?: PinMove;
}

/** Images to set under one path. */
export interface ImageTarget {
  readonly path: string;
  readonly images: readonly ImageArgument[];
}

/** Going back to an earlier state of the target's images. */
export interface RollbackRequest extends ProposalRequest {
  readonly command: 'rollback';
  readonly paths: readonly string[];
  /** `previous`, an image tag, a Git tag or a commit. */
  readonly to: string;
  /** Why freeze windows are passed over. */
  readonly override: string | undefined;
  /** Also what Flux's image automation writes is set. */
  readonly overrideAutomation: boolean;
  /** The rollout that is taken back; undefined: a person asks. */
  readonly failed?: FailedRollout;
}

/** `verify` of what has been merged. */
export interface VerifyRequest {
  readonly command: 'verify';
  readonly landed: Landed;
  /** Empty: those that the commit's trail names. */
  readonly apps: readonly string[];
  readonly environment: string;
  readonly base: string | undefined;
  /** Milliseconds; undefined: not given, so that the environment decides. */
  readonly timeout: number | undefined;
  readonly dryRun: boolean;
  readonly runUrl: string | undefined;
}

/** Of releases; undefined: not given, so that the config file decides. */
export interface AskedRelease {
  readonly tag: string | undefined;
  readonly channel: string | undefined;
  readonly githubRelease: boolean | undefined;
}

/** Commits of the config repository that an event has brought, or that are named. */
export interface Landed {
  /** Oldest first; empty: nothing was merged. Undefined: the head of the base branch. */
  readonly commits: readonly string[] | undefined;
  /** Commit before a push; undefined: each of `commits` stands for itself. */
  readonly before: string | undefined;
  /** Branch that the event is about; undefined: there is no such event. */
  readonly branch: string | undefined;
}

/** `release` of what has been merged. */
export interface ReleaseRequest {
  readonly command: 'release';
  readonly landed: Landed;
  /** Empty: every app that a commit has changed. */
  readonly apps: readonly string[];
  /** Undefined: the one that the config file releases. */
  readonly environment: string | undefined;
  /** Instead of the environment's. */
  readonly paths: readonly string[];
  readonly base: string | undefined;
  readonly release: AskedRelease;
  readonly dryRun: boolean;
  readonly run: Provenance['run'];
}

/** Undefined: not given, so that the environment of the config file decides. */
export interface AskedOfEnvironment {
  readonly delivery: Delivery | undefined;
  readonly merge: MergeMode | undefined;
  /** The first input that was given and only makes sense where the run merges. */
  readonly idle: string | undefined;
}

/** `comment` includes the job summary. */
export const DIFF_MODES = ['comment', 'summary', 'none'] as const;

export type DiffMode = (typeof DIFF_MODES)[number];

/** `promote`: images of one environment are set in another. */
export interface PromoteRequest extends ProposalRequest {
  readonly command: 'promote';
  /** Undefined: the environment's own. */
  readonly from: string | undefined;
  readonly group: PromoteGroup;
  /** Why order, soak time or verification are passed over. */
  readonly override: string | undefined;
  /** Which apps: those that are named, those that a push has changed, or those with an open proposal. */
  readonly apply: PromoteScope;
  /** Template of the proposal branch; undefined: the usual one. */
  readonly branchTemplate: string | undefined;
}

export type PromoteScope =
  | { readonly kind: 'named'; readonly patterns: readonly string[] }
  | { readonly kind: 'push'; readonly branch: string; readonly before: string; readonly after: string }
  | { readonly kind: 'open' };

/** One proposal for each app, or one for all. */
export const PROMOTE_GROUPS = ['app', 'all'] as const;

export type PromoteGroup = (typeof PROMOTE_GROUPS)[number];

/** `diff` of a pull request, or of what a merge queue is about to merge. */
export interface DiffRequest {
  readonly command: 'diff';
  readonly base: string;
  readonly head: string;
  /** Name of the base branch. */
  readonly branch: string;
  /** Undefined in a merge queue: there is nothing to comment on. */
  readonly pullRequest: number | undefined;
  /** The head comes from another repository, whose runs get a token that can only read. */
  readonly fork: boolean;
  readonly diff: DiffMode;
  readonly paths: readonly string[];
  /** One share of the targets, or the plan of all shares; undefined: all targets. */
  readonly shard: Shard | undefined;
  readonly dryRun: boolean;
  readonly runUrl: string | undefined;
}

/** `report`: comments what other jobs have rendered. */
export interface ReportRequest {
  readonly command: 'report';
  /** Files or folders in the workspace. */
  readonly files: readonly string[];
  readonly diff: DiffMode;
  /** The pull request, by its number, or by its head as a `workflow_run` event has it. */
  readonly about:
    | { readonly kind: 'pull-request'; readonly number: number; readonly head: string }
    | {
        readonly kind: 'branch';
        readonly repository: string;
        readonly branch: string;
        readonly head: string;
      };
  readonly dryRun: boolean;
  readonly runUrl: string | undefined;
}
