import { checksRule, deploymentsRule, plainRule, updateRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG } from '../sandbox/merge-world.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';

const strict = (it: Scene) => it.ruleset(checksRule(['build'], { strict: true }));
const BEHIND = 'up to date: it lacks 1 commit of main';

const UP_TO_DATE: readonly Row[] = [
  [
    'of a branch that has all of its base',
    (it) => [strict(it), it.check('build')],
    'met',
    'up to date: it has all of main',
  ],
  [
    'of a branch that lacks a commit',
    async (it) => [strict(it), it.check('build'), await it.baseMoves()],
    'pending',
    BEHIND,
  ],
  [
    'of a branch that lacks two commits',
    async (it) => [strict(it), it.check('build'), await it.baseMoves('a.yaml'), await it.baseMoves('b.yaml')],
    'pending',
    'up to date: it lacks 2 commits of main',
  ],
  [
    'of a branch that lacks a commit and a check',
    async (it) => [strict(it), await it.baseMoves()],
    'pending',
    `check build: not reported yet; ${BEHIND}`,
  ],
  [
    'of a branch that was updated, whose check has not run again',
    async (it) => [strict(it), it.check('build'), await it.baseMoves(), await it.update()],
    'pending',
    'check build: not reported yet',
  ],
  [
    'of a branch that was updated and checked again',
    async (it) => [strict(it), await it.baseMoves(), await it.update(), it.check('build')],
    'met',
    'up to date: it has all of main',
  ],
  [
    'of a branch that lacks a commit, where nobody minds',
    async (it) => [it.ruleset(checksRule(['build'])), it.check('build'), await it.baseMoves()],
    'met',
    'check build: success',
  ],
  [
    'of a branch that lacks a commit, where it must be up to date with no check',
    async (it) => [it.ruleset(checksRule([], { strict: true })), await it.baseMoves()],
    'met',
    'merge method: squash',
  ],
  [
    'of a branch that lacks a commit, by classic protection',
    async (it) => [it.classic({ checks: ['build'], strict: true }), it.check('build'), await it.baseMoves()],
    'pending',
    BEHIND,
  ],
  [
    'of a branch that lacks a commit, by classic protection without a check',
    async (it) => [it.classic({ checks: [], strict: true }), await it.baseMoves()],
    'met',
    'merge method: squash',
  ],
  [
    'of a branch that lacks a commit, by one of two rulesets',
    async (it) => [strict(it), it.ruleset(checksRule(['build'])), it.check('build'), await it.baseMoves()],
    'pending',
    BEHIND,
  ],
];

const STATE: readonly Row[] = [
  [
    'that conflicts',
    (it) => it.baseMoves('apps/web.yaml'),
    'refused',
    'no conflicts: it conflicts with main',
  ],
  [
    'that conflicts and lacks an approval',
    async (it) => [it.pulls({ approvals: 1 }), await it.baseMoves('apps/web.yaml')],
    'refused',
    'no conflicts: it conflicts with main; approvals: 0 of 1',
  ],
  [
    'of a draft',
    (it) => void Object.assign(it.world.pull, { isDraft: true }),
    'refused',
    'ready for review: the pull request is a draft',
  ],
  [
    'of an approved draft',
    (it) => [it.pulls({ approvals: 1 }), it.approve('omar'), Object.assign(it.world.pull, { isDraft: true })],
    'refused',
    'ready for review: the pull request is a draft',
  ],
  [
    'of what was closed',
    (it) => it.world.rest.ask('PATCH', `/repos/${CONFIG}/pulls/1`, { body: { state: 'closed' } }),
    'refused',
    'open: the pull request was closed',
  ],
  [
    'whose base moved elsewhere',
    (it) => it.baseMoves(),
    'met',
    'no conflicts: it merges into main without conflicts',
  ],
];

const LOCKED = 'updates allowed: the rules let nobody change main';
const barred = { users: ['omar'], apps: [] };

