/** Approvals that still count, requests for changes, and who has approved the last push. */
import type { MergeFacts, Review } from '../merging/merge-facts.ts';
import type { Protection } from '../protection/protection.ts';
import type { Gate, Ruling } from './gate.ts';

export const judgeReviews: Gate = (facts, { protection }) => {
  const { requiredReviews, flags } = protection;
  if (requiredReviews === 0 && flags.lastPushApproval !== 'yes') return [];
  const approvals = countingApprovals(facts, protection);
  return [
    ...(requiredReviews === 0 ? [] : [enough(approvals, requiredReviews, facts)]),
    ...changesRequested(facts),
    ...(flags.lastPushApproval === 'yes' ? [lastPush(approvals, facts)] : []),
  ];
};

/**
 * Approvals of people with write access, the author's own aside. Where a push dismisses approvals, those of earlier
 * commits count only if nothing but merges of the base came since: GitHub dismisses a moment after the push, and
 * what it has not dismissed yet must not pass for an approval of the new head.
 */
export function countingApprovals(facts: MergeFacts, { flags }: Protection): readonly Review[] {
  const approved = facts.reviews.filter(
    ({ state, reviewer }) => state === 'APPROVED' && !isSame(reviewer, facts.pullRequest.author),
  );
  if (flags.dismissStaleReviews === 'no') return approved;
  if (flags.dismissStaleReviews === 'unknown' && facts.pullRequest.decision === 'APPROVED') return approved;
  return approved.filter((review) => isCurrent(review, facts));
}

function isCurrent({ commit }: Review, { head, commits }: MergeFacts): boolean {
  if (commit === head) return true;
  const at = commits.findIndex(({ oid }) => oid === commit);
  return at >= 0 && commits.slice(at + 1).every(({ baseMerge }) => baseMerge);
}

function enough(approvals: readonly Review[], required: number, facts: MergeFacts): Ruling {
  const rule = 'approvals';
  const who = approvals.map(({ reviewer }) => reviewer).join(', ');
  const given = `${approvals.length} of ${required}`;
  if (approvals.length >= required) return { rule, state: 'met', reason: `${given}: ${who}` };
  const stale = facts.reviews.filter(
    (review) =>
      (review.state === 'APPROVED' || review.state === 'DISMISSED') &&
      !approvals.includes(review) &&
      !isSame(review.reviewer, facts.pullRequest.author),
  );
  const older = stale.length === 0 ? '' : `; those of ${names(stale)} do not count any more`;
  return { rule, state: 'pending', reason: `${given}${who === '' ? '' : ` (${who})`}${older}` };
}

/** Of people who write, the author aside. */
export function changesRequested({ reviews, pullRequest }: MergeFacts): readonly Ruling[] {
  const asking = reviews.filter(
    ({ state, reviewer }) => state === 'CHANGES_REQUESTED' && !isSame(reviewer, pullRequest.author),
  );
  const rule = 'no changes requested';
  if (asking.length === 0) return [{ rule, state: 'met', reason: 'nobody asks for changes' }];
  const reason = `${names(asking)} asked for changes`;
  return [{ rule, state: 'pending', reason, next: 'They approve, or somebody dismisses their review.' }];
}

/** Who pushed is told by nobody; whoever wrote or committed the head may have. */
function lastPush(approvals: readonly Review[], { head, commits }: MergeFacts): Ruling {
  const rule = 'approval of the last push';
  const pushers = commits.find(({ oid }) => oid === head)?.people ?? [];
  const others = approvals.filter(
    ({ commit, reviewer }) => commit === head && !pushers.some((pusher) => isSame(pusher, reviewer)),
  );
  if (others.length > 0) return { rule, state: 'met', reason: `given by ${names(others)}` };
  const by = pushers.length === 0 ? '' : ` than ${pushers.join(' or ')}`;
  return { rule, state: 'pending', reason: `somebody else${by} has to approve ${head.slice(0, 10)}` };
}

function names(reviews: readonly Review[]): string {
  return reviews.map(({ reviewer }) => reviewer).join(', ');
}

function isSame(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
