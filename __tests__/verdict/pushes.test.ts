import { specify } from './agreement.ts';
import type { Row } from './row.ts';

const AGAIN = 'approvals: 0 of 1; those of omar do not count any more';

const STALE: readonly Row[] = [
  [
    'pushed to after the approval, which stays',
    async (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), await it.push('robot')],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'pushed to after the approval, which falls',
    async (it) => [
      it.pulls({ approvals: 1, dismissStale: true }),
      it.approve('omar'),
      await it.push('robot'),
    ],
    'pending',
    AGAIN,
  ],
  [
    'pushed to after the approval, which falls by classic protection',
    async (it) => [
      it.classic({ reviews: { count: 1, dismissStale: true } }),
      it.approve('omar'),
      await it.push('robot'),
    ],
    'pending',
    AGAIN,
  ],
  [
    'pushed to, and approved once more',
    async (it) => [
      it.pulls({ approvals: 1, dismissStale: true }),
      it.approve('omar'),
      await it.push('robot'),
      it.approve('omar'),
    ],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'pushed to, and approved by another than before',
    async (it) => [
      it.pulls({ approvals: 1, dismissStale: true }),
      it.approve('omar'),
      await it.push('robot'),
      it.approve('olga'),
    ],
    'met',
    'approvals: 1 of 1: olga',
  ],
  [
    'pushed to between two approvals, where two are asked for',
    async (it) => [
      it.pulls({ approvals: 2, dismissStale: true }),
      it.approve('omar'),
      await it.push('robot'),
      it.approve('olga'),
    ],
    'pending',
    'approvals: 1 of 2 (olga); those of omar do not count any more',
  ],
  [
    'pushed to, where one of two rulesets lets approvals fall',
    async (it) => [
      it.pulls({ approvals: 1 }),
      it.pulls({ dismissStale: true }),
      it.approve('omar'),
      await it.push('robot'),
    ],
    'pending',
    AGAIN,
  ],
  [
    'pushed to, where classic protection lets approvals fall that a ruleset asks for',
    async (it) => [
      it.pulls({ approvals: 1 }),
      it.classic({ reviews: { dismissStale: true } }),
      it.approve('omar'),
      await it.push('robot'),
    ],
    'pending',
    AGAIN,
  ],
  [
    'updated from its base, where approvals stay',
    async (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), await it.baseMoves(), await it.update()],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'updated from its base, where approvals fall',
    async (it) => [
      it.pulls({ approvals: 1, dismissStale: true }),
      it.approve('omar'),
      await it.baseMoves(),
      await it.update(),
    ],
    'pending',
    AGAIN,
  ],
  [
    'updated from its base and approved again',
    async (it) => [
      it.pulls({ approvals: 1, dismissStale: true }),
      it.approve('omar'),
      await it.baseMoves(),
      await it.update(),
      it.approve('omar'),
    ],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'whose base moved after the approval, where approvals fall',
    async (it) => [it.pulls({ approvals: 1, dismissStale: true }), it.approve('omar'), await it.baseMoves()],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'with changes requested before a push',
    async (it) => [
      it.pulls({ approvals: 1, dismissStale: true }),
      it.requestChanges('olga'),
      await it.push('robot'),
      it.approve('omar'),
    ],
    'pending',
    'no changes requested: olga asked for changes',
  ],
];

const OTHER = (pusher: string) =>
  `approval of the last push: somebody else than ${pusher} has to approve <commit>`;

const LAST_PUSH: readonly Row[] = [
  ['without any approval', (it) => it.pulls({ lastPush: true }), 'pending', OTHER('robot')],
  [
    'approved by another than who pushed',
    (it) => [it.pulls({ lastPush: true }), it.approve('omar')],
    'met',
    'approval of the last push: given by omar',
  ],
  [
    'approved before the last push alone',
    async (it) => [it.pulls({ approvals: 1, lastPush: true }), it.approve('omar'), await it.push('robot')],
    'pending',
    OTHER('robot'),
  ],
  [
    'approved by who pushed last alone',
    async (it) => [it.pulls({ approvals: 1, lastPush: true }), await it.push('olga'), it.approve('olga')],
    'pending',
    OTHER('olga'),
  ],
  [
    'approved by who pushed last and by another',
    async (it) => [
      it.pulls({ approvals: 1, lastPush: true }),
      await it.push('olga'),
      it.approve('olga', 'omar'),
    ],
    'met',
    'approval of the last push: given by omar',
  ],
  [
    'approved before by another, and after it by who pushed',
    async (it) => [
      it.pulls({ approvals: 2, lastPush: true }),
      it.approve('omar'),
      await it.push('olga'),
      it.approve('olga'),
    ],
    'pending',
    OTHER('olga'),
  ],
  [
    'approved after the last push by who only reads',
    async (it) => [it.pulls({ lastPush: true }), it.approve('stranger')],
    'pending',
    OTHER('robot'),
  ],
  [
    'approved as pushed, with changes requested',
    (it) => [it.pulls({ lastPush: true }), it.approve('omar'), it.requestChanges('olga')],
    'pending',
    'no changes requested: olga asked for changes',
  ],
  [
    'by classic protection, approved before the last push alone',
    async (it) => [
      it.classic({ reviews: { count: 1, requireLastPushApproval: true } }),
      it.approve('omar'),
      await it.push('robot'),
    ],
    'pending',
    OTHER('robot'),
  ],
  [
    'by classic protection, approved after it',
    async (it) => [
      it.classic({ reviews: { count: 1, requireLastPushApproval: true } }),
      await it.push('robot'),
      it.approve('omar'),
    ],
    'met',
    'approval of the last push: given by omar',
  ],
];

specify('pushes after approvals: a merge', STALE);
specify('approval of the last push: a merge', LAST_PUSH);
