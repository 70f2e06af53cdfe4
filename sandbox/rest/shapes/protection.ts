import type { BranchProtection, Repository } from '../../store/model.ts';
import { appShape } from './app.ts';
import { apiUrl } from './repository.ts';
import { teamsNamed } from './team.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** Where the API serves the protection of a branch. */
export function protectionUrl(view: View, repository: Repository, branch: string): string {
  return `${apiUrl(view, repository)}/branches/${branch.split('/').map(encodeURIComponent).join('/')}/protection`;
}

/** `branch-protection` (and `protected-branch`) of one branch; a requirement that is off has no key. */
export function protectionShape(
  view: View,
  repository: Repository,
  it: { readonly branch: string; readonly protection: BranchProtection },
): Shape {
  const url = protectionUrl(view, repository, it.branch);
  const rule = it.protection;
  const on = (enabled: boolean): Shape => ({ enabled });
  return {
    url,
    ...statusChecksShape(url, rule),
    ...reviewsShape(url, rule),
    ...restrictionsShape(view, repository, { rule, url }),
    required_signatures: { url: `${url}/required_signatures`, enabled: rule.requiredSignatures },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: rule.enforceAdmins },
    required_linear_history: on(rule.requiredLinearHistory),
    allow_force_pushes: on(rule.allowForcePushes),
    allow_deletions: on(rule.allowDeletions),
    block_creations: on(rule.blockCreations),
    required_conversation_resolution: on(rule.requiredConversationResolution),
    lock_branch: on(rule.lockBranch),
    allow_fork_syncing: on(false),
  };
}

function statusChecksShape(url: string, rule: BranchProtection): Shape {
  const required = rule.requiredStatusChecks;
  if (required === null) return {};
  return {
    required_status_checks: {
      url: `${url}/required_status_checks`,
      strict: required.strict,
      contexts: required.checks.map((check) => check.context),
      contexts_url: `${url}/required_status_checks/contexts`,
      checks: required.checks.map((check) => ({ context: check.context, app_id: check.appId })),
    },
  };
}

function reviewsShape(url: string, rule: BranchProtection): Shape {
  const required = rule.requiredReviews;
  if (required === null) return {};
  return {
    required_pull_request_reviews: {
      url: `${url}/required_pull_request_reviews`,
      dismiss_stale_reviews: required.dismissStale,
      require_code_owner_reviews: required.requireCodeOwners,
      require_last_push_approval: required.requireLastPushApproval,
      required_approving_review_count: required.count,
    },
  };
}

function restrictionsShape(
  view: View,
  repository: Repository,
  { rule, url }: { readonly rule: BranchProtection; readonly url: string },
): Shape {
  if (rule.restrictions === null) return {};
  const apps = [...view.state.apps.values()].filter((app) => rule.restrictions?.apps.includes(app.slug));
  return {
    restrictions: {
      url: `${url}/restrictions`,
      users_url: `${url}/restrictions/users`,
      teams_url: `${url}/restrictions/teams`,
      apps_url: `${url}/restrictions/apps`,
      users: rule.restrictions.users.flatMap((login) => userShape(view, login) ?? []),
      teams: teamsNamed(view, repository.owner, rule.restrictions.teams ?? []),
      apps: apps.map((app) => appShape(view, app.id)),
    },
  };
}
