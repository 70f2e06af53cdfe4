import type { Deployment, DeploymentStatus, Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { accountNode } from './actors.ts';
import { connection, ordered } from './connection.ts';
import type { Args, Context, Node } from './context.ts';

function statusNode(context: Context, status: DeploymentStatus): Node {
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DeploymentStatus', status.id),
    state: status.state.toUpperCase(),
    description: status.description,
    environmentUrl: status.environmentUrl,
    logUrl: status.logUrl,
    environment: status.environment,
    createdAt: status.createdAt,
    updatedAt: status.createdAt,
    creator: () => accountNode(context, status.creator),
  };
}

/** A deployment is `ACTIVE` once it has succeeded, and `PENDING` before anything is told of it. */
function stateOf(status: DeploymentStatus | undefined): string {
  const state = status?.state ?? 'pending';
  return state === 'success' ? 'ACTIVE' : state.toUpperCase();
}

function deploymentNode(context: Context, repository: Repository, deployment: Deployment): Node {
  const latest = deployment.statuses.at(-1);
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', deployment.id),
    databaseId: deployment.id,
    environment: deployment.environment,
    description: deployment.description,
    task: deployment.task,
    payload: JSON.stringify(deployment.payload),
    latestEnvironment: latest?.environment ?? deployment.environment,
    originalEnvironment: deployment.environment,
    commitOid: deployment.sha,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    state: stateOf(latest),
    latestStatus: latest === undefined ? null : () => statusNode(context, latest),
    creator: () => accountNode(context, deployment.creator),
    repository: () => context.nodes.repository(context, repository),
  };
}

/** `Commit.deployments`: oldest first, if nothing else is asked for. */
export function commitDeployments(context: Context, repository: Repository, oid: string, args: Args): Node {
  const environments = args['environments'] as readonly string[] | null | undefined;
  const items = [...repository.deployments.values()].filter(
    ({ sha, environment }) => sha === oid && (environments ?? [environment]).includes(environment),
  );
  // Two of one moment keep the order in which they were made.
  const keys = {
    CREATED_AT: ({ createdAt, id }: Deployment) => `${createdAt} ${String(id).padStart(12, '0')}`,
  };
  return connection(args, {
    type: 'DeploymentConnection',
    field: 'deployments',
    items: ordered(items, args['orderBy'], keys),
    node: (deployment) => deploymentNode(context, repository, deployment),
  });
}
