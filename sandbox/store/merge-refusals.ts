import { allSigned, patternReasons } from './commit-rules.ts';
import { type Demands, demandsOf, type ReviewDemands } from './demands.ts';
import type { Actor, PullRequest, Repository } from './model.ts';
import { countingOpinions } from './opinions.ts';
import { ownerGroups, waitingOwners, waitingReason } from './owners-of-pull.ts';
import { isAllowedToPush } from './push-restrictions.ts';
import { checkedSha, checkReasons } from './required-checks.ts';
import type { Store } from './store.ts';
import { hasOpenThreads } from './threads.ts';

/** One sentence against a merge and where the rule behind it stands. */
export interface Refusal {
  readonly source: 'classic' | 'ruleset';
  readonly reason: string;
}

export const OUT_OF_DATE = 'Head branch is out of date. Review and try the merge again.';
const LAST_PUSH = 'New changes require approval from someone other than the last pusher.';
const NOT_ALLOWED = "You're not authorized to push to this branch.";

interface Situation {
  readonly store: Store;
  readonly repository: Repository;
  readonly pull: PullRequest;
  /** Who merges; absent where a state is told that is nobody's in particular. */
  readonly merger: Actor | undefined;
}

function tooFew(count: number): string {
  const least = Math.max(1, count);
  const reviews = least === 1 ? 'review is' : 'reviews are';
  return `At least ${least} approving ${reviews} required by reviewers with write access.`;
}

/** Whether the newest push was approved by someone else than who made it. */
function lastPushApproved({ store, repository, pull }: Situation): boolean {
  return countingOpinions(store, repository, pull).some(
    (review) =>
      review.state === 'APPROVED' && review.author !== pull.lastPusher && review.commitOid === pull.headOid,
  );
}

/** The first that is amiss, as GitHub gives one reason for reviews. */
async function reviewReason(situation: Situation, asked: ReviewDemands): Promise<string | null> {
  const { store, repository, pull } = situation;
  const opinions = countingOpinions(store, repository, pull);
  const approvals = opinions.filter((review) => review.state === 'APPROVED').length;
  const waiting = asked.codeOwners ? await waitingOwners(store, repository, pull) : [];
  const owned = asked.codeOwners && (await ownerGroups(store, repository, pull)).length > 0;
  const required = asked.count > 0 || asked.lastPush || owned;
  if (required && opinions.some((review) => review.state === 'CHANGES_REQUESTED')) return tooFew(asked.count);
  if (waiting.length > 0) return waitingReason(waiting, pull);
  if (asked.lastPush && !lastPushApproved(situation)) return LAST_PUSH;
  return approvals < asked.count ? tooFew(asked.count) : null;
}

function isDeployed(repository: Repository, environment: string, sha: string): boolean {
  const there = [...repository.deployments.values()].filter((one) => one.environment === environment);
  return there.some((one) => one.sha === sha && one.statuses.at(-1)?.state === 'success');
}

function deploymentReasons({ repository, pull }: Situation, asked: Demands): string[] {
  const missing = asked.environments.filter((name) => !isDeployed(repository, name, pull.headOid));
  if (missing.length === 0) return [];
  const names =
    missing.length < 3 ? missing.join(' and ') : `${missing.slice(0, -1).join(', ')}, and ${missing.at(-1)}`;
  return [`Missing successful active ${names} deployment${missing.length === 1 ? '' : 's'}.`];
}

/** Commits of the head that the base has not. */
async function ownCommits({ store, repository, pull }: Situation): Promise<readonly string[]> {
  const base = repository.refs.get(`refs/heads/${pull.baseRefName}`);
  return store.git(repository).revList(pull.headOid, base === undefined ? {} : { not: base });
}

async function commitReasons(situation: Situation, asked: Demands): Promise<string[]> {
  if (!asked.signatures && asked.patterns.length === 0) return [];
  const { store, repository } = situation;
  const oids = await ownCommits(situation);
  const unsigned = asked.signatures && !allSigned(store, oids);
  return [
    ...(unsigned ? ['Commits must have verified signatures.'] : []),
    ...(await patternReasons(store, repository, { oids, rules: asked.patterns })),
  ];
}

