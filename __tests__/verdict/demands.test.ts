import { checksRule, pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import type { Flag } from '../../src/core/protection/protection.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';

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

specify('demands on the branch: a merge that asks for', DEMANDS);
