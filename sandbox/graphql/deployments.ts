import type { Deployment, DeploymentStatus, Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { accountNode } from './actors.ts';
import { connection } from './connection.ts';
import type { Args, Context, Node } from './context.ts';

function statusNode(context: Context, status: DeploymentStatus): Node {
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DeploymentStatus', status.id),
    state: status.state.toUpperCase(),
    description: status.description,
    environment: status.environment,
    environmentUrl: status.environmentUrl || null,
    logUrl: status.logUrl || null,
    createdAt: status.createdAt,
    updatedAt: status.createdAt,
    creator: accountNode(context, status.creator),
  };
}

function deploymentNode(context: Context, deployment: Deployment): Node {
  const newest = deployment.statuses.at(-1);
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', deployment.id),
    databaseId: deployment.id,
    environment: deployment.environment,
    latestEnvironment: newest?.environment ?? deployment.environment,
    originalEnvironment: deployment.environment,
    description: deployment.description,
    commitOid: deployment.sha,
    task: deployment.task,
    payload: JSON.stringify(deployment.payload),
    createdAt: deployment.createdAt,
    creator: accountNode(context, deployment.creator),
    latestStatus: newest === undefined ? null : statusNode(context, newest),
  };
}

/** `Commit.deployments`; without an order the oldest comes first. */
export function deploymentConnection(
  context: Context,
  repository: Repository,
  oid: string,
  args: Args,
): Node {
  const environments = args['environments'] as readonly string[] | null | undefined;
  const order = args['orderBy'] as { readonly direction: string } | null | undefined;
  const found = [...repository.deployments.values()].filter(
    ({ sha, environment }) => sha === oid && (environments ?? [environment]).includes(environment),
  );
  const items = order?.direction === 'DESC' ? found.toReversed() : found;
  const node = (deployment: Deployment) => deploymentNode(context, deployment);
  return connection(args, { type: 'DeploymentConnection', field: 'deployments', items, node });
}