/** Nothing is to be up to date with where no check is required: GitHub's setting has no effect then. */
async function isBehind({ store, repository, pull }: Situation, asked: Demands): Promise<boolean> {
  if (!asked.strict || asked.checks.length === 0) return false;
  const base = repository.refs.get(`refs/heads/${pull.baseRefName}`);
  return base !== undefined && !(await store.git(repository).isAncestor(base, pull.headOid));
}

function openThreads({ store, repository, pull }: Situation, asked: Demands): string[] {
  if (!asked.resolution || !hasOpenThreads(store, repository, pull)) return [];
  return asked.source === 'classic'
    ? ['All comments must be resolved.']
    : ['A conversation must be resolved before this pull request can be merged.'];
}

async function reasonsOf(situation: Situation, asked: Demands): Promise<string[]> {
  const { store, repository, pull, merger } = situation;
  const barred =
    merger !== undefined && !isAllowedToPush(store, { actor: merger, repository }, asked.pushers);
  const reviews = await Promise.all(asked.reviews.map((one) => reviewReason(situation, one)));
  return [
    ...(asked.mergeQueue ? ['Changes must be made through the merge queue'] : []),
    ...(asked.frozen === null ? [] : [asked.frozen]),
    ...(barred ? [NOT_ALLOWED] : []),
    ...(await commitReasons(situation, asked)),
    ...openThreads(situation, asked),
    ...reviews.filter((reason) => reason !== null),
    ...checkReasons(repository, asked.checks, (check) => checkedSha(repository, pull, check)),
    ...deploymentReasons(situation, asked),
    ...((await isBehind(situation, asked)) ? [OUT_OF_DATE] : []),
  ];
}

/** Whether classic protection lets only others push to the base. */
export function isBarred(
  store: Store,
  { repository, pull }: { readonly repository: Repository; readonly pull: PullRequest },
  viewer: Actor,
): boolean {
  const asked = demandsOf(store, { repository, branch: pull.baseRefName }, viewer);
  return asked.some(({ pushers }) => !isAllowedToPush(store, { actor: viewer, repository }, pushers));
}

/**
 * Everything that rules say against a merge; conflicts, drafts and methods aside.
 * @param merger whose bypasses count; without, what is said to everyone
 */
export async function refusalsOf(
  store: Store,
  where: { readonly repository: Repository; readonly pull: PullRequest },
  merger?: Actor,
): Promise<Refusal[]> {
  const { repository, pull } = where;
  const refusals: Refusal[] = [];
  for (const asked of demandsOf(store, { repository, branch: pull.baseRefName }, merger)) {
    const reasons = await reasonsOf({ store, repository, pull, merger }, asked);
    for (const reason of reasons)
      if (!refusals.some((one) => one.reason === reason)) refusals.push({ source: asked.source, reason });
  }
  return refusals;
}

/** Why a pull request may not be merged, in GitHub's sentences. */
export async function mergeRefusals(
  store: Store,
  repository: Repository,
  pull: PullRequest,
  merger?: Actor,
): Promise<string[]> {
  return (await refusalsOf(store, { repository, pull }, merger)).map((refusal) => refusal.reason);
}

export type ReviewDecision = 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null;

/** Null where no review is required. */
export async function reviewDecision(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<ReviewDecision> {
  const asked = demandsOf(store, { repository, branch: pull.baseRefName }).flatMap((one) => one.reviews);
  const owned =
    asked.some((one) => one.codeOwners) && (await ownerGroups(store, repository, pull)).length > 0;
  if (!owned && !asked.some((one) => one.count > 0 || one.lastPush)) return null;
  const opinions = countingOpinions(store, repository, pull);
  if (opinions.some((review) => review.state === 'CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  const situation = { store, repository, pull, merger: undefined };
  const reasons = await Promise.all(asked.map((one) => reviewReason(situation, one)));
  return reasons.every((reason) => reason === null) ? 'APPROVED' : 'REVIEW_REQUIRED';
}
