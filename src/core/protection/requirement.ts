/** The least protection that a base branch must have: what the policy states, held against what was found. */
import type { RequiredCheck } from '../facts.ts';
import { nearest } from '../request/nearest.ts';
import { CLASSIC } from './classic.ts';
import type { Enforced, Flag, Protection } from './protection.ts';

/** As in the input `require-protection` and an environment's `protection`. */
export interface Requirement {
  readonly reviews: number;
  readonly flags: readonly Flag[];
  readonly checks: readonly RequiredCheck[];
}

export const NOTHING_REQUIRED: Requirement = { reviews: 0, flags: [], checks: [] };

/** One line of the table that people see. */
export interface RequirementRow {
  /** Key of the policy, e.g. `required-reviews`. */
  readonly rule: string;
  readonly required: string;
  readonly found: string;
  readonly met: boolean;
  /** Where to change it; empty where nothing is to be changed. */
  readonly where: string;
}

/** Keys of the policy and the flags that they stand for. */
export const FLAG_KEYS: Readonly<Record<string, Flag>> = {
  'dismiss-stale-reviews': 'dismissStaleReviews',
  'code-owner-reviews': 'codeOwnerReviews',
  'last-push-approval': 'lastPushApproval',
  'conversation-resolution': 'conversationResolution',
  'up-to-date': 'upToDate',
  'signed-commits': 'signedCommits',
  'linear-history': 'linearHistory',
  'no-force-pushes': 'noForcePushes',
  'no-deletions': 'noDeletions',
  'no-admin-bypass': 'noAdminBypass',
};

/** Every requirement with what was found; what cannot be read counts as not met, and says so. */
export function compareProtection(
  requirement: Requirement,
  protection: Protection,
): readonly RequirementRow[] {
  return [
    ...(requirement.reviews === 0 ? [] : [reviewsRow(requirement.reviews, protection)]),
    ...Object.entries(FLAG_KEYS)
      .filter(([, flag]) => requirement.flags.includes(flag))
      .map(([key, flag]) => flagRow(key, protection.flags[flag], protection)),
    ...requirement.checks.map((check) => checkRow(check, protection)),
  ];
}

function reviewsRow(required: number, protection: Protection): RequirementRow {
  const found = protection.requiredReviews;
  return row({
    rule: 'required-reviews',
    required: String(required),
    found: found >= required ? String(found) : orUnknown(String(found), protection),
    met: found >= required,
    setting: '"Required approvals"',
  });
}

const SETTINGS: Readonly<Partial<Record<string, string>>> = {
  'dismiss-stale-reviews': '"Dismiss stale pull request approvals when new commits are pushed"',
  'code-owner-reviews': '"Require review from Code Owners"',
  'last-push-approval': '"Require approval of the most recent reviewable push"',
  'conversation-resolution': '"Require conversation resolution before merging"',
  'up-to-date': '"Require branches to be up to date before merging"',
  'signed-commits': '"Require signed commits"',
  'linear-history': '"Require linear history"',
  'no-force-pushes': '"Block force pushes"',
  'no-deletions': '"Restrict deletions"',
  'no-admin-bypass': 'the bypass list, or "Do not allow bypassing the above settings"',
};

function flagRow(rule: string, found: Enforced, protection: Protection): RequirementRow {
  const shown = found === 'unknown' ? hidden(protection) : found;
  return row({ rule, required: 'yes', found: shown, met: found === 'yes', setting: SETTINGS[rule] ?? rule });
}

function checkRow(check: RequiredCheck, protection: Protection): RequirementRow {
  const { context, appId } = check;
  const same = protection.checks.filter((each) => each.context.toLowerCase() === context.toLowerCase());
  const met = same.some((each) => appId === undefined || each.appId === appId);
  const from = (id: number | undefined): string => (id === undefined ? 'from anyone' : `from App ${id}`);
  const found = met
    ? 'required'
    : same.length > 0
      ? `required ${same.map((each) => from(each.appId)).join(', ')}`
      : orUnknown(notRequired(check, protection), protection);
  const required = appId === undefined ? context : `${context} ${from(appId)}`;
  return row({
    rule: 'required-checks',
    required,
    found,
    met,
    setting: `"Require status checks to pass": ${context}`,
  });
}

function notRequired({ context }: RequiredCheck, { checks }: Protection): string {
  const close = nearest(
    context,
    checks.map((each) => each.context),
  );
  return close === undefined ? 'not required' : `not required; did you mean "${close}"?`;
}

function row({
  setting,
  ...rest
}: Omit<RequirementRow, 'where'> & { readonly setting: string }): RequirementRow {
  const unread = rest.found.startsWith('unknown');
  const where = unread
    ? 'give a token with the permission Administration: read'
    : `Settings > Rules > Rulesets, or Settings > Branches: ${setting}`;
  return { ...rest, where: rest.met ? '' : where };
}

/** What was found is the least: a source that could not be read may hold more. */
function orUnknown(found: string, protection: Protection): string {
  const hides = protection.unread.some((source) => source !== CLASSIC);
  return hides ? hidden(protection) : found;
}

function hidden({ unread }: Protection): string {
  return `unknown: this token may not read ${unread.length === 0 ? 'who may bypass it' : unread.join(' and ')}`;
}
