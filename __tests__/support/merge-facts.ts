/** Builders of what bears on a merge: a pull request with which nothing is wrong, on a branch without rules. */
import type { MergeRules, Ruling, RulingState } from '../../src/core/gates/gate.ts';
import type { Verdict } from '../../src/core/gates/verdict.ts';
import type {
  HeadCommit,
  MergedPullRequest,
  MergeFacts,
  ReportedCheck,
} from '../../src/core/merging/merge-facts.ts';
import { combine, type Protection, type ProtectionSource } from '../../src/core/protection/protection.ts';

export const HEAD = 'a1'.repeat(20);

export const PULL_REQUEST: MergedPullRequest = {
  id: 'PR_1',
  number: 7,
  url: 'https://github.com/acme/config/pull/7',
  title: 'Set shop to 1.8.0',
  author: 'release-bot',
  state: 'open',
  draft: false,
  branch: 'release/shop',
  branchHead: HEAD,
  mergeable: 'yes',
  mergeState: 'CLEAN',
  decision: undefined,
  mergeCommit: undefined,
  armed: undefined,
  queued: undefined,
  mayBypass: false,
};

export function commit(oid: string, more: Partial<HeadCommit> = {}): HeadCommit {
  return { oid, verified: true, baseMerge: false, people: ['release-bot'], ...more };
}

export function reported(name: string, state: ReportedCheck['state'] = 'passed'): ReportedCheck {
  const said = { passed: 'success', pending: 'in_progress', failed: 'failure' }[state];
  return {
    kind: 'check-run',
    name,
    appId: 15368,
    state,
    said,
    order: 1,
    required: true,
    byBot: true,
    url: undefined,
  };
}

export function factsWith(
  more: Partial<MergeFacts> = {},
  pullRequest: Partial<MergedPullRequest> = {},
): MergeFacts {
  return {
    pullRequest: { ...PULL_REQUEST, ...pullRequest },
    head: HEAD,
    behindBy: 0,
    base: 'main',
    commits: [commit(HEAD)],
    reviews: [],
    unresolvedThreads: 0,
    reported: [],
    ownership: undefined,
    deployed: undefined,
    settings: { methods: ['squash', 'merge', 'rebase'], autoMerge: true, deletesBranch: false },
    rate: undefined,
    truncated: [],
    ...more,
  };
}

/** Protection of one source. */
export function protectionOf(
  source: Partial<ProtectionSource> = {},
  unread: readonly string[] = [],
): Protection {
  return combine([{ name: 'ruleset 1 of acme/config', flags: {}, ...source }], unread);
}

export function rulesWith(
  source: Partial<ProtectionSource> = {},
  more: Partial<MergeRules> = {},
): MergeRules {
  return { protection: protectionOf(source), checks: [], shortfalls: [], method: undefined, ...more };
}

export const check = (context: string, appId?: number) => ({ context, appId });

export function ruling(rule: string, state: RulingState, reason = 'so it is'): Ruling {
  return { rule, state, reason };
}

export function verdictOf(...rulings: readonly Ruling[]): Verdict {
  const states = rulings.map(({ state }) => state);
  const state = states.includes('refused') ? 'refused' : states.includes('pending') ? 'pending' : 'met';
  return { head: HEAD, state, rulings };
}
