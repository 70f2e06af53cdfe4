/** What `verify` leaves on GitHub: a commit status, and a deployment with its state. */
import type { RolloutRecords } from '../../core/verify/ports.ts';
import { quoted } from './quoted.ts';
import { restWrite } from './rest-write.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** Stands in the payload of deployments that this action has recorded. */
export const OWN_DEPLOYMENT = 'gitops-release/verify';

/** Of a status (fact sheet B5). */
const LONGEST_DESCRIPTION = 140;

/** A write whose answer was lost is not sent again: looking shows whether it was done. */
const ONCE = { request: { retries: 0 } };

export function createRolloutRecords(access: Access): RolloutRecords {
  return {
    setStatus: ({ commit, context, state, description, url }) =>
      restWrite(access, {
        operation: OPERATIONS.recordStatus,
        subject: `status ${quoted(context)}`,
        route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
        parameters: {
          sha: commit,
          context,
          state,
          description: clipped(description),
          ...target(url),
          ...ONCE,
        },
        made: () => undefined,
        isConflict: () => false,
      }),
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
          description: clipped(description),
          ...(url === undefined ? {} : { log_url: url }),
          ...ONCE,
        },
        made: () => undefined,
        isConflict: () => false,
      }),
  };
}

function target(url: string | undefined): object {
  return url === undefined ? {} : { target_url: url };
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST_DESCRIPTION
    ? line
    : `${line.slice(0, LONGEST_DESCRIPTION - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
