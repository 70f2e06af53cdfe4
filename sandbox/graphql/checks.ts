import { GitHubError } from '../http/errors.ts';
import { latestCheckRuns, latestStatuses } from '../store/checks.ts';
import { mergeRules } from '../store/mergeability.ts';
import type { CheckRun, CommitStatus, Repository } from '../store/model.ts';
import { nodeId, parseNodeId } from '../store/node-id.ts';
import { fullName } from '../store/store.ts';
import { accountNode } from './actors.ts';
import { appNode } from './apps.ts';
import { connection } from './connection.ts';
import { type Args, type Context, type Node, optionalText, refuse, requireRead, text } from './context.ts';

/** Whether a context is required for the pull request that the arguments name. */
function isRequired(repository: Repository, context: Context, it: { name: string; appId: number | null }) {
  return (args: Args): boolean => {
    const byId = parseNodeId(optionalText(args, 'pullRequestId') ?? '')?.parts[0];
    const number = args['pullRequestNumber'];
    const pull = [...repository.pulls.values()].find(
      (one) => String(one.id) === byId || one.number === number,
    );
    if (pull === undefined)
      throw refuse('NOT_FOUND', 'A pull request ID or pull request number is required.');
    const rules = mergeRules(context.store, repository, pull.baseRefName);
    return rules.checks.some(
      ({ context: wanted, appId }) =>
        wanted.toLowerCase() === it.name.toLowerCase() &&
        (appId === null || appId === -1 || appId === it.appId),
    );
  };
}

function statusContextNode(context: Context, repository: Repository, status: CommitStatus): Node {
  return {
    __typename: 'StatusContext',
    id: nodeId('StatusContext', status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: status.createdAt,
    creator: accountNode(context, status.creator),
    isRequired: isRequired(repository, context, { name: status.context, appId: status.appId }),
  };
}

function checkRunNode(context: Context, repository: Repository, run: CheckRun): Node {
  const url = context.url.html(`/${fullName(repository)}/runs/${run.id}`);
  return {
    __typename: 'CheckRun',
    id: nodeId('CheckRun', run.id),
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    detailsUrl: run.detailsUrl ?? url,
    url,
    permalink: url,
    externalId: run.externalId,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
    isRequired: isRequired(repository, context, { name: run.name, appId: run.appId }),
    checkSuite: {
      __typename: 'CheckSuite',
      id: nodeId('CheckSuite', run.suiteId),
      databaseId: run.suiteId,
      app: appNode(context, run.appId),
      workflowRun: null,
    },
  };
}

const FAILURES = new Set([
  'failure',
  'error',
  'cancelled',
  'timed_out',
  'action_required',
  'startup_failure',
  'stale',
]);

function rollupState(statuses: readonly CommitStatus[], runs: readonly CheckRun[]): string {
  const states = [
    ...statuses.map((status) => status.state),
    ...runs.map((run) => run.conclusion ?? 'pending'),
  ];
  if (states.some((state) => state === 'error')) return 'ERROR';
  if (states.some((state) => FAILURES.has(state))) return 'FAILURE';
  return states.includes('pending') ? 'PENDING' : 'SUCCESS';
}

/** Status.contexts alone: no check runs. Null without any. */
export function statusNode(context: Context, repository: Repository, oid: string): Node | null {
  requireRead(context, repository, { statuses: 'read' });
  const statuses = latestStatuses(repository, oid);
  if (statuses.length === 0) return null;
  return {
    __typename: 'Status',
    id: nodeId('Status', repository.id, oid),
    state: rollupState(statuses, []),
    contexts: statuses.map((status) => statusContextNode(context, repository, status)),
    context: (args: Args) => {
      const name = text(args, 'name').toLowerCase();
      const found = statuses.find((status) => status.context.toLowerCase() === name);
      return found === undefined ? null : statusContextNode(context, repository, found);
    },
  };
}

/** Statuses and check runs together. Fine-grained tokens have no Checks permission at all, so they are refused. */
export function rollupNode(context: Context, repository: Repository, oid: string): Node | null {
  if (context.actor.token?.kind === 'fine-grained') {
    throw new GitHubError(403, 'Resource not accessible by personal access token').inGraphQL({
      type: 'FORBIDDEN',
    });
  }
  requireRead(context, repository, { checks: 'read', statuses: 'read' });
  const statuses = latestStatuses(repository, oid);
  const runs = latestCheckRuns(repository, oid);
  const nodes = [
    ...runs.map((run) => checkRunNode(context, repository, run)),
    ...statuses.map((status) => statusContextNode(context, repository, status)),
  ];
  if (nodes.length === 0) return null;
  const type = 'StatusCheckRollupContextConnection';
  return {
    __typename: 'StatusCheckRollup',
    id: nodeId('StatusCheckRollup', repository.id, oid),
    state: rollupState(statuses, runs),
    contexts: (args: Args) =>
      connection(args, { type, field: 'contexts', items: nodes, node: (node) => node }),
  };
}
