/** The pull request itself: open, ready, without conflicts, on a branch that takes merges. */
import type { MergeFacts } from '../merging/merge-facts.ts';
import type { Gate, Ruling } from './gate.ts';

export const judgeState: Gate = (facts, { protection }) => {
  const { state, draft } = facts.pullRequest;
  const closed: Ruling = { rule: 'open', state: 'refused', reason: 'the pull request was closed' };
  if (state !== 'open') return [closed];
  const ready: Ruling = draft
    ? {
        rule: 'ready for review',
        state: 'refused',
        reason: 'the pull request is a draft',
        next: 'Mark it as ready for review.',
      }
    : { rule: 'ready for review', state: 'met', reason: 'the pull request is no draft' };
  const locked: readonly Ruling[] =
    protection.flags.noUpdates === 'yes'
      ? [
          {
            rule: 'updates allowed',
            state: 'refused',
            reason: `the rules let nobody change ${facts.base}`,
            next: 'Lift the lock of the branch, or its rule "Restrict updates".',
          },
        ]
      : [];
  return [ready, conflicts(facts), ...truncated(facts), ...locked];
};

/** A head that has all of its base cannot conflict with it, whether or not GitHub has computed that yet. */
function conflicts({ pullRequest, behindBy, base }: MergeFacts): Ruling {
  const rule = 'no conflicts';
  if (pullRequest.mergeable === 'yes' || behindBy === 0)
    return { rule, state: 'met', reason: `it merges into ${base} without conflicts` };
  if (pullRequest.mergeable === 'unknown')
    return { rule, state: 'pending', reason: 'GitHub is still computing whether it conflicts with its base' };
  return {
    rule,
    state: 'refused',
    reason: `it conflicts with ${base}`,
    next: 'Run the step again: it makes the change anew on the base as it is now. Commits of people on the branch must be merged by hand.',
  };
}

function truncated({ truncated: lists }: MergeFacts): readonly Ruling[] {
  return lists.map((list) => ({
    rule: `all ${list} read`,
    state: 'pending',
    reason: `GitHub did not show all ${list} of the pull request, so that they cannot be judged`,
  }));
}
