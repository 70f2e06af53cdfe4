/** Every request of a verification is broken, then it runs again: one deployment, one status, one way back. */
import { sweepScenes } from '../support/scene-sweep.ts';
import { openFailing, openRunning } from '../support/verify-scenes.ts';

const VERIFIED = [
  ...['LookAtRollout', 'GET compare/*...*', 'POST deployments', 'POST deployments/*/statuses'],
  ...['LookAtRollout', 'POST deployments/*/statuses', 'POST statuses/*'],
];
const PAST = ['OpenRepository', 'OpenRepository', 'ReadPast', 'ReadPastTexts', 'ReadOrigin'];
const PROPOSED = [
  'OpenRepository',
  'CreateBranch',
  'CommitOnBranch',
  'OpenPullRequest',
  'POST issues/*/labels',
];

sweepScenes([
  { title: 'a commit that runs', open: openRunning, requests: VERIFIED, interrupted: true },
  {
    title: 'a commit that does not run, and is to be rolled back',
    open: openFailing,
    requests: [...VERIFIED, ...PAST, ...PROPOSED],
    fails: ['not-verified'],
  },
]);
