import { checksRule } from '../../sandbox/store/seed-rules.ts';
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

const workflow = { judge: 'actions' } as const;

/** A GITHUB_TOKEN with the permissions that the action asks for. */
const ACTIONS: readonly Row[] = [
  [
    'checked and approved',
    (it) => [
      it.pulls({ approvals: 1 }),
      it.ruleset(checksRule(['build'])),
      it.approve('omar'),
      it.check('build'),
    ],
    'met',
    'check build: success',
    workflow,
  ],
  [
    'not checked',
    (it) => it.ruleset(checksRule(['build'])),
    'pending',
    'check build: not reported yet',
    workflow,
  ],
  [
    'whose check failed',
    (it) => [it.ruleset(checksRule(['build'])), it.check('build', 'failure')],
    'refused',
    'check build: ended as failure',
    workflow,
  ],
  [
    'with protection of which it sees a part',
    (it) => it.classic({ reviews: { count: 1 } }),
    'pending',
    `approvals: 0 of 1; ${hidden('blocked')}`,
    workflow,
  ],
];

specify('seen by a GITHUB_TOKEN: a merge', ACTIONS);
specify('classic protection, seen by a writer: a merge', CLASSIC);
specify('a required check, seen by who may not read it: a merge with one', CHECKS);
