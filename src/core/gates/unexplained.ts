/** All that could be read is met, and GitHub still blocks: something that no list shows must be in the way. */
import type { MergeFacts } from '../merging/merge-facts.ts';
import type { MergeRules, Ruling } from './gate.ts';

export const GITHUBS_ANSWER = 'GitHub’s own answer';

/**
 * E.g. a check of the test merge commit, which wins over the head's, or a branch to which only others may push (fact
 * sheet A6, B4). A branch with a queue is blocked to everyone (A6).
 * @returns nothing unless GitHub says so; only to be asked where every rule is met
 */
export function judgeUnexplained({ pullRequest }: MergeFacts, { protection }: MergeRules): readonly Ruling[] {
  if (pullRequest.mergeState !== 'BLOCKED' || protection.queue !== undefined) return [];
  return [
    {
      rule: GITHUBS_ANSWER,
      state: 'pending',
      reason: 'it blocks the pull request by something that this token cannot see',
      next: 'Open the pull request: GitHub shows there what blocks it.',
    },
  ];
}
