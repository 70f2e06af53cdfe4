export interface RulesetRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface BypassActor {
  /** App id for Integration, role id or user id otherwise. */
  readonly actorId: number | null;
  readonly actorType: 'Integration' | 'OrganizationAdmin' | 'RepositoryRole' | 'Team' | 'User' | 'DeployKey';
  readonly bypassMode: 'always' | 'pull_request' | 'exempt';
}

export interface Ruleset {
  readonly id: number;
  name: string;
  target: 'branch' | 'tag' | 'push';
  enforcement: 'active' | 'evaluate' | 'disabled';
  sourceType: 'Repository' | 'Organization';
  /** `owner/name` or the organization's login. */
  source: string;
  /** Patterns: `~ALL`, `~DEFAULT_BRANCH` or fnmatch on the full ref name. */
  include: string[];
  exclude: string[];
  bypassActors: BypassActor[];
  rules: RulesetRule[];
  readonly createdAt: string;
  updatedAt: string;
}

/** Logins, App slugs and team slugs. */
export interface PushRestrictions {
  readonly users: readonly string[];
  readonly apps: readonly string[];
  readonly teams?: readonly string[];
}

/** Classic branch protection; `pattern` is fnmatch on the branch name. */
export interface BranchProtection {
  readonly id: number;
  pattern: string;
  requiredReviews: {
    count: number;
    dismissStale: boolean;
    requireCodeOwners: boolean;
    requireLastPushApproval: boolean;
  } | null;
  requiredStatusChecks: {
    strict: boolean;
    checks: readonly { readonly context: string; readonly appId: number | null }[];
  } | null;
  enforceAdmins: boolean;
  requiredLinearHistory: boolean;
  requiredSignatures: boolean;
  requiredConversationResolution: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
  blockCreations: boolean;
  lockBranch: boolean;
  /** Environments that the head must have been deployed to. */
  requiredEnvironments: readonly string[];
  /** Who may push; null: everyone with write. */
  restrictions: PushRestrictions | null;
}
