/** What `verify` leaves on GitHub: a commit status, and a deployment with its state. */
import { toDescription } from '../../core/gates/description.ts';
import type { RolloutRecords } from '../../core/verify/ports.ts';
import { writeCommitStatus } from './commit-status.ts';
import { quoted } from './quoted.ts';
import { restWrite } from './rest-write.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** Stands in the payload of deployments that this action has recorded. */
export const OWN_DEPLOYMENT = 'gitops-release/verify';

/** A write whose answer was lost is not sent again: looking shows whether it was done. */
const ONCE = { request: { retries: 0 } };

export function createRolloutRecords(access: Access): RolloutRecords {
  return {
    setStatus: (draft) => writeCommitStatus(access, draft),
    deploy: (commit, environment) =>
      restWrite<{ readonly id: number }, number>(access, {
        operation: OPERATIONS.recordDeployment,
        subject: `deployment to ${quoted(environment)}`,
        route: 'POST /repos/{owner}/{repo}/deployments',
        // Without the two GitHub merges the default branch into the commit, or refuses where a check failed.
        parameters: {
          ref: commit,
          environment,
          auto_merge: false,
          required_contexts: [],
          description: 'Verified by gitops-release',
          payload: { by: OWN_DEPLOYMENT, commit, environment },
          ...ONCE,
        },
        made: ({ id }) => id,
        isConflict: ({ status }) => status === 409,
      }),
    setDeployment: (id, { state, description, url }) =>
      restWrite(access, {
        operation: OPERATIONS.recordDeployment,
        subject: `deployment ${id}`,
        route: 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
        parameters: {
          deployment_id: id,
          state,
          description: toDescription(description),
          ...(url === undefined ? {} : { log_url: url }),
          ...ONCE,
        },
        made: () => undefined,
        isConflict: () => false,
      }),
  };
}
