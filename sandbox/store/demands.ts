import { accessOf } from './access.ts';
import type { RequiredCheck } from './checks.ts';
import type { Actor, BranchProtection, PushRestrictions, Repository, Ruleset, RulesetRule } from './model.ts';
import { requiredChecksOf } from './required-checks.ts';
import { type RequiredReviewers, requiredReviewersOf } from './required-reviewers.ts';
import { bypassOf, effectiveRules, protectionOf } from './rules.ts';
import type { Store } from './store.ts';

/** What is asked of the reviews of a pull request. */
export interface ReviewDemands {
  readonly count: number;
  readonly codeOwners: boolean;
  readonly lastPush: boolean;
  readonly dismissStale: boolean;
  readonly teams: readonly RequiredReviewers[];
}

/** What one source, the classic protection or one ruleset, asks of a merge into a branch. */
export interface Demands {
  readonly source: 'classic' | 'ruleset';
  /** One for every rule that asks for pull requests. */
  readonly reviews: readonly ReviewDemands[];
  readonly resolution: boolean;
  readonly checks: readonly RequiredCheck[];
  readonly strict: boolean;
  readonly signatures: boolean;
  readonly linear: boolean;
  /** Null: whatever the repository allows. */
  readonly methods: readonly string[] | null;
  readonly mergeQueue: boolean;
  /** Why nobody may move the branch; null where it may move. */
  readonly frozen: string | null;
  readonly pushers: PushRestrictions | null;
  readonly environments: readonly string[];
  /** Paths of workflows that must have passed. */
  readonly workflows: readonly string[];
  /** Rules on the commits themselves. */
  readonly patterns: readonly RulesetRule[];
}

function ofProtection(protection: BranchProtection): Demands {
  const { requiredReviews: reviews, requiredStatusChecks: checks } = protection;
  const asked = {
    count: reviews?.count ?? 0,
    codeOwners: reviews?.requireCodeOwners ?? false,
    lastPush: reviews?.requireLastPushApproval ?? false,
    dismissStale: reviews?.dismissStale ?? false,
    teams: [],
  };
  return {
    source: 'classic',
    reviews: reviews === null ? [] : [asked],
    resolution: protection.requiredConversationResolution,
    checks: checks?.checks ?? [],
    strict: checks?.strict ?? false,
    signatures: protection.requiredSignatures,
    linear: protection.requiredLinearHistory,
    methods: null,
    mergeQueue: false,
    frozen: protection.lockBranch ? 'Cannot change this locked branch' : null,
    pushers: protection.restrictions,
    environments: protection.requiredEnvironments,
    workflows: [],
    patterns: [],
  };
}

const PATTERNS = ['commit_message_pattern', 'commit_author_email_pattern', 'committer_email_pattern'];

function reviewsOf(rule: RulesetRule): ReviewDemands {
  const on = (name: string): boolean => rule.parameters?.[name] === true;
  return {
    count: Number(rule.parameters?.['required_approving_review_count'] ?? 0),
    codeOwners: on('require_code_owner_review'),
    lastPush: on('require_last_push_approval'),
    dismissStale: on('dismiss_stale_reviews_on_push'),
    teams: requiredReviewersOf(rule),
  };
}

function methodsOf(rules: readonly RulesetRule[]): readonly string[] | null {
  const lists = rules
    .map((rule) => rule.parameters?.['allowed_merge_methods'] as readonly string[] | undefined)
    .filter((list) => list !== undefined);
  return lists.length === 0 ? null : lists.reduce((a, b) => a.filter((method) => b.includes(method)));
}

function workflowsOf(rule: RulesetRule): string[] {
  const given = (rule.parameters?.['workflows'] ?? []) as readonly { readonly path: string }[];
  return given.map((one) => one.path);
}

function ofRules(rules: readonly RulesetRule[]): Demands {
  const of = (type: string) => rules.filter((rule) => rule.type === type);
  const pulls = of('pull_request');
  const checks = of('required_status_checks');
  const flag = (list: readonly RulesetRule[], name: string): boolean =>
    list.some((rule) => rule.parameters?.[name] === true);
  return {
    source: 'ruleset',
    reviews: pulls.map(reviewsOf),
    resolution: flag(pulls, 'required_review_thread_resolution'),
    checks: checks.flatMap(requiredChecksOf),
    strict: flag(checks, 'strict_required_status_checks_policy'),
    signatures: of('required_signatures').length > 0,
    linear: of('required_linear_history').length > 0,
    methods: methodsOf(pulls),
    mergeQueue: of('merge_queue').length > 0,
    frozen: of('update').length > 0 ? 'Cannot update this protected ref.' : null,
    pushers: null,
    environments: of('required_deployments').flatMap(
      (rule) => (rule.parameters?.['required_deployment_environments'] ?? []) as string[],
    ),
    workflows: of('workflows').flatMap(workflowsOf),
    patterns: rules.filter((rule) => PATTERNS.includes(rule.type)),
  };
}

/** Administrators pass classic protection by unless it says that it is meant for them too. */
function passesClassic(
  store: Store,
  repository: Repository,
  it: { readonly protection: BranchProtection; readonly actor: Actor | undefined },
): boolean {
  if (it.actor === undefined || it.protection.enforceAdmins) return false;
  return accessOf(store, it.actor, repository) === 'admin';
}

function rulesByRuleset(
  store: Store,
  repository: Repository,
  it: { readonly branch: string; readonly actor: Actor | undefined },
): RulesetRule[][] {
  const found = new Map<Ruleset, RulesetRule[]>();
  for (const { rule, ruleset } of effectiveRules(store, repository, `refs/heads/${it.branch}`)) {
    const passes = it.actor !== undefined && bypassOf(store, it.actor, { repository, ruleset }) !== 'never';
    if (!passes) found.set(ruleset, [...(found.get(ruleset) ?? []), rule]);
  }
  return [...found.values()];
}

/**
 * What a merge into a branch has to meet, source by source.
 * @param merger without: what is asked of everyone; with: less what this actor may pass by when it merges
 */
export function demandsOf(
  store: Store,
  { repository, branch }: { readonly repository: Repository; readonly branch: string },
  merger?: Actor,
): Demands[] {
  const protection = protectionOf(repository, branch);
  const classic =
    protection === null || passesClassic(store, repository, { protection, actor: merger })
      ? []
      : [ofProtection(protection)];
  return [...rulesByRuleset(store, repository, { branch, actor: merger }).map(ofRules), ...classic];
}

/** Whether an actor could merge past everything that is asked. */
export function mayMergeAsAdmin(
  store: Store,
  where: { readonly repository: Repository; readonly branch: string },
  actor: Actor,
): boolean {
  if (demandsOf(store, where).length === 0) return accessOf(store, actor, where.repository) === 'admin';
  return demandsOf(store, where, actor).length === 0;
}
