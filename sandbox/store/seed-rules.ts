import type { RulesetRule } from './model.ts';

/** Rules of rulesets in few words, every required parameter present. */

export interface PullRequestRule {
  readonly approvals?: number;
  readonly dismissStale?: boolean;
  readonly codeOwners?: boolean;
  readonly lastPush?: boolean;
  /** Conversations must be resolved. */
  readonly threads?: boolean;
  readonly methods?: readonly ('merge' | 'squash' | 'rebase')[];
}

/** Changes come by pull request; no approval is asked for where it is not said. */
export function pullRequestRule(it: PullRequestRule = {}): RulesetRule {
  return {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: it.approvals ?? 0,
      dismiss_stale_reviews_on_push: it.dismissStale ?? false,
      require_code_owner_review: it.codeOwners ?? false,
      require_last_push_approval: it.lastPush ?? false,
      required_review_thread_resolution: it.threads ?? false,
      ...(it.methods === undefined ? {} : { allowed_merge_methods: it.methods }),
    },
  };
}

/** Required checks: names, or names with the App that must set them. */
export function checksRule(
  checks: readonly (string | { readonly context: string; readonly app: number })[],
  it: { readonly strict?: boolean; readonly notOnCreate?: boolean } = {},
): RulesetRule {
  return {
    type: 'required_status_checks',
    parameters: {
      required_status_checks: checks.map((check) =>
        typeof check === 'string'
          ? { context: check }
          : { context: check.context, integration_id: check.app },
      ),
      strict_required_status_checks_policy: it.strict ?? false,
      do_not_enforce_on_create: it.notOnCreate ?? false,
    },
  };
}

type PatternType =
  | 'commit_message_pattern'
  | 'commit_author_email_pattern'
  | 'committer_email_pattern'
  | 'branch_name_pattern'
  | 'tag_name_pattern';

/** Texts that must fit, or with `negate` must not. */
export function patternRule(
  type: PatternType,
  it: {
    readonly operator: 'starts_with' | 'ends_with' | 'contains' | 'regex';
    readonly pattern: string;
    readonly negate?: boolean;
  },
): RulesetRule {
  const { operator, pattern, negate = false } = it;
  return { type, parameters: { name: '', negate, operator, pattern } };
}

/** Environments that the head must have been deployed to. */
export function deploymentsRule(...environments: readonly string[]): RulesetRule {
  return {
    type: 'required_deployments',
    parameters: { required_deployment_environments: environments },
  };
}

/** Nobody moves the branch. */
export function updateRule(): RulesetRule {
  return { type: 'update', parameters: { update_allows_fetch_and_merge: false } };
}

/** A rule without parameters. */
export function plainRule(
  type: 'creation' | 'deletion' | 'non_fast_forward' | 'required_linear_history' | 'required_signatures',
): RulesetRule {
  return { type };
}
