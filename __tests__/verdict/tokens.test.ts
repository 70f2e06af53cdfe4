import { checksRule, pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import type { Flag } from '../../src/core/protection/protection.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';

const hidden = (says: string) =>
  `classic branch protection: this token may not read all of it; GitHub calls the pull request ${says}`;
const writer = { judge: 'mona' } as const;

/** A writer sees of classic protection what `refUpdateRule` tells, and asks GitHub about the rest. */
const CLASSIC: readonly Row[] = [
  [
    'without the approval',
    (it) => it.classic({ reviews: { count: 1 } }),
    'pending',
    `approvals: 0 of 1; ${hidden('blocked')}`,
    writer,
  ],
  [
    'with the approval',
    (it) => [it.classic({ reviews: { count: 1 } }), it.approve('omar')],
    'met',
    hidden('clean'),
    writer,
  ],
  [
    'with an approval that fell',
    async (it) => [
      it.classic({ reviews: { count: 1, dismissStale: true } }),
      it.approve('omar'),
      await it.push('robot'),
    ],
    'pending',
    `approvals: 0 of 1; those of omar do not count any more; ${hidden('blocked')}`,
    writer,
  ],
  [
    'with an approval from before a push, where it stays',
    async (it) => [it.classic({ reviews: { count: 1 } }), it.approve('omar'), await it.push('robot')],
    'met',
    'approvals: 1 of 1: omar',
    writer,
  ],
  [
    'whose last push nobody else approved, which it cannot see',
    async (it) => [
      it.classic({ reviews: { count: 1, requireLastPushApproval: true } }),
      it.approve('omar'),
      await it.push('robot'),
    ],
    'pending',
    `approvals: 0 of 1; those of omar do not count any more; ${hidden('blocked')}`,
    writer,
  ],
  [
    'without the check',
    (it) => it.classic({ checks: ['build'] }),
    'pending',
    `check build: not reported yet; ${hidden('blocked')}`,
    writer,
  ],
  [
    'with the check',
    (it) => [it.classic({ checks: ['build'] }), it.check('build')],
    'met',
    'check build: success',
    writer,
  ],
  [
    'with the check by another App than must report it, which it cannot see',
    (it) => [
      it.classic({ checks: [{ context: 'build', appId: it.world.box.app('jenkins').id }] }),
      it.check('build'),
    ],
    'pending',
    hidden('blocked'),
    writer,
  ],
  [
    'behind, which it cannot see but by GitHub’s word',
    async (it) => [it.classic({ checks: ['build'], strict: true }), it.check('build'), await it.baseMoves()],
    'pending',
    `up to date: it lacks 1 commit of main; ${hidden('behind')}`,
    writer,
  ],
  [
    'into a locked branch, which it cannot see',
    (it) => it.classic({ lockBranch: true }),
    'pending',
    hidden('blocked'),
    writer,
  ],
  [
    'not deployed where it must be, which it cannot see',
    (it) => it.classic({ requiredEnvironments: ['staging'] }),
    'pending',
    hidden('blocked'),
    writer,
  ],
];

const unread = (says: string) =>
  `check build: this token may not read checks; GitHub calls the pull request ${says}`;
const personal = { judge: 'fineGrained' } as const;

/** A fine-grained personal token cannot be given the permission to read checks. */
const CHECKS: readonly Row[] = [
  [
    'that passed',
    (it) => [it.ruleset(checksRule(['build'])), it.check('build')],
    'met',
    unread('clean'),
    personal,
  ],
  ['that never reported', (it) => it.ruleset(checksRule(['build'])), 'pending', unread('blocked'), personal],
  [
    'that runs',
    (it) => [it.ruleset(checksRule(['build'])), it.check('build', null)],
    'pending',
    unread('blocked'),
    personal,
  ],
  [
    'that failed, of which only its page tells',
    (it) => [it.ruleset(checksRule(['build'])), it.check('build', 'failure')],
    'pending',
    unread('blocked'),
    personal,
  ],
  [
    'that passed, beside one that failed and is not required',
    (it) => [it.ruleset(checksRule(['build'])), it.check('build'), it.check('lint', 'failure')],
    'met',
    unread('unstable'),
    personal,
  ],
  ['of none', () => {}, 'met', 'merge method: squash', personal],
];

const asks = (reviews: number, ...flags: readonly Flag[]) => ({
  policy: { requirement: { reviews, flags, checks: [] } },
  stricter: true as const,
});
const short = (rule: string, required: string, found: string) =>
  `protection ${rule}: the policy demands ${required}, found ${found}`;

/** What the branch does not enforce, nobody may rely on, whatever GitHub would merge. */
const DEMANDS: readonly Row[] = [
  ['an approval, of none', () => {}, 'refused', short('required-reviews', '1', '0'), asks(1)],
  [
    'two approvals, of one',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar', 'olga')],
    'refused',
    short('required-reviews', '2', '1'),
    asks(2),
  ],
  [
    'an approval, which it requires',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar')],
    'met',
    'approvals: 1 of 1: omar',
    { policy: asks(1).policy },
  ],
  [
    'that approvals fall with a push, where they do not',
    (it) => it.pulls(),
    'refused',
    short('dismiss-stale-reviews', 'yes', 'no'),
    asks(0, 'dismissStaleReviews'),
  ],
  [
    'that approvals fall with a push, where they do',
    (it) => it.pulls({ dismissStale: true }),
    'met',
    'merge method: squash',
    { policy: asks(0, 'dismissStaleReviews').policy },
  ],
  [
    'linear history and signed commits, of neither',
    () => {},
    'refused',
    `${short('signed-commits', 'yes', 'no')}; ${short('linear-history', 'yes', 'no')}`,
    asks(0, 'signedCommits', 'linearHistory'),
  ],
  [
    'that nobody deletes it, of a ruleset that only evaluates',
    (it) => it.rulesetWith({ enforcement: 'evaluate' }, { type: 'deletion' }),
    'refused',
    short('no-deletions', 'yes', 'no'),
    asks(0, 'noDeletions'),
  ],
  [
    'that it is up to date, where it must be so with no check',
    (it) => it.ruleset(checksRule([], { strict: true })),
    'refused',
    short('up-to-date', 'yes', 'no'),
    asks(0, 'upToDate'),
  ],
  [
    'that nobody bypasses, where somebody may',
    (it) =>
      it.rulesetWith(
        { bypassActors: [{ actorId: 5, actorType: 'RepositoryRole', bypassMode: 'always' }] },
        pullRequestRule(),
      ),
    'refused',
    short('no-admin-bypass', 'yes', 'no'),
    asks(0, 'noAdminBypass'),
  ],
];

specify('classic protection, seen by a writer: a merge', CLASSIC);
specify('a required check, seen by who may not read it: a merge with one', CHECKS);
specify('demands on the branch: a merge that asks for', DEMANDS);
