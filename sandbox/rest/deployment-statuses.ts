import { notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { Deployment, DeploymentStatus } from '../store/model.ts';
import { created, ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { deploymentOf } from './deployments.ts';
import { optionalFlag, optionalText, text } from './input.ts';
import { deploymentStatusShape } from './shapes/deployment.ts';

const STATUSES = '/repos/{owner}/{repo}/deployments/{id}/statuses';
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
const LONGEST_DESCRIPTION = 140;

export const deploymentStatusRoutes: readonly Route[] = [
  at('GET', STATUSES, 'deployments=read', (call) => {
    const deployment = deploymentOf(call);
    return paged(call.request, deployment.statuses.toReversed(), (each) => shape(call, deployment, each));
  }),
  at('POST', STATUSES, 'deployments=write', create),
  at('GET', `${STATUSES}/{status}`, 'deployments=read', (call) => {
    const deployment = deploymentOf(call);
    const status = deployment.statuses.find((each) => each.id === Number(call.params['status']));
    if (status === undefined) throw notFound();
    return ok(shape(call, deployment, status));
  }),
];

function shape(
  call: Call,
  deployment: Deployment,
  status: DeploymentStatus,
): ReturnType<typeof deploymentStatusShape> {
  return deploymentStatusShape(call.view, call.repository, { deployment, status });
}

function create(call: Call): RestResponse {
  const deployment = deploymentOf(call);
  const body = call.request.body;
  const state = text(body, 'state');
  const description = optionalText(body, 'description') ?? '';
  if (!STATES.includes(state)) throw invalid('state', 'is not included in the list');
  if (description.length > LONGEST_DESCRIPTION) {
    throw invalid('description', `is too long (maximum is ${LONGEST_DESCRIPTION} characters)`);
  }
  const status = add(call, deployment, {
    state,
    description,
    environment: optionalText(body, 'environment') ?? deployment.environment,
    // `log_url` replaced `target_url`, which clients still send.
    logUrl: optionalText(body, 'log_url') ?? optionalText(body, 'target_url') ?? '',
    environmentUrl: optionalText(body, 'environment_url') ?? '',
  });
  if (state === 'success' && (optionalFlag(body, 'auto_inactive') ?? true)) retireOthers(call, deployment);
  return created(shape(call, deployment, status));
}

function invalid(field: string, what: string): Error {
  return validationFailed({
    resource: 'DeploymentStatus',
    code: 'custom',
    field,
    message: `${field} ${what}`,
  });
}

function add(
  call: Call,
  deployment: Deployment,
  given: Omit<DeploymentStatus, 'id' | 'creator' | 'createdAt'>,
): DeploymentStatus {
  const createdAt = call.store.now();
  const status: DeploymentStatus = {
    id: call.store.nextId(),
    creator: call.actor.login,
    createdAt,
    ...given,
  };
  deployment.statuses.push(status);
  deployment.updatedAt = createdAt;
  return status;
}

/** Earlier successes of the same environment become inactive, unless transient or production. */
function retireOthers(call: Call, deployment: Deployment): void {
  for (const other of call.repository.deployments.values()) {
    const newest = other.statuses.at(-1);
    const same = other !== deployment && other.environment === deployment.environment;
    if (!same || other.transient || other.production || newest?.state !== 'success') continue;
    const { description, environment, logUrl, environmentUrl } = newest;
    add(call, other, { state: 'inactive', description, environment, logUrl, environmentUrl });
  }
}
