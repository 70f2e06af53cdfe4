import type { Deployment, DeploymentStatus, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { apiUrl } from './repository.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** `deployment`. */
export function deploymentShape(view: View, repository: Repository, deployment: Deployment): Shape {
  const url = `${apiUrl(view, repository)}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: apiUrl(view, repository),
    creator: userShape(view, deployment.creator),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

/** `deployment-status`. */
export function deploymentStatusShape(
  view: View,
  repository: Repository,
  it: { readonly deployment: Deployment; readonly status: DeploymentStatus },
): Shape {
  const url = `${apiUrl(view, repository)}/deployments/${it.deployment.id}`;
  const status = it.status;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: userShape(view, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: apiUrl(view, repository),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}
