import { checksRule } from '../../sandbox/store/seed-rules.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';

const build = (it: Scene) => it.ruleset(checksRule(['build']));
const SILENT = 'check build: not reported yet';

const ENDS: readonly Row[] = [
  ...['success', 'neutral', 'skipped'].map(
    (end): Row => [
      `that ended ${end}`,
      (it) => [build(it), it.check('build', end)],
      'met',
      `check build: ${end}`,
    ],
  ),
  ...['failure', 'cancelled', 'timed_out', 'action_required', 'stale', 'startup_failure'].map(
    (end): Row => [
      `that ended ${end}`,
      (it) => [build(it), it.check('build', end)],
      'refused',
      `check build: ended as ${end}`,
    ],
  ),
  ['that never reported', build, 'pending', SILENT],
  ['that runs', (it) => [build(it), it.check('build', null)], 'pending', 'check build: is in_progress'],
];

const STATUSES: readonly Row[] = [
  ['that is a status', (it) => [build(it), it.status('build')], 'met', 'check build: success'],
  [
    'that is a pending status',
    (it) => [build(it), it.status('build', 'pending')],
    'pending',
    'check build: is pending',
  ],
  [
    'that is a failed status',
    (it) => [build(it), it.status('build', 'failure')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'that is a status in error',
    (it) => [build(it), it.status('build', 'error')],
    'refused',
    'check build: ended as error',
  ],
  [
    'that is a status, failed and then good',
    (it) => [build(it), it.status('build', 'failure'), it.status('build')],
    'met',
    'check build: success',
  ],
  [
    'that is a status, good and then failed',
    (it) => [build(it), it.status('build'), it.status('build', 'failure')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'that is a status in another case',
    (it) => [build(it), it.status('BUILD')],
    'met',
    'check build: success',
  ],
  ['that is a check in another case', (it) => [build(it), it.check('Build')], 'met', 'check build: success'],
  [
    'that is a status, failed in another case',
    (it) => [build(it), it.status('build'), it.status('BUILD', 'failure')],
    'refused',
    'check build: ended as failure',
  ],
];

const NAMES: readonly Row[] = [
  ['under another name', (it) => [build(it), it.check('build (linux)')], 'pending', SILENT],
  ['with a space behind its name', (it) => [build(it), it.check('build ')], 'pending', SILENT],
  [
    'on the head before the last push',
    async (it) => [build(it), it.check('build'), await it.push('robot')],
    'pending',
    SILENT,
  ],
  [
    'as check and status, both good',
    (it) => [build(it), it.check('build'), it.status('build')],
    'met',
    'check build: success, success',
  ],
  [
    'as good check and pending status',
    (it) => [build(it), it.check('build'), it.status('build', 'pending')],
    'pending',
    'check build: is pending',
  ],
  [
    'as good check and failed status',
    (it) => [build(it), it.check('build'), it.status('build', 'failure')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'as failed check and good status',
    (it) => [build(it), it.check('build', 'failure'), it.status('build')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'as running check and good status',
    (it) => [build(it), it.check('build', null), it.status('build')],
    'pending',
    'check build: is in_progress',
  ],
  [
    'that failed and was run again with success',
    (it) => [build(it), it.check('build', 'failure'), it.check('build')],
    'met',
    'check build: success',
  ],
  [
    'that passed and failed when run again',
    (it) => [build(it), it.check('build'), it.check('build', 'failure')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'that failed and runs again',
    (it) => [build(it), it.check('build', 'failure'), it.check('build', null)],
    'pending',
    'check build: is in_progress',
  ],
  [
    'of two Apps, both good',
    (it) => [build(it), it.check('build'), it.check('build', 'success', 'jenkins')],
    'met',
    'check build: success, success',
  ],
  [
    'of two Apps, one failed',
    (it) => [build(it), it.check('build'), it.check('build', 'failure', 'jenkins')],
    'refused',
    'check build: ended as failure',
  ],
  [
    'of two Apps, one running',
    (it) => [build(it), it.check('build'), it.check('build', null, 'jenkins')],
    'pending',
    'check build: is in_progress',
  ],
  [
    'beside one that is not required and fails',
    (it) => [build(it), it.check('build'), it.check('lint', 'failure')],
    'met',
    'check build: success',
  ],
];

specify('a required check: a merge with one', ENDS);
specify('a required status: a merge with one', STATUSES);
specify('names and runs of checks: a merge with a required one', NAMES);
