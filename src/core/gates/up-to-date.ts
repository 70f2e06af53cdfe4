/** The head has all of its base, where the branch wants that. */
import type { Gate } from './gate.ts';

export const UP_TO_DATE = 'up to date';

/** Where the rule cannot be read, GitHub's own BEHIND tells of it. */
export const judgeUpToDate: Gate = ({ behindBy, base, pullRequest }, { protection }) => {
  const { upToDate } = protection.flags;
  const wanted = upToDate === 'yes' || (upToDate === 'unknown' && pullRequest.mergeState === 'BEHIND');
  if (!wanted || protection.queue !== undefined) return [];
  const rule = UP_TO_DATE;
  if (behindBy === 0) return [{ rule, state: 'met', reason: `it has all of ${base}` }];
  const lacks = behindBy === undefined ? 'commits' : `${behindBy} commit${behindBy === 1 ? '' : 's'}`;
  return [{ rule, state: 'pending', reason: `it lacks ${lacks} of ${base}` }];
};