const LOCKS: readonly Row[] = [
  ['into a branch that nobody updates', (it) => it.ruleset(updateRule()), 'refused', LOCKED],
  ['into a locked branch', (it) => it.classic({ lockBranch: true }), 'refused', LOCKED],
  [
    'into a locked branch, approved',
    (it) => [it.classic({ lockBranch: true, reviews: { count: 1 } }), it.approve('omar')],
    'refused',
    LOCKED,
  ],
  [
    'into a branch to which only others push',
    (it) => it.classic({ restrictions: barred }),
    'pending',
    'classic branch protection: this token may not read all of it; GitHub calls the pull request blocked',
    { judge: 'mona', passing: true },
  ],
  [
    'into a branch to which the writer pushes',
    (it) => it.classic({ restrictions: { users: ['Mona'], apps: [] } }),
    'met',
    'classic branch protection: this token may not read all of it; GitHub calls the pull request clean',
    { judge: 'mona' },
  ],
  ['where branches are not made', (it) => it.ruleset(plainRule('creation')), 'met', 'merge method: squash'],
  [
    'where nobody deletes or forces',
    (it) => it.ruleset(plainRule('deletion'), plainRule('non_fast_forward')),
    'met',
    'merge method: squash',
  ],
];

const WAITING = 'deployed to staging: not with success yet';

const DEPLOYMENTS: readonly Row[] = [
  ['of what was deployed nowhere', (it) => it.ruleset(deploymentsRule('staging')), 'pending', WAITING],
  [
    'of what was deployed',
    (it) => [it.ruleset(deploymentsRule('staging')), it.deployed('staging')],
    'met',
    'deployed to staging: with success',
  ],
  [
    'of what was deployed without success',
    (it) => [it.ruleset(deploymentsRule('staging')), it.deployed('staging', 'failure')],
    'pending',
    WAITING,
  ],
  [
    'of what is being deployed',
    (it) => [it.ruleset(deploymentsRule('staging')), it.deployed('staging', 'in_progress')],
    'pending',
    WAITING,
  ],
  [
    'of what was deployed, and then once more without success',
    (it) => [
      it.ruleset(deploymentsRule('staging')),
      it.deployed('staging'),
      it.deployed('staging', 'failure'),
    ],
    'pending',
    WAITING,
    { stricter: true },
  ],
  [
    'of what was deployed without success, and then once more',
    (it) => [
      it.ruleset(deploymentsRule('staging')),
      it.deployed('staging', 'failure'),
      it.deployed('staging'),
    ],
    'met',
    'deployed to staging: with success',
  ],
  [
    'of what was deployed elsewhere',
    (it) => [it.ruleset(deploymentsRule('staging')), it.deployed('dev')],
    'pending',
    WAITING,
  ],
  [
    'of what was deployed before the last push',
    async (it) => [it.ruleset(deploymentsRule('staging')), it.deployed('staging'), await it.push('robot')],
    'pending',
    WAITING,
  ],
  [
    'of what was deployed to one of two places',
    (it) => [it.ruleset(deploymentsRule('dev', 'staging')), it.deployed('dev')],
    'pending',
    WAITING,
  ],
  [
    'of what was deployed to both places, which two sources ask for',
    (it) => [
      it.ruleset(deploymentsRule('dev')),
      it.classic({ requiredEnvironments: ['staging'] }),
      it.deployed('dev'),
      it.deployed('staging'),
    ],
    'met',
    'deployed to staging: with success',
  ],
  [
    'of what was not deployed, by classic protection',
    (it) => it.classic({ requiredEnvironments: ['staging'] }),
    'pending',
    WAITING,
  ],
];

specify('branches that must be up to date: a merge', UP_TO_DATE);
specify('the pull request itself: a merge', STATE);
specify('locks: a merge', LOCKS);
specify('deployments: a merge', DEPLOYMENTS);
