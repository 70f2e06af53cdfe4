import { pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';

const NOBODY = 'code owners: nobody owns what changes';
const APPROVED = 'code owners: owners have approved what changes';

/** A pull request that changes one file more, where owners have to approve. */
const owned = async (it: Scene, owners: string, file: string) => {
  it.ruleset(pullRequestRule({ codeOwners: true }));
  await it.owners(owners, file);
};

const PEOPLE: readonly Row[] = [
  ['of what nobody owns', (it) => it.pulls({ codeOwners: true }), 'met', NOBODY],
  [
    'of an owned file, without approval',
    (it) => owned(it, '/apps/ @olga\n', 'apps/a.yaml'),
    'pending',
    'code owners: waiting for @olga',
  ],
  [
    'of an owned file, approved by its owner',
    async (it) => [await owned(it, '/apps/ @olga\n', 'apps/a.yaml'), it.approve('olga')],
    'met',
    APPROVED,
  ],
  [
    'of an owned file, approved by another',
    async (it) => [await owned(it, '/apps/ @olga\n', 'apps/a.yaml'), it.approve('omar')],
    'pending',
    'code owners: waiting for @olga',
  ],
  [
    'of an owned file, approved by one of two owners',
    async (it) => [await owned(it, '/apps/ @olga @dora\n', 'apps/a.yaml'), it.approve('dora')],
    'met',
    APPROVED,
  ],
  [
    'of files of two owners, approved by one',
    async (it) => [await owned(it, '/apps/ @olga\n/base/ @dora\n', 'base/a.yaml'), it.approve('dora')],
    'pending',
    'code owners: waiting for @olga',
  ],
  [
    'of files of two owners, approved by both',
    async (it) => [
      await owned(it, '/apps/ @olga\n/base/ @dora\n', 'base/a.yaml'),
      it.approve('dora', 'olga'),
    ],
    'met',
    APPROVED,
  ],
  [
    'of an owned file, the owner named in another case',
    async (it) => [await owned(it, '/apps/ @OLGA\n', 'apps/a.yaml'), it.approve('olga')],
    'met',
    APPROVED,
  ],
  [
    'approved by its owner, with changes requested by another',
    async (it) => [
      await owned(it, '/apps/ @olga\n', 'apps/a.yaml'),
      it.approve('olga'),
      it.requestChanges('omar'),
    ],
    'pending',
    'no changes requested: omar asked for changes',
  ],
  [
    'of what nobody owns, with changes requested',
    (it) => [it.pulls({ codeOwners: true }), it.requestChanges('omar')],
    'met',
    NOBODY,
  ],
  [
    'approved by its owner before a push, where approvals fall',
    async (it) => [
      it.pulls({ codeOwners: true, dismissStale: true }),
      await it.owners('/apps/ @olga\n'),
      it.approve('olga'),
      await it.push('robot'),
    ],
    'pending',
    'code owners: waiting for @olga',
  ],
  [
    'approved by its owner, where two approvals are asked for',
    async (it) => [
      it.pulls({ approvals: 2, codeOwners: true }),
      await it.owners('/apps/ @olga\n'),
      it.approve('olga'),
    ],
    'pending',
    'approvals: 1 of 2 (olga)',
  ],
  [
    'by classic protection, without the owner',
    async (it) => [
      it.classic({ reviews: { count: 1, requireCodeOwners: true } }),
      await it.owners('/apps/ @olga\n'),
      it.approve('omar'),
    ],
    'pending',
    'code owners: waiting for @olga',
  ],
  [
    'by classic protection, with the owner',
    async (it) => [
      it.classic({ reviews: { count: 1, requireCodeOwners: true } }),
      await it.owners('/apps/ @olga\n'),
      it.approve('olga'),
    ],
    'met',
    APPROVED,
  ],
  [
    'of an owned file where no owner has to approve',
    async (it) => [it.pulls(), await it.owners('/apps/ @olga\n')],
    'met',
    'merge method: squash',
  ],
  [
    'of a file whose owner only reads, whom GitHub passes over',
    async (it) => [await owned(it, '/apps/ @stranger\n', 'apps/a.yaml')],
    'pending',
    'code owners: waiting for @stranger',
    { stricter: true },
  ],
];

const TEAMS: readonly Row[] = [
  [
    'of a team’s file, without approval',
    (it) => owned(it, '/apps/ @acme/payments\n', 'apps/a.yaml'),
    'pending',
    'code owners: waiting for @acme/payments',
  ],
  [
    'of a team’s file, approved by a member',
    async (it) => [await owned(it, '/apps/ @acme/payments\n', 'apps/a.yaml'), it.approve('paula')],
    'met',
    APPROVED,
  ],
  [
    'of a team’s file, approved by who is no member',
    async (it) => [await owned(it, '/apps/ @acme/payments\n', 'apps/a.yaml'), it.approve('omar')],
    'pending',
    'code owners: waiting for @acme/payments',
  ],
  [
    'of files of a team and of a person, approved by the person',
    async (it) => [
      await owned(it, '/apps/ @acme/payments\n/base/ @dora\n', 'base/a.yaml'),
      it.approve('dora'),
    ],
    'pending',
    'code owners: waiting for @acme/payments',
  ],
  [
    'of files of a team and of a person, approved by both',
    async (it) => [
      await owned(it, '/apps/ @acme/payments\n/base/ @dora\n', 'base/a.yaml'),
      it.approve('dora', 'pavel'),
    ],
    'met',
    APPROVED,
  ],
  [
    'of a file of an address, approved by who has it',
    async (it) => [await owned(it, '/apps/ docs@acme.example\n', 'apps/a.yaml'), it.approve('dora')],
    'met',
    APPROVED,
  ],
  [
    'of a file of an address, approved by another',
    async (it) => [await owned(it, '/apps/ docs@acme.example\n', 'apps/a.yaml'), it.approve('omar')],
    'pending',
    'code owners: waiting for docs@acme.example',
  ],
];

/** Of `apps/web.yaml` and one file more: whether olga has to approve. */
const PATTERNS: readonly (readonly [owners: string, file: string, waits: boolean])[] = [
  ['* @olga', 'base/a.yaml', true],
  ['*.json @olga', 'base/deep/a.json', true],
  ['*.json @olga', 'base/a.yaml', false],
  ['/base/ @olga', 'base/deep/a.yaml', true],
  ['base/ @olga', 'clusters/base/a.yaml', true],
  ['/base/ @olga', 'clusters/base/a.yaml', false],
  ['base/* @olga', 'base/a.yaml', true],
  ['base/* @olga', 'base/deep/a.yaml', false],
  ['**/logs @olga', 'base/deep/logs/a.yaml', true],
  ['/base/**/a.yaml @olga', 'base/x/y/a.yaml', true],
  ['/base/**/a.yaml @olga', 'base/a.yaml', true],
  ['/base/?.yaml @olga', 'base/a.yaml', true],
  ['/base @olga', 'base/a.yaml', true],
  ['/base @olga', 'basement/a.yaml', false],
  ['/base/** @olga', 'base/x/a.yaml', true],
  ['/base/ @olga\n/base/a.yaml', 'base/a.yaml', false],
  ['/base/a.yaml\n/base/ @olga', 'base/a.yaml', true],
  ['!/base/ @olga', 'base/a.yaml', false],
  ['/base/[ab].yaml @olga', 'base/a.yaml', false],
  ['/base/ @olga # who else', 'base/a.yaml', true],
  ['# /base/ @olga', 'base/a.yaml', false],
  ['/base/ @olga nobody', 'base/a.yaml', false],
  ['/base/with\\ space.yaml @olga', 'base/with space.yaml', true],
  ['/BASE/ @olga', 'base/a.yaml', false],
];

const patternRows = PATTERNS.map(([owners, file, waits]): Row => {
  const title = `of ${file} under \`${owners.replaceAll('\n', ' ⏎ ')}\``;
  const given = (it: Scene) => owned(it, `${owners}\n`, file);
  return waits ? [title, given, 'pending', 'code owners: waiting for @olga'] : [title, given, 'met', NOBODY];
});

specify('people who own files: a merge', PEOPLE);
specify('teams and addresses that own files: a merge', TEAMS);
specify('patterns of owners: a merge', patternRows);
