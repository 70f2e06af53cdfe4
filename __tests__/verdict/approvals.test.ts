import { specify } from './agreement.ts';
import type { Row } from './row.ts';

const NONE = 'approvals: 0 of 1';

const ONE_APPROVAL: readonly Row[] = [
  ['without rules', () => {}, 'met', 'merge method: squash'],
  [
    'with no approval asked for',
    (it) => it.pulls(),
    'met',
    'no conflicts: it merges into main without conflicts',
  ],
  ['without the approval', (it) => it.pulls({ approvals: 1 }), 'pending', NONE],
  [
    'approved by a writer',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar')],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'approved by a member of a team that writes',
    (it) => [it.pulls({ approvals: 1 }), it.approve('paula')],
    'met',
    'approvals: 1 of 1: paula',
  ],
  [
    'approved by an administrator',
    (it) => [it.pulls({ approvals: 1 }), it.approve('adam')],
    'met',
    'approvals: 1 of 1: adam',
  ],
  [
    'approved by who only reads',
    (it) => [it.pulls({ approvals: 1 }), it.approve('stranger')],
    'pending',
    NONE,
  ],
  ['approved by its author', (it) => [it.pulls({ approvals: 1 }), it.approve('robot')], 'pending', NONE],
  ['with a comment alone', (it) => [it.pulls({ approvals: 1 }), it.comment('omar')], 'pending', NONE],
  [
    'with a dismissed approval',
    (it) => [it.pulls({ approvals: 1 }), it.dismissed('omar')],
    'pending',
    `${NONE}; those of omar do not count any more`,
  ],
  [
    'with a comment after the approval',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.comment('omar')],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'approved twice by one person, where two are asked for',
    (it) => [it.pulls({ approvals: 2 }), it.approve('omar', 'omar')],
    'pending',
    'approvals: 1 of 2 (omar)',
  ],
  [
    'approved by two, where two are asked for',
    (it) => [it.pulls({ approvals: 2 }), it.approve('omar', 'olga')],
    'met',
    'approvals: 2 of 2: omar, olga',
  ],
  [
    'approved by more than are asked for',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar', 'olga', 'mona')],
    'met',
    'approvals: 3 of 1: omar, olga, mona',
  ],
  [
    'approved by a writer and a reader, where two are asked for',
    (it) => [it.pulls({ approvals: 2 }), it.approve('omar', 'stranger')],
    'pending',
    'approvals: 1 of 2 (omar)',
  ],
];

const SEVERAL_SOURCES: readonly Row[] = [
  [
    'by classic protection, without the approval',
    (it) => it.classic({ reviews: { count: 1 } }),
    'pending',
    NONE,
  ],
  [
    'by classic protection, approved',
    (it) => [it.classic({ reviews: { count: 1 } }), it.approve('omar')],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'by classic protection that asks for no approval',
    (it) => it.classic({ reviews: {} }),
    'met',
    'merge method: squash',
  ],
  [
    'by two rulesets, of which the stricter counts',
    (it) => [it.pulls({ approvals: 1 }), it.pulls({ approvals: 2 }), it.approve('omar')],
    'pending',
    'approvals: 1 of 2 (omar)',
  ],
  [
    'by two rulesets, both met',
    (it) => [it.pulls({ approvals: 1 }), it.pulls({ approvals: 2 }), it.approve('omar', 'olga')],
    'met',
    'approvals: 2 of 2: omar, olga',
  ],
  [
    'by a ruleset that is stricter than classic protection',
    (it) => [it.classic({ reviews: { count: 1 } }), it.pulls({ approvals: 2 }), it.approve('omar')],
    'pending',
    'approvals: 1 of 2 (omar)',
  ],
  [
    'by classic protection that is stricter than a ruleset',
    (it) => [it.classic({ reviews: { count: 2 } }), it.pulls({ approvals: 1 }), it.approve('omar')],
    'pending',
    'approvals: 1 of 2 (omar)',
  ],
  [
    'by classic protection of another branch',
    (it) => it.classic({ pattern: 'release/*', reviews: { count: 1 } }),
    'met',
    'merge method: squash',
  ],
  [
    'by classic protection whose pattern fits',
    (it) => it.classic({ pattern: 'ma*', reviews: { count: 1 } }),
    'pending',
    NONE,
  ],
];

const CHANGES: readonly Row[] = [
  [
    'with changes requested by another than who approved',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.requestChanges('olga')],
    'pending',
    'no changes requested: olga asked for changes',
  ],
  [
    'with changes requested by two',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.requestChanges('olga', 'dora')],
    'pending',
    'no changes requested: olga, dora asked for changes',
  ],
  [
    'with changes requested by who approved before',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.requestChanges('omar')],
    'pending',
    `${NONE}; no changes requested: omar asked for changes`,
  ],
  [
    'approved by who requested changes before',
    (it) => [it.pulls({ approvals: 1 }), it.requestChanges('omar'), it.approve('omar')],
    'met',
    'no changes requested: nobody asks for changes',
  ],
  [
    'with changes requested by who only reads',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.requestChanges('stranger')],
    'met',
    'no changes requested: nobody asks for changes',
  ],
  [
    'with changes requested by its author',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.requestChanges('robot')],
    'met',
    'no changes requested: nobody asks for changes',
  ],
  [
    'with changes requested and the request dismissed',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.requestChanges('olga'), it.dismissed('olga')],
    'met',
    'no changes requested: nobody asks for changes',
  ],
  [
    'with changes requested, and a comment after it',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), it.requestChanges('olga'), it.comment('olga')],
    'pending',
    'no changes requested: olga asked for changes',
  ],
  [
    'with changes requested where no review is required',
    (it) => [it.pulls(), it.requestChanges('omar')],
    'met',
    'merge method: squash',
  ],
  [
    'with changes requested, by classic protection',
    (it) => [it.classic({ reviews: { count: 1 } }), it.approve('omar'), it.requestChanges('olga')],
    'pending',
    'no changes requested: olga asked for changes',
  ],
];

specify('one approval: a merge', ONE_APPROVAL);
specify('approvals that several sources ask for: a merge', SEVERAL_SOURCES);
specify('changes requested: a merge', CHANGES);
