/** One rule of `GET /repos/{owner}/{repo}/rules/branches/{branch}` as a source of protection (fact sheet B4). */
import type { RequiredCheck } from '../facts.ts';
import type { Enforced, MergeMethod, ProtectionSource } from './protection.ts';

/** As GitHub gives it; a type can occur several times. */
export interface BranchRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly ruleset_source?: string;
  readonly ruleset_id?: number;
}

/** Whether anybody may pass by a ruleset, by its id; absent: nobody asked. */
export type Bypasses = ReadonlyMap<number, Enforced>;

export function sourceOfRule(rule: BranchRule, bypasses: Bypasses = new Map()): ProtectionSource {
  const { ruleset_id: id, ruleset_source: source } = rule;
  const read = READERS[rule.type];
  const noAdminBypass = bypasses.get(id ?? -1) ?? 'unknown';
  const told = read === undefined ? { others: [rule.type] } : read(rule.parameters ?? {});
  return {
    name: `ruleset ${id ?? ''} of ${source ?? 'the repository'}`.replace('  ', ' '),
    ...told,
    flags: { noAdminBypass, ...told.flags },
  };
}

type Told = Omit<Partial<ProtectionSource>, 'name'>;
type Parameters = Readonly<Record<string, unknown>>;

/** Rules about names and contents of pushes are GitHub's to judge; they do not speak about the state of a pull request. */
const READERS: Readonly<Record<string, (parameters: Parameters) => Told>> = {
  pull_request: (p) => ({
    requiredReviews: Number(p['required_approving_review_count'] ?? 0),
    ...methodsIn(p['allowed_merge_methods']),
    flags: {
      pullRequest: 'yes',
      dismissStaleReviews: yes(p['dismiss_stale_reviews_on_push']),
      codeOwnerReviews: yes(p['require_code_owner_review']),
      lastPushApproval: yes(p['require_last_push_approval']),
      conversationResolution: yes(p['required_review_thread_resolution']),
    },
    ...(Array.isArray(p['required_reviewers']) && p['required_reviewers'].length > 0
      ? { others: ['required_reviewers'] }
      : {}),
  }),
  required_status_checks: (p) => ({
    checks: checksIn(p['required_status_checks']),
    flags: { upToDate: upToDate(p) },
  }),
  required_deployments: (p) => ({ deployments: textsIn(p['required_deployment_environments']), flags: {} }),
  merge_queue: (p) => ({ queue: methodIn(p['merge_method']) ?? 'merge', flags: { pullRequest: 'yes' } }),
  required_linear_history: () => ({ flags: { linearHistory: 'yes' } }),
  required_signatures: () => ({ flags: { signedCommits: 'yes' } }),
  non_fast_forward: () => ({ flags: { noForcePushes: 'yes' } }),
  deletion: () => ({ flags: { noDeletions: 'yes' } }),
  update: () => ({ flags: { noUpdates: 'yes' } }),
  creation: () => ({ flags: {} }),
};

function yes(value: unknown): Enforced {
  return value === true ? 'yes' : 'no';
}

/** "This setting will not take effect unless at least one status check is enabled" (GitHub's description of its API). */
function upToDate(p: Parameters): Enforced {
  return checksIn(p['required_status_checks']).length === 0
    ? 'no'
    : yes(p['strict_required_status_checks_policy']);
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function methodIn(value: unknown): MergeMethod | undefined {
  const name = String(value).toLowerCase();
  return name === 'squash' || name === 'merge' || name === 'rebase' ? name : undefined;
}

function methodsIn(value: unknown): Told {
  if (!Array.isArray(value)) return {};
  return { methods: value.flatMap((each) => methodIn(each) ?? []) };
}

/** No `integration_id`, or -1, lets anyone report. */
function checksIn(value: unknown): readonly RequiredCheck[] {
  if (!Array.isArray(value)) return [];
  return value.map((each: { readonly context?: unknown; readonly integration_id?: unknown }) => {
    const app = each.integration_id;
    return {
      context: String(each.context),
      appId: typeof app === 'number' && app > 0 ? app : undefined,
    };
  });
}
