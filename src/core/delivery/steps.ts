/**
 * From what was read and what is wanted to the writes that lead there. Pure: the list of steps is a value, so
 * that a dry run can show it, and a run that was cut off anywhere finds its way by reading and deciding again.
 */
import type { Plan } from '../plan/plan.ts';
import type { PullRequestExtras, PullRequestFacts, RepositoryFacts } from '../ports.ts';
import { toScratchBranch } from '../request/branch-name.ts';
import { hasMarker } from './marker.ts';
import { classifyProposal } from './proposal.ts';
import { parseTrail } from './trail.ts';

/** `made` stands for the commit that this run makes. */
export type Head = { readonly oid: string } | 'made' | undefined;

export type DeliveryStep =
  | { readonly kind: 'create-branch'; readonly branch: string; readonly at: string }
  | { readonly kind: 'commit'; readonly branch: string; readonly expectedHead: string }
  | { readonly kind: 'move'; readonly moves: readonly HeadMove[] }
  | { readonly kind: 'open-pull-request' }
  | { readonly kind: 'update-pull-request'; readonly pullRequest: PullRequestFacts }
  | { readonly kind: 'close'; readonly pullRequest: PullRequestFacts; readonly head: string }
  | { readonly kind: 'decorate'; readonly extras: PullRequestExtras };

export interface HeadMove {
  readonly branch: string;
  readonly before: Head;
  readonly after: Head;
}

/** @returns the writes still to do, in order; empty: everything stands as wanted */
export function planSteps(
  facts: RepositoryFacts,
  plan: Plan,
  extras: PullRequestExtras,
): readonly DeliveryStep[] {
  if (plan.stale) return [];
  const { name, oid } = facts.base;
  if (plan.delivery === 'commit')
    return plan.files.length === 0 ? [] : [{ kind: 'commit', branch: name, expectedHead: oid }];
  if (plan.files.length === 0 && plan.ground === facts.base.oid) return closeSteps(facts);
  const branch = branchSteps(facts, plan);
  return [...branch, ...pullRequestSteps(facts, plan, extras)];
}

/** The base has everything already: an open proposal of the action has nothing left to propose. */
function closeSteps(facts: RepositoryFacts): readonly DeliveryStep[] {
  const { head, pullRequest } = facts.proposal;
  const scratch = dropScratch(facts);
  if (pullRequest === undefined || head === undefined) return scratch;
  if (classifyProposal(facts.proposal).kind !== 'replaceable') return scratch;
  return [...scratch, { kind: 'close', pullRequest, head }];
}

function branchSteps(facts: RepositoryFacts, plan: Plan): readonly DeliveryStep[] {
  const { proposal, base } = facts;
  const { branch, head } = proposal;
  if (plan.ground !== base.oid) {
    const onTop: DeliveryStep = { kind: 'commit', branch, expectedHead: plan.ground };
    return [...dropScratch(facts), ...(plan.files.length === 0 ? [] : [onTop])];
  }
  if (isDelivered(facts, plan)) return dropScratch(facts);
  const commit: DeliveryStep = { kind: 'commit', branch, expectedHead: base.oid };
  if (head === undefined)
    return [...dropScratch(facts), { kind: 'create-branch', branch, at: base.oid }, commit];
  if (head === base.oid) return [...dropScratch(facts), commit];
  return rebuildSteps(facts, head);
}

/** The branch is one commit of the action on the base's tip, with exactly the planned content. */
function isDelivered(facts: RepositoryFacts, plan: Plan): boolean {
  const [only, ...more] = facts.proposal.commits;
  if (only === undefined || more.length > 0 || facts.proposal.truncated) return false;
  return (
    only.oid === facts.proposal.head &&
    only.parents[0] === facts.base.oid &&
    parseTrail(only.message)?.plan === plan.digest
  );
}

/**
 * The new commit is made on a scratch branch and the proposal branch is moved to it in one atomic
 * compare-and-swap. Resetting the proposal branch to the base first would close its pull request.
 */
function rebuildSteps(facts: RepositoryFacts, head: string): readonly DeliveryStep[] {
  const { branch, scratchHead } = facts.proposal;
  const scratch = toScratchBranch(branch);
  const base = facts.base.oid;
  const start: readonly DeliveryStep[] =
    scratchHead === undefined
      ? [{ kind: 'create-branch', branch: scratch, at: base }]
      : scratchHead === base
        ? []
        : [
            {
              kind: 'move',
              moves: [{ branch: scratch, before: { oid: scratchHead }, after: { oid: base } }],
            },
          ];
  return [
    ...start,
    { kind: 'commit', branch: scratch, expectedHead: base },
    {
      kind: 'move',
      moves: [
        { branch, before: { oid: head }, after: 'made' },
        { branch: scratch, before: 'made', after: undefined },
      ],
    },
  ];
}

/** Left behind by a run that was cut off while it rebuilt. */
function dropScratch(facts: RepositoryFacts): readonly DeliveryStep[] {
  const { branch, scratchHead } = facts.proposal;
  if (scratchHead === undefined) return [];
  const move: HeadMove = { branch: toScratchBranch(branch), before: { oid: scratchHead }, after: undefined };
  return [{ kind: 'move', moves: [move] }];
}

function pullRequestSteps(
  facts: RepositoryFacts,
  plan: Plan,
  extras: PullRequestExtras,
): readonly DeliveryStep[] {
  const { pullRequest } = facts.proposal;
  const missing = missingExtras(pullRequest, extras);
  const decorate: readonly DeliveryStep[] =
    missing === undefined ? [] : [{ kind: 'decorate', extras: missing }];
  if (pullRequest === undefined) return [{ kind: 'open-pull-request' }, ...decorate];
  const told = hasMarker(pullRequest.body, plan.textDigest);
  return [...(told ? [] : [{ kind: 'update-pull-request', pullRequest } as const]), ...decorate];
}

function without(wanted: readonly string[], present: readonly string[]): readonly string[] {
  const have = new Set(present.map((name) => name.toLowerCase()));
  return wanted.filter(
    (name) => !have.has((name.split('/').at(-1) ?? name).toLowerCase()) && !have.has(name.toLowerCase()),
  );
}

function missingExtras(
  pullRequest: PullRequestFacts | undefined,
  wanted: PullRequestExtras,
): PullRequestExtras | undefined {
  const missing: PullRequestExtras = {
    labels: without(wanted.labels, pullRequest?.labels ?? []),
    assignees: without(wanted.assignees, pullRequest?.assignees ?? []),
    reviewers: without(wanted.reviewers, pullRequest?.reviewers ?? []),
    teamReviewers: without(wanted.teamReviewers, pullRequest?.teamReviewers ?? []),
    milestone: wanted.milestone === pullRequest?.milestone ? undefined : wanted.milestone,
  };
  const { milestone, ...lists } = missing;
  const nothing = milestone === undefined && Object.values(lists).every((list) => list.length === 0);
  return nothing ? undefined : missing;
}
