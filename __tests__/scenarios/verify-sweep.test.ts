/** Every request of a verification is broken, then it runs again: one deployment, one status, one way back. */
import { expect } from 'vitest';
import { sweepScenes } from '../support/scene-sweep.ts';
import { openFailing, openRunning } from '../support/verify-scenes.ts';

const VERIFIED = [
  ...['LookAtRollout', 'GET compare/*...*', 'GET compare/*...*'],
  ...['POST deployments', 'POST deployments/*/statuses'],
  ...['LookAtRollout', 'POST deployments/*/statuses', 'POST statuses/*'],
];
const PAST = [
  ...['GET compare/*...*', 'ReadFiles', 'ReadFiles', 'OpenRepository', 'OpenRepository', 'ReadFiles'],
  ...['ReadPast', 'ReadPastTexts', 'ReadStateWords'],
];
const PROPOSED = [
  'OpenRepository',
  'CreateBranch',
  'CommitOnBranch',
  'OpenPullRequest',
  'POST issues/*/labels',
];

const recorded = (state: 'success' | 'failure'): object => ({
  deployments: [{ environment: 'production', on: 0, state }],
  statuses: expect.arrayContaining([
    expect.objectContaining({ context: 'gitops-release/verified/production/shop', state, on: 0 }),
  ]),
});

sweepScenes([
  {
    title: 'a commit that runs',
    open: openRunning,
    requests: VERIFIED,
    left: { ...recorded('success'), pulls: [] },
    interrupted: true,
  },
  {
    title: 'a commit that does not run, and is to be rolled back',
    open: openFailing,
    requests: [...VERIFIED, ...PAST, ...PROPOSED],
    from: 6,
    left: {
      ...recorded('failure'),
      pulls: [{ state: 'open', head: 'gitops-release/rollback/production/shop', labels: ['rollback'] }],
    },
    fails: ['not-verified'],
  },
]);
