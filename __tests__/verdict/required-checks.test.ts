import { checksRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG } from '../sandbox/merge-world.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';

const jenkins = (it: Scene) => it.world.box.app('jenkins').id;
const pinned = (it: Scene) => it.ruleset(checksRule([{ context: 'build', app: jenkins(it) }]));
const classicPinned = (it: Scene) => it.classic({ checks: [{ context: 'build', appId: jenkins(it) }] });

/** Numbers of Apps are given by the sandbox in their order. */
const pinnedRows: readonly Row[] = [
  ['by nobody', pinned, 'pending', 'check build: not reported yet by the App <app>'],
  [
    'by that App',
    (it) => [pinned(it), it.check('build', 'success', 'jenkins')],
    'met',
    'check build: success',
  ],
  [
    'by that App, failed',
    (it) => [pinned(it), it.check('build', 'failure', 'jenkins')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'by that App, running',
    (it) => [pinned(it), it.check('build', null, 'jenkins')],
    'pending',
    'check build: is in_progress',
  ],
  [
    'by another App',
    (it) => [pinned(it), it.check('build')],
    'pending',
    'check build: reported, but not by the App <app>',
  ],
  [
    'by a person, as a status',
    (it) => [pinned(it), it.status('build')],
    'pending',
    'check build: reported, but not by the App <app>',
  ],
  [
    'by that App, as a status',
    (it) => [pinned(it), it.status('build', 'success', 'jenkins')],
    'met',
    'check build: success',
  ],
  [
    'by that App, as a failed status',
    (it) => [pinned(it), it.status('build', 'failure', 'jenkins')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'by another App, as a status',
    (it) => [pinned(it), it.status('build', 'success', 'circle')],
    'pending',
    'check build: reported, but not by the App <app>',
  ],
  [
    'by that App with failure and by another with success',
    (it) => [pinned(it), it.check('build', 'failure', 'jenkins'), it.check('build')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'by that App with success and by another with failure',
    (it) => [pinned(it), it.check('build', 'success', 'jenkins'), it.check('build', 'failure')],
    'met',
    'check build: success',
  ],
  [
    'by that App, classic protection asking',
    (it) => [classicPinned(it), it.check('build', 'success', 'jenkins')],
    'met',
    'check build: success',
  ],
  [
    'by another App, classic protection asking',
    (it) => [classicPinned(it), it.check('build')],
    'pending',
    'check build: reported, but not by the App <app>',
  ],
  [
    'by another App, where one ruleset of two minds',
    (it) => [pinned(it), it.ruleset(checksRule(['build'])), it.check('build')],
    'pending',
    'check build: reported, but not by the App <app>',
  ],
];

const SEVERAL: readonly Row[] = [
  [
    'of three, one reported',
    (it) => [it.ruleset(checksRule(['build', 'lint', 'test'])), it.check('lint')],
    'pending',
    'check build: not reported yet; check test: not reported yet',
  ],
  [
    'of three, all good',
    (it) => [
      it.ruleset(checksRule(['build', 'lint', 'test'])),
      it.check('build'),
      it.check('lint', 'skipped'),
      it.status('test'),
    ],
    'met',
    'check lint: skipped',
  ],
  [
    'of two, one failed and one never reported',
    (it) => [it.ruleset(checksRule(['build', 'lint'])), it.check('build', 'failure')],
    'refused',
    'check build: ended as failure; check lint: not reported yet',
  ],
  [
    'of two rulesets, one missing',
    (it) => [it.ruleset(checksRule(['build'])), it.ruleset(checksRule(['lint'])), it.check('build')],
    'pending',
    'check lint: not reported yet',
  ],
  [
    'of a ruleset and classic protection, one missing',
    (it) => [it.ruleset(checksRule(['build'])), it.classic({ checks: ['lint'] }), it.check('build')],
    'pending',
    'check lint: not reported yet',
  ],
  [
    'of classic protection, good',
    (it) => [it.classic({ checks: ['build'] }), it.check('build')],
    'met',
    'check build: success',
  ],
  [
    'of classic protection that lets anyone report, as GitHub writes it',
    (it) => [it.classic({ checks: [{ context: 'build', appId: -1 }] }), it.status('build')],
    'met',
    'check build: success',
  ],
  [
    'of which the test merge has its own that failed',
    async (it) => {
      it.ruleset(checksRule(['build']));
      it.check('build');
      await it.world.ask(
        '{ repository(owner: "acme", name: "config") { pullRequest(number: 1) { mergeable } } }',
      );
      const tested = it.world.pull.mergeability?.mergeCommitOid ?? '';
      it.world.box.check(CONFIG, tested, { name: 'build', conclusion: 'failure' });
    },
    'pending',
    'GitHub’s own answer: it blocks the pull request by something that this token cannot see',
  ],
  [
    'and an approval, with the check alone',
    (it) => [it.pulls({ approvals: 1 }), it.ruleset(checksRule(['build'])), it.check('build')],
    'pending',
    'approvals: 0 of 1',
  ],
  [
    'and an approval, with the approval alone',
    (it) => [it.pulls({ approvals: 1 }), it.ruleset(checksRule(['build'])), it.approve('omar')],
    'pending',
    'check build: not reported yet',
  ],
  [
    'and an approval, with both',
    (it) => [
      it.pulls({ approvals: 1 }),
      it.ruleset(checksRule(['build'])),
      it.approve('omar'),
      it.check('build'),
    ],
    'met',
    'check build: success',
  ],
];

const needs = (...checks: readonly string[]) => ({
  policy: {
    requirement: { reviews: 0, flags: [], checks: checks.map((context) => ({ context, appId: undefined })) },
  },
});

const POLICY: readonly Row[] = [
  [
    'that the branch does not require, and which never reported',
    () => {},
    'refused',
    'protection required-checks: the policy demands smoke, found not required; check smoke: not reported yet',
    { ...needs('smoke'), stricter: true },
  ],
  [
    'that the branch requires, and which never reported',
    (it) => it.ruleset(checksRule(['smoke'])),
    'pending',
    'check smoke: not reported yet',
    needs('smoke'),
  ],
  [
    'that the branch requires, and which passed',
    (it) => [it.ruleset(checksRule(['smoke'])), it.check('smoke')],
    'met',
    'check smoke: success',
    needs('smoke'),
  ],
  [
    'that the branch requires in another case, and which passed',
    (it) => [it.ruleset(checksRule(['Smoke'])), it.check('smoke')],
    'met',
    'check smoke: success',
    needs('smoke'),
  ],
  [
    'beside one of the branch, both passed',
    (it) => [it.ruleset(checksRule(['build', 'smoke'])), it.check('smoke'), it.check('build')],
    'met',
    'check build: success',
    needs('smoke'),
  ],
];

specify('a check pinned to an App: a merge where it was reported', pinnedRows);
specify('several required checks: a merge with those', SEVERAL);
specify('a check that the policy names: a merge with one', POLICY);
