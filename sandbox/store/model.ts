import type { CheckRun, CommitStatus } from './model-checks.ts';
import type { Comment, Issue, Label, Milestone, PullRequest, Review } from './model-issues.ts';
import type { Merging } from './model-merging.ts';
import type { Access, App, Installation, Team, Token, User } from './model-people.ts';
import type { Deployment, Release } from './model-releases.ts';
import type { BranchProtection, Ruleset } from './model-rules.ts';
import type { Talk } from './model-talk.ts';

export type * from './model-checks.ts';
export type * from './model-issues.ts';
export type * from './model-merging.ts';
export type * from './model-people.ts';
export type * from './model-releases.ts';
export type * from './model-rules.ts';
export type * from './model-talk.ts';

/**
 * What a GitHub remembers, as plain mutable data: no methods, no handles, so that a whole state can be
 * cloned (stale reads need the state of before a write). Git objects live in bare repositories, see git.ts.
 * Times are ISO 8601 with seconds; ids are sequential numbers unique over the sandbox.
 */

/** Name, address and time as a commit or tag carries them; `date` is ISO 8601. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** How GitHub judged a commit's signature; commits that are not in the map are unsigned. */
export interface SignatureState {
  readonly isValid: boolean;
  readonly state: 'VALID' | 'INVALID' | 'UNSIGNED' | 'UNKNOWN_KEY' | 'BAD_EMAIL';
  readonly wasSignedByGitHub: boolean;
  readonly signer: string | null;
}

/** One move of a ref, kept so that events can be told. Zero oids stand for absent. */
export interface RefEvent {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly actor: string;
  readonly at: string;
}

/** A workflow_dispatch or repository_dispatch that was accepted. */
export interface Dispatch {
  readonly kind: 'workflow' | 'repository';
  readonly name: string;
  readonly ref: string;
  readonly payload: unknown;
  readonly actor: string;
  readonly at: string;
}

export interface RepositorySettings {
  allowMergeCommit: boolean;
  allowSquashMerge: boolean;
  allowRebaseMerge: boolean;
  allowAutoMerge: boolean;
  deleteBranchOnMerge: boolean;
  allowUpdateBranch: boolean;
  webCommitSignoffRequired: boolean;
  /** "Allow GitHub Actions to create and approve pull requests". */
  canApprovePullRequestReviews: boolean;
}

export interface Repository {
  readonly id: number;
  owner: string;
  name: string;
  description: string | null;
  isPrivate: boolean;
  isArchived: boolean;
  /** Id of the repository it was forked from. */
  forkOf: number | null;
  defaultBranch: string;
  settings: RepositorySettings;
  /** Login to access; the owner and organization admins are admin without an entry. */
  collaborators: Map<string, Access>;
  /** Every ref of the bare repository, full name to oid; kept in step with Git. */
  refs: Map<string, string>;
  /** Issues and pull requests share numbers: next one to give. */
  nextNumber: number;
  nextMilestone: number;
  issues: Map<number, Issue>;
  pulls: Map<number, PullRequest>;
  comments: Map<number, Comment>;
  reviews: Map<number, Review>;
  labels: Map<number, Label>;
  milestones: Map<number, Milestone>;
  statuses: CommitStatus[];
  checkRuns: Map<number, CheckRun>;
  releases: Map<number, Release>;
  deployments: Map<number, Deployment>;
  protections: Map<number, BranchProtection>;
  /** Rulesets of the repository itself; those of its organization are in State.rulesets. */
  rulesets: Map<number, Ruleset>;
  events: RefEvent[];
  dispatches: Dispatch[];
  readonly createdAt: string;
  updatedAt: string;
  pushedAt: string;
}

export interface State {
  nextId: number;
  users: Map<string, User>;
  /** Lower-case login of an organization to its members' roles. */
  members: Map<string, Map<string, 'admin' | 'member'>>;
  /** Lower-case login of an organization to what its members may do everywhere; `read` without an entry. */
  memberAccess: Map<string, Access>;
  teams: Map<number, Team>;
  tokens: Map<string, Token>;
  apps: Map<number, App>;
  installations: Map<number, Installation>;
  repositories: Map<number, Repository>;
  /** Lower-case `owner/name` to id. */
  names: Map<string, number>;
  /** Former lower-case `owner/name` to id. */
  formerNames: Map<string, number>;
  /** Organization rulesets by id. */
  rulesets: Map<number, Ruleset>;
  /** Commit oid to what GitHub said of its signature. */
  signatures: Map<string, SignatureState>;
  /** Repository id to its review comments, commit comments and reactions; see talkOf. */
  talk: Map<number, Talk>;
  /** Repository id to what is under way there by itself; see mergingOf. */
  merging: Map<number, Merging>;
}

export const ZERO_OID = '0'.repeat(40);

/** @returns an empty GitHub. */
export function emptyState(): State {
  return {
    nextId: 1,
    users: new Map(),
    members: new Map(),
    memberAccess: new Map(),
    teams: new Map(),
    tokens: new Map(),
    apps: new Map(),
    installations: new Map(),
    repositories: new Map(),
    names: new Map(),
    formerNames: new Map(),
    rulesets: new Map(),
    signatures: new Map(),
    talk: new Map(),
    merging: new Map(),
  };
}
