import { GitHubError, notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { contextState, latestCheckRuns, latestStatuses } from '../store/checks.ts';
import { signedByGitHub, webIdentity } from '../store/commit-on-branch.ts';
import type { GitCommit } from '../store/git.ts';
import type { Deployment } from '../store/model.ts';
import { branchHead, writeRefs } from '../store/refs.ts';
import { created, noContent, ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalFlag, optionalText, optionalTexts, text } from './input.ts';
import { resolveCommit } from './revisions.ts';
import { deploymentShape } from './shapes/deployment.ts';

const DEPLOYMENTS = '/repos/{owner}/{repo}/deployments';

/** Deployments; their statuses are in deployment-statuses.ts. */
export const deploymentRoutes: readonly Route[] = [
  at('GET', DEPLOYMENTS, 'deployments=read', list),
  at('POST', DEPLOYMENTS, 'deployments=write', create),
  at('GET', `${DEPLOYMENTS}/{id}`, 'deployments=read', (call) => ok(shape(call, deploymentOf(call)))),
  at('DELETE', `${DEPLOYMENTS}/{id}`, 'deployments=write', remove),
];

function shape(call: Call, deployment: Deployment): ReturnType<typeof deploymentShape> {
  return deploymentShape(call.view, call.repository, deployment);
}

/** The deployment of the path's id. @throws GitHubError 404 */
export function deploymentOf(call: Call): Deployment {
  const deployment = call.repository.deployments.get(Number(call.params['id']));
  if (deployment === undefined) throw notFound();
  return deployment;
}

function list(call: Call): RestResponse {
  const query = call.request.query;
  const filters = ['sha', 'ref', 'task', 'environment'] as const;
  const wanted = (each: Deployment): boolean =>
    filters.every((name) => [null, 'none', each[name]].includes(query.get(name)));
  const found = [...call.repository.deployments.values()].filter(wanted).toReversed();
  return paged(call.request, found, (each) => shape(call, each));
}

async function create(call: Call): Promise<RestResponse> {
  const body = call.request.body;
  const ref = text(body, 'ref');
  const commit = await resolveCommit(call, ref);
  if (commit === undefined) throw new GitHubError(422, `No ref found for: ${ref}`);
  // Both defaults are traps for callers (github-facts.md B5), and are kept.
  if (optionalFlag(body, 'auto_merge') ?? true) {
    const merged = await autoMerge(call, ref, commit);
    if (merged !== undefined) return merged;
  }
  checkContexts(call, commit.oid, optionalTexts(body, 'required_contexts'));
  const environment = optionalText(body, 'environment') ?? 'production';
  const now = call.store.now();
  const deployment: Deployment = {
    id: call.store.nextId(),
    sha: commit.oid,
    ref,
    task: optionalText(body, 'task') ?? 'deploy',
    environment,
    description: optionalText(body, 'description') ?? null,
    payload: body['payload'] ?? {},
    creator: call.actor.login,
    transient: optionalFlag(body, 'transient_environment') ?? false,
    production: optionalFlag(body, 'production_environment') ?? environment === 'production',
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  call.repository.deployments.set(deployment.id, deployment);
  return created(shape(call, deployment));
}

/** Merges the default branch into a branch that lacks some of it; then nothing is deployed yet. */
async function autoMerge(call: Call, ref: string, commit: GitCommit): Promise<RestResponse | undefined> {
  const main = branchHead(call.repository, call.repository.defaultBranch);
  const branch = ref.replace(/^refs\/heads\//, '');
  if (main === undefined || branchHead(call.repository, branch) === undefined) return undefined;
  if (await call.git.isAncestor(main, commit.oid)) return undefined;
  const result = await call.git.mergeTrees(commit.oid, main);
  if (!result.clean)
    throw new GitHubError(409, `Conflict merging ${call.repository.defaultBranch} into ${ref}`);
  const oid = call.git.writeCommit({
    tree: result.tree,
    parents: [commit.oid, main],
    ...webIdentity(call.store, call.actor.login),
    message: `Merge branch '${call.repository.defaultBranch}' into ${branch}`,
  });
  signedByGitHub(call.store, oid);
  const update = { ref: `refs/heads/${branch}`, before: commit.oid, after: oid };
  await writeRefs(call.store, call, { updates: [update] });
  return {
    status: 202,
    body: { message: `Auto-merged ${call.repository.defaultBranch} into ${ref} on deployment.` },
  };
}

/** Without `required_contexts` every context that is there must have passed. */
function checkContexts(call: Call, sha: string, required: readonly string[] | undefined): void {
  const present = [
    ...latestStatuses(call.repository, sha).map((status) => status.context),
    ...latestCheckRuns(call.repository, sha).map((run) => run.name),
  ];
  const contexts = (required ?? [...new Set(present)]).map((context) => ({
    context,
    state: contextState(call.repository, sha, { context, appId: null }),
  }));
  if (contexts.every(({ state }) => state === 'success')) return;
  throw new GitHubError(409, `Conflict: Commit status checks failed for ${sha}.`, [
    { resource: 'Deployment', code: 'invalid', field: 'required_contexts' },
  ]);
}

function remove(call: Call): RestResponse {
  const deployment = deploymentOf(call);
  const newest = deployment.statuses.at(-1)?.state;
  const others = call.repository.deployments.size > 1;
  if (others && newest !== undefined && newest !== 'inactive') {
    throw validationFailed({
      resource: 'Deployment',
      code: 'custom',
      message:
        'We cannot delete an active deployment unless it is the only deployment in a given environment.',
    });
  }
  call.repository.deployments.delete(deployment.id);
  return noContent();
}
