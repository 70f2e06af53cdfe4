/** What a base branch enforces, from all sources together, as one value. */
import type { RequiredCheck } from '../facts.ts';

/** `unknown`: no source that could be read says yes, and one could not be read. Never to be taken for `no`. */
export type Enforced = 'yes' | 'no' | 'unknown';

export const MERGE_METHODS = ['squash', 'merge', 'rebase'] as const;

export type MergeMethod = (typeof MERGE_METHODS)[number];

/** Rules that are in force or not. */
export const FLAGS = [
  'pullRequest',
  'dismissStaleReviews',
  'codeOwnerReviews',
  'lastPushApproval',
  'conversationResolution',
  'upToDate',
  'signedCommits',
  'linearHistory',
  'noForcePushes',
  'noDeletions',
  'noAdminBypass',
  'noUpdates',
] as const;

export type Flag = (typeof FLAGS)[number];

/** One source: the classic protection of a branch, or one rule of a ruleset. Flags that it says nothing of are absent. */
export interface ProtectionSource {
  /** As people find it again, e.g. `ruleset "production"`. */
  readonly name: string;
  readonly flags: Partial<Readonly<Record<Flag, Enforced>>>;
  readonly requiredReviews?: number;
  readonly checks?: readonly RequiredCheck[];
  readonly deployments?: readonly string[];
  /** Undefined: it does not narrow the methods. */
  readonly methods?: readonly MergeMethod[];
  readonly queue?: MergeMethod;
  /** Types of rules that GitHub alone can judge. */
  readonly others?: readonly string[];
}

export interface Protection {
  readonly flags: Readonly<Record<Flag, Enforced>>;
  /** Approvals that are required, 0 where none are. */
  readonly requiredReviews: number;
  readonly checks: readonly RequiredCheck[];
  /** Environments that the head must have been deployed to. */
  readonly deployments: readonly string[];
  /** What rules leave of the methods; the repository's settings narrow them further. */
  readonly methods: readonly MergeMethod[];
  /** Method of the merge queue; undefined: the branch has none. */
  readonly queue: MergeMethod | undefined;
  readonly others: readonly string[];
  /** Sources that could not be read, e.g. `classic branch protection`. */
  readonly unread: readonly string[];
}

/** The strictest of all: rules of several sources are all in force (fact sheet B4). */
export function combine(sources: readonly ProtectionSource[], unread: readonly string[]): Protection {
  const narrowed = sources.flatMap((source) => (source.methods === undefined ? [] : [source.methods]));
  const queues = sources.flatMap((source) => (source.queue === undefined ? [] : [source.queue]));
  return {
    flags: Object.fromEntries(FLAGS.map((flag) => [flag, enforced(flag, sources, unread)])) as Record<
      Flag,
      Enforced
    >,
    requiredReviews: Math.max(0, ...sources.map((source) => source.requiredReviews ?? 0)),
    checks: distinct(sources.flatMap((source) => source.checks ?? [])),
    deployments: [...new Set(sources.flatMap((source) => source.deployments ?? []))],
    methods: MERGE_METHODS.filter(
      (method) => !isBarred(method, sources) && narrowed.every((list) => list.includes(method)),
    ),
    queue: queues[0],
    others: [...new Set(sources.flatMap((source) => source.others ?? []))],
    unread,
  };
}

/** GitHub makes no merge commits in a linear history, and cannot sign what it rebases. */
function isBarred(method: MergeMethod, sources: readonly ProtectionSource[]): boolean {
  const flag = ({ merge: 'linearHistory', rebase: 'signedCommits', squash: undefined } as const)[method];
  return flag !== undefined && sources.some(({ flags }) => flags[flag] === 'yes');
}

/**
 * Of bypassing, the weakest source decides: who may pass one rule is not held by it. Of all else, the strictest.
 */
function enforced(flag: Flag, sources: readonly ProtectionSource[], unread: readonly string[]): Enforced {
  const said = sources.flatMap((source) => source.flags[flag] ?? []);
  if (flag === 'noAdminBypass') {
    if (said.includes('no')) return 'no';
    return said.includes('unknown') || unread.length > 0 ? 'unknown' : said.includes('yes') ? 'yes' : 'no';
  }
  if (said.includes('yes')) return 'yes';
  return said.includes('unknown') || unread.length > 0 ? 'unknown' : 'no';
}

function distinct(checks: readonly RequiredCheck[]): readonly RequiredCheck[] {
  return [...new Map(checks.map((check) => [`${check.appId ?? ''} ${check.context}`, check])).values()];
}

/** Whether anything at all stands between a pull request and its merge. */
export function isProtected(protection: Protection): boolean {
  const { flags, requiredReviews, checks, deployments, others, queue } = protection;
  const holding: readonly Flag[] = [
    'pullRequest',
    'codeOwnerReviews',
    'lastPushApproval',
    'conversationResolution',
    'upToDate',
    'signedCommits',
  ];
  return (
    requiredReviews > 0 ||
    checks.length > 0 ||
    deployments.length > 0 ||
    others.length > 0 ||
    queue !== undefined ||
    holding.some((flag) => flags[flag] === 'yes')
  );
}
