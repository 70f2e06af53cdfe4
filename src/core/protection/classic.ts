/** Classic branch protection as a source; what the token may not see of it stays unknown. */
import type { RequiredCheck } from '../facts.ts';
import type { Enforced, ProtectionSource } from './protection.ts';

/** GraphQL `Ref.refUpdateRule`: what everybody may see of classic protection (fact sheet A5). */
export interface UpdateRule {
  readonly requiredApprovingReviewCount: number | null;
  readonly requiredStatusCheckContexts: readonly (string | null)[] | null;
  readonly requiresCodeOwnerReviews: boolean;
  readonly requiresConversationResolution: boolean;
  readonly requiresLinearHistory: boolean;
  readonly requiresSignatures: boolean;
  readonly allowsForcePushes: boolean;
  readonly allowsDeletions: boolean;
  readonly viewerCanPush: boolean;
}

/** GraphQL `Ref.branchProtectionRule`, which needs the permission `Administration: read`. */
export interface ClassicRule {
  readonly dismissesStaleReviews: boolean;
  readonly requireLastPushApproval: boolean;
  readonly requiresApprovingReviews: boolean;
  readonly requiresStrictStatusChecks: boolean;
  readonly isAdminEnforced: boolean;
  readonly lockBranch: boolean;
  readonly requiresDeployments: boolean;
  readonly requiredDeploymentEnvironments: readonly (string | null)[] | null;
  readonly requiredStatusChecks:
    | readonly { readonly context: string; readonly app: { readonly databaseId: number | null } | null }[]
    | null;
}

export const CLASSIC = 'classic branch protection';

const yes = (value: boolean): Enforced => (value ? 'yes' : 'no');

/**
 * @param update null: the branch has no classic protection
 * @param rule null: the token may not see it, where there is any
 * @returns no source where there is no classic protection; `unread` where part of it is hidden
 */
export function classicSource(
  update: UpdateRule | null,
  rule: ClassicRule | null,
): { readonly source: ProtectionSource | undefined; readonly unread: readonly string[] } {
  if (update === null) return { source: undefined, unread: [] };
  const open: ProtectionSource = {
    name: CLASSIC,
    requiredReviews: update.requiredApprovingReviewCount ?? 0,
    checks: (update.requiredStatusCheckContexts ?? []).flatMap((context) =>
      context === null ? [] : [{ context, appId: undefined }],
    ),
    flags: {
      ...(update.requiredApprovingReviewCount === null ? {} : { pullRequest: 'yes' as const }),
      codeOwnerReviews: yes(update.requiresCodeOwnerReviews),
      conversationResolution: yes(update.requiresConversationResolution),
      linearHistory: yes(update.requiresLinearHistory),
      signedCommits: yes(update.requiresSignatures),
      noForcePushes: yes(!update.allowsForcePushes),
      noDeletions: yes(!update.allowsDeletions),
    },
  };
  return rule === null
    ? { source: { ...open, flags: { ...open.flags, ...HIDDEN } }, unread: [CLASSIC] }
    : { source: whole(open, rule), unread: [] };
}

/** What `refUpdateRule` says nothing of. */
const HIDDEN = {
  dismissStaleReviews: 'unknown',
  lastPushApproval: 'unknown',
  upToDate: 'unknown',
  noAdminBypass: 'unknown',
} as const;

function whole(open: ProtectionSource, rule: ClassicRule): ProtectionSource {
  const checks = rule.requiredStatusChecks?.map(({ context, app }): RequiredCheck => {
    const id = app?.databaseId ?? undefined;
    return { context, appId: id !== undefined && id > 0 ? id : undefined };
  });
  return {
    ...open,
    checks: checks ?? open.checks ?? [],
    deployments: rule.requiresDeployments
      ? (rule.requiredDeploymentEnvironments ?? []).flatMap((each) => each ?? [])
      : [],
    flags: {
      ...open.flags,
      ...(rule.requiresApprovingReviews ? { pullRequest: 'yes' } : {}),
      dismissStaleReviews: yes(rule.dismissesStaleReviews),
      lastPushApproval: yes(rule.requireLastPushApproval),
      // Without a check that is required, the setting has no effect.
      upToDate: yes(rule.requiresStrictStatusChecks && (checks ?? open.checks ?? []).length > 0),
      noAdminBypass: yes(rule.isAdminEnforced),
      noUpdates: yes(rule.lockBranch),
    },
  };
}
