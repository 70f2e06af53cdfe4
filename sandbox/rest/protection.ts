import { GitHubError } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { BranchProtection } from '../store/model.ts';
import { protectionOf } from '../store/rules.ts';
import { protection as newProtection } from '../store/seed.ts';
import { notBuilt, ok } from './answer.ts';
import { existing } from './branches.ts';
import { at, type Call } from './call.ts';
import {
  type Body,
  invalidRequest,
  optionalFlag,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalText,
  optionalTexts,
} from './input.ts';
import { protectionShape, protectionUrl } from './shapes/protection.ts';

const PROTECTION = '/repos/{owner}/{repo}/branches/{*branch}/protection';

/** Classic branch protection; rulesets live elsewhere. */
export const protectionRoutes: readonly Route[] = [
  at('GET', PROTECTION, 'administration=read', (call) => ok(shape(call, found(call)))),
  at('PUT', PROTECTION, 'administration=write', put),
  at('DELETE', PROTECTION, 'administration=write', (call) => {
    call.repository.protections.delete(found(call).id);
    return { status: 204 };
  }),
  at('GET', `${PROTECTION}/required_signatures`, 'administration=read', (call) =>
    signatures(call, undefined),
  ),
  at('POST', `${PROTECTION}/required_signatures`, 'administration=write', (call) => signatures(call, true)),
  at('DELETE', `${PROTECTION}/required_signatures`, 'administration=write', (call) => {
    signatures(call, false);
    return { status: 204 };
  }),
];

function shape(call: Call, protection: BranchProtection): ReturnType<typeof protectionShape> {
  return protectionShape(call.view, call.repository, { branch: existing(call).name, protection });
}

function found(call: Call): BranchProtection {
  const protection = protectionOf(call.repository, existing(call).name);
  if (protection === null) throw new GitHubError(404, 'Branch not protected');
  return protection;
}

function signatures(call: Call, wanted: boolean | undefined): RestResponse {
  const protection = found(call);
  protection.requiredSignatures = wanted ?? protection.requiredSignatures;
  const url = `${protectionUrl(call.view, call.repository, existing(call).name)}/required_signatures`;
  return ok({ url, enabled: protection.requiredSignatures });
}

const REQUIRED = [
  'required_status_checks',
  'enforce_admins',
  'required_pull_request_reviews',
  'restrictions',
];

function put(call: Call): RestResponse {
  const body = call.request.body;
  const { name } = existing(call);
  const missing = REQUIRED.filter((key) => body[key] === undefined);
  if (missing.length > 0) throw invalidRequest(...missing.map((key) => `"${key}" wasn't supplied.`));
  if (optionalFlag(body, 'allow_fork_syncing') === true)
    throw notBuilt('`allow_fork_syncing` of a protection');
  const old = [...call.repository.protections.values()].find((each) => each.pattern === name);
  const made: BranchProtection = {
    ...newProtection(call.store, { pattern: name }),
    requiredStatusChecks: checksOf(optionalObject(body, 'required_status_checks')),
    requiredReviews: reviewsOf(optionalObject(body, 'required_pull_request_reviews')),
    restrictions: restrictionsOf(optionalObject(body, 'restrictions')),
    enforceAdmins: optionalFlag(body, 'enforce_admins') ?? false,
    requiredSignatures: old?.requiredSignatures ?? false,
    ...flagsOf(body),
  };
  if (old !== undefined) call.repository.protections.delete(old.id);
  call.repository.protections.set(made.id, made);
  return ok(shape(call, made));
}

function flagsOf(
  body: Body,
): Pick<
  BranchProtection,
  | 'requiredLinearHistory'
  | 'allowForcePushes'
  | 'allowDeletions'
  | 'blockCreations'
  | 'requiredConversationResolution'
  | 'lockBranch'
> {
  const on = (name: string): boolean => optionalFlag(body, name) ?? false;
  return {
    requiredLinearHistory: on('required_linear_history'),
    allowForcePushes: on('allow_force_pushes'),
    allowDeletions: on('allow_deletions'),
    blockCreations: on('block_creations'),
    requiredConversationResolution: on('required_conversation_resolution'),
    lockBranch: on('lock_branch'),
  };
}

function checksOf(given: Body | undefined): BranchProtection['requiredStatusChecks'] {
  if (given === undefined) return null;
  const checks = optionalObjects(given, 'checks')?.map((check) => {
    const appId = optionalInteger(check, 'app_id') ?? null;
    // -1 lets any App set the check, and is answered as null (recordings).
    return { context: optionalText(check, 'context') ?? '', appId: appId === -1 ? null : appId };
  });
  const contexts = optionalTexts(given, 'contexts') ?? [];
  return {
    strict: optionalFlag(given, 'strict') ?? false,
    checks: checks ?? contexts.map((context) => ({ context, appId: null })),
  };
}

function reviewsOf(given: Body | undefined): BranchProtection['requiredReviews'] {
  if (given === undefined) return null;
  for (const key of ['dismissal_restrictions', 'bypass_pull_request_allowances']) {
    if (Object.keys(optionalObject(given, key) ?? {}).length > 0)
      throw notBuilt(`\`${key}\` of a protection`);
  }
  return {
    count: optionalInteger(given, 'required_approving_review_count') ?? 1,
    dismissStale: optionalFlag(given, 'dismiss_stale_reviews') ?? false,
    requireCodeOwners: optionalFlag(given, 'require_code_owner_reviews') ?? false,
    requireLastPushApproval: optionalFlag(given, 'require_last_push_approval') ?? false,
  };
}

function restrictionsOf(given: Body | undefined): BranchProtection['restrictions'] {
  if (given === undefined) return null;
  return {
    teams: optionalTexts(given, 'teams') ?? [],
    users: optionalTexts(given, 'users') ?? [],
    apps: optionalTexts(given, 'apps') ?? [],
  };
}
