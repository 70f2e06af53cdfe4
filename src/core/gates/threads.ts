/** Conversations of reviews are resolved, where the branch wants it; plain comments do not count (fact sheet B4). */
import type { Gate } from './gate.ts';

export const judgeThreads: Gate = ({ unresolvedThreads: open }, { protection }) => {
  if (protection.flags.conversationResolution !== 'yes') return [];
  const rule = 'conversations resolved';
  if (open === 0) return [{ rule, state: 'met', reason: 'no conversation is open' }];
  const reason = `${open} conversation${open === 1 ? ' is' : 's are'} open`;
  return [{ rule, state: 'pending', reason }];
};
