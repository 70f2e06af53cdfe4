/** What is said of one commit: by statuses, check runs and deployments. */
import type { OwnDeployment, ReportedState } from '../../core/verify/ports.ts';
import type { RawChecks, RawStates } from './documents/rollout.ts';
import { nodesOf } from './merge-facts.ts';
import { OWN_DEPLOYMENT } from './rollout-records.ts';

type State = ReportedState['state'];

const STATES: Readonly<Record<string, State>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
  PENDING: 'pending',
  QUEUED: 'pending',
  IN_PROGRESS: 'pending',
  WAITING: 'pending',
};

/** A check that was skipped, or is neutral, says nothing. */
const CONCLUSIONS: Readonly<Record<string, State>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  TIMED_OUT: 'failure',
  ACTION_REQUIRED: 'failure',
  STARTUP_FAILURE: 'failure',
  CANCELLED: 'pending',
  STALE: 'pending',
};

/** The App by which workflows report their jobs: never an operator. */
const WORKFLOWS = 'github-actions';

/** Where the log of a job is; a job that names an environment deploys in the name of whoever has started it. */
const LOG_OF_JOB = /\/actions\/runs\/\d+/;

/** A deployment that is inactive, or was never reported on, says nothing. */
export function statesOf(raw: RawStates): readonly ReportedState[] {
  const { oid: commit = '', status, statusCheckRollup, deployments } = raw;
  const statuses = (status?.contexts ?? []).map(({ context, state, description, creator }): ReportedState => {
    const known = STATES[state] ?? 'pending';
    const by = creator?.login;
    return {
      commit,
      kind: 'status',
      name: context,
      creator: by,
      state: known,
      description: description ?? '',
    };
  });
  const deployed = nodesOf(deployments)
    .filter(({ payload }) => payload?.includes(OWN_DEPLOYMENT) !== true)
    .filter(({ creator }) => creator?.login.replace(/\[bot\]$/, '') !== WORKFLOWS)
    .filter(({ latestStatus }) => !LOG_OF_JOB.test(latestStatus?.logUrl ?? ''))
    .flatMap(({ environment, latestStatus, creator }): readonly ReportedState[] => {
      const state = STATES[latestStatus?.state ?? ''];
      if (state === undefined || environment === null) return [];
      const said = { state, description: latestStatus?.description ?? '' };
      return [{ commit, kind: 'deployment', name: environment, creator: creator?.login, ...said }];
    });
  return [...statuses, ...checksOf(commit, statusCheckRollup?.contexts), ...deployed];
}

function checksOf(commit: string, checks: RawChecks | undefined): readonly ReportedState[] {
  return nodesOf(checks).flatMap(
    ({ name, status, conclusion, title, checkSuite }): readonly ReportedState[] => {
      const creator = checkSuite?.app?.slug;
      const state = status === 'COMPLETED' ? CONCLUSIONS[conclusion ?? ''] : 'pending';
      if (name === undefined || creator === undefined || creator === WORKFLOWS || state === undefined)
        return [];
      return [{ commit, kind: 'check', name, creator, state, description: title ?? '' }];
    },
  );
}

export function ownOf({ deployments }: RawStates): readonly OwnDeployment[] {
  return nodesOf(deployments).flatMap(({ databaseId, environment, payload, latestStatus }) =>
    databaseId === null || environment === null || payload?.includes(OWN_DEPLOYMENT) !== true
      ? []
      : [{ id: databaseId, environment, state: latestStatus?.state.toLowerCase() }],
  );
}
