import { plainRule, pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';

const signed = (it: Scene) => it.ruleset(plainRule('required_signatures'));
const unsigned = (it: Scene) => it.push('robot', 'apps/web.yaml', false);
const UNSIGNED = 'signed commits: <commit> has no valid signature';

const SIGNATURES: readonly Row[] = [
  ['of signed commits', signed, 'met', 'signed commits: all commits are signed'],
  ['with an unsigned commit', async (it) => [signed(it), await unsigned(it)], 'refused', UNSIGNED],
  [
    'with an unsigned commit, by classic protection',
    async (it) => [it.classic({ requiredSignatures: true }), await unsigned(it)],
    'refused',
    UNSIGNED,
  ],
  [
    'of signed commits, by classic protection',
    (it) => it.classic({ requiredSignatures: true }),
    'met',
    'signed commits: all commits are signed',
  ],
  ['with an unsigned commit that nobody minds', unsigned, 'met', 'merge method: squash'],
  [
    'with an unsigned commit under a signed one',
    async (it) => [signed(it), await unsigned(it), await it.push('robot', 'apps/x.yaml')],
    'refused',
    UNSIGNED,
  ],
  [
    'updated by GitHub, which signs',
    async (it) => [signed(it), await it.baseMoves(), await it.update()],
    'met',
    'signed commits: all commits are signed',
  ],
];

const only = (...methods: readonly ('allowMergeCommit' | 'allowSquashMerge' | 'allowRebaseMerge')[]) => ({
  allowMergeCommit: methods.includes('allowMergeCommit'),
  allowSquashMerge: methods.includes('allowSquashMerge'),
  allowRebaseMerge: methods.includes('allowRebaseMerge'),
});
const linear = plainRule('required_linear_history');
const methods = (...list: readonly ('merge' | 'squash' | 'rebase')[]) => pullRequestRule({ methods: list });
const none = (repository: string, rules: string) =>
  `merge method: the repository allows ${repository}, and the rules of the branch allow ${rules}`;

const METHODS: readonly Row[] = [
  ['where all are allowed', () => {}, 'met', 'merge method: squash'],
  [
    'where the repository squashes not',
    (it) => it.settings(only('allowMergeCommit', 'allowRebaseMerge')),
    'met',
    'merge method: merge',
  ],
  [
    'where the repository rebases alone',
    (it) => it.settings(only('allowRebaseMerge')),
    'met',
    'merge method: rebase',
  ],
  [
    'into a linear history, where the repository does not squash',
    (it) => [it.ruleset(linear), it.settings(only('allowMergeCommit', 'allowRebaseMerge'))],
    'met',
    'merge method: rebase',
  ],
  [
    'into a linear history, where the repository only merges',
    (it) => [it.ruleset(linear), it.settings(only('allowMergeCommit'))],
    'refused',
    none('merge', 'squash, rebase'),
  ],
  [
    'into a linear history of classic protection, where the repository only merges',
    (it) => [it.classic({ requiredLinearHistory: true }), it.settings(only('allowMergeCommit'))],
    'refused',
    none('merge', 'squash, rebase'),
  ],
  [
    'where a ruleset takes merge commits alone',
    (it) => it.ruleset(methods('merge')),
    'met',
    'merge method: merge',
  ],
  [
    'where two rulesets have one in common',
    (it) => [it.ruleset(methods('squash', 'rebase')), it.ruleset(methods('rebase', 'merge'))],
    'met',
    'merge method: rebase',
  ],
  [
    'where two rulesets have none in common',
    (it) => [it.ruleset(methods('squash')), it.ruleset(methods('rebase'))],
    'refused',
    none('squash, merge, rebase', 'none'),
  ],
  [
    'where the ruleset’s is not the repository’s',
    (it) => [it.ruleset(methods('rebase')), it.settings(only('allowSquashMerge'))],
    'refused',
    none('squash', 'rebase'),
  ],
  [
    'where a ruleset takes merge commits alone, into a linear history',
    (it) => [it.ruleset(methods('merge')), it.ruleset(linear)],
    'refused',
    none('squash, merge, rebase', 'none'),
  ],
  [
    'of signed commits, where the repository does not squash',
    (it) => [signed(it), it.settings(only('allowMergeCommit', 'allowRebaseMerge'))],
    'met',
    'merge method: merge',
  ],
  [
    'of signed commits, where the repository rebases alone, which nobody signs',
    (it) => [signed(it), it.settings(only('allowRebaseMerge'))],
    'refused',
    none('rebase', 'squash, merge'),
  ],
  [
    'of signed commits by classic protection, where the repository rebases alone',
    (it) => [it.classic({ requiredSignatures: true }), it.settings(only('allowRebaseMerge'))],
    'refused',
    none('rebase', 'squash, merge'),
  ],
];

const ASKED: readonly Row[] = [
  ['a method that is allowed', () => {}, 'met', 'merge method: rebase', { policy: { method: 'rebase' } }],
  [
    'a method that the repository does not allow',
    (it) => it.settings(only('allowSquashMerge')),
    'refused',
    'merge method: `merge` is not allowed in the repository',
    { policy: { method: 'merge' }, stricter: true },
  ],
  [
    'a method that a ruleset does not allow',
    (it) => it.ruleset(methods('squash')),
    'refused',
    'merge method: `rebase` is not allowed by the rules of the branch',
    { policy: { method: 'rebase' }, stricter: true },
  ],
  [
    'merge commits into a linear history',
    (it) => it.ruleset(linear),
    'refused',
    'merge method: `merge` is not allowed by the rules of the branch',
    { policy: { method: 'merge' }, stricter: true },
  ],
];

specify('signatures: a merge', SIGNATURES);
specify('methods that are left: a merge', METHODS);
specify('methods that are asked for: a merge by', ASKED);
