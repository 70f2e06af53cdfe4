/** Rules that the action cannot read or judge: there, GitHub's own answer is asked for, and nothing else will do. */
import { type Gate, isCleared, type Ruling } from './gate.ts';

/**
 * Rules about names and contents of pushes; a pull request that stands has met them. Those about commits are not among
 * them: they hold for the base, which the commits have not reached yet.
 */
const ABOUT_PUSHES = new Set([
  'branch_name_pattern',
  'tag_name_pattern',
  'file_path_restriction',
  'max_file_path_length',
  'file_extension_restriction',
  'max_file_size',
]);

export const judgeOthers: Gate = (facts, { protection }) => {
  const hidden = protection.unread.map((source) => ({
    rule: source,
    reason: 'this token may not read all of it',
  }));
  const strange = protection.others
    .filter((type) => !ABOUT_PUSHES.has(type))
    .map((type) => ({ rule: `rule ${type}`, reason: 'only GitHub can judge it' }));
  const cleared = isCleared(facts);
  const says = `GitHub calls the pull request ${facts.pullRequest.mergeState.toLowerCase()}`;
  return [...hidden, ...strange].map(
    ({ rule, reason }): Ruling => ({
      rule,
      state: cleared ? 'met' : 'pending',
      reason: `${reason}; ${says}`,
    }),
  );
};
