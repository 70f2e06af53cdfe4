/** Owners of what changes have approved it, where the branch wants that. */
import type { MergeFacts, Review } from '../merging/merge-facts.ts';
import { ownersOf, parseCodeOwners } from './code-owners-file.ts';
import type { Gate, Ruling } from './gate.ts';
import { changesRequested, countingApprovals } from './reviews.ts';

const RULE = 'code owners';

export const judgeCodeOwners: Gate = (facts, { protection }) => {
  if (protection.flags.codeOwnerReviews !== 'yes') return [];
  if (facts.ownership === undefined)
    return [{ rule: RULE, state: 'pending', reason: 'the owners of the files were not read' }];
  const { text, files } = facts.ownership;
  const lines = parseCodeOwners(text ?? '');
  const owned = files.flatMap((file) => {
    const owners = ownersOf(lines, file);
    return owners.length === 0 ? [] : [owners.join(' ')];
  });
  const groups = [...new Set(owned)].map((group) => group.split(' '));
  if (groups.length === 0) return [{ rule: RULE, state: 'met', reason: 'nobody owns what changes' }];
  const approvals = countingApprovals(facts, protection);
  // Where a number of approvals or one of the last push is required, that gate tells who asks for changes.
  const told = protection.requiredReviews > 0 || protection.flags.lastPushApproval === 'yes';
  return [...(told ? [] : changesRequested(facts)), answer(groups, approvals, facts)];
};

/**
 * Members of a team and people behind an address are not to be read by most tokens: where those are among the owners,
 * GitHub's own decision on the reviews counts as well.
 */
function answer(
  groups: readonly (readonly string[])[],
  approvals: readonly Review[],
  { pullRequest }: MergeFacts,
): Ruling {
  const open = groups.filter((owners) => {
    if (owners.some((owner) => approvals.some((review) => isFrom(review, owner)))) return false;
    return !(owners.some(isHidden) && pullRequest.decision === 'APPROVED');
  });
  if (open.length === 0) return { rule: RULE, state: 'met', reason: 'owners have approved what changes' };
  const who = open.map((owners) => owners.join(' or ')).join('; ');
  return { rule: RULE, state: 'pending', reason: `waiting for ${who}` };
}

function isFrom(review: Review, owner: string): boolean {
  const name = owner.replace(/^@/, '').toLowerCase();
  return review.reviewer.toLowerCase() === name || review.teams.some((team) => team.toLowerCase() === name);
}

function isHidden(owner: string): boolean {
  return !owner.startsWith('@') || owner.includes('/');
}
