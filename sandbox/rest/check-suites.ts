import { notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { GitCommit } from '../store/git.ts';
import type { CheckRun } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { linkHeader, ok, slice } from './answer.ts';
import { at, type Call } from './call.ts';
import { commitOrRefuse, knownCommit } from './revisions.ts';
import { appShape } from './shapes/app.ts';
import { personShape, utc } from './shapes/commit.ts';
import { apiUrl, repositoryShape } from './shapes/repository.ts';
import { checkRunShape } from './shapes/status.ts';
import type { Shape } from './shapes/view.ts';

const REPO = '/repos/{owner}/{repo}';

/** Check suites: nothing of their own here, an App's runs on one commit taken together. */
export const checkSuiteRoutes: readonly Route[] = [
  at('GET', `${REPO}/commits/{*ref}/check-suites`, 'checks=read', list),
  at('GET', `${REPO}/check-suites/{id}`, 'checks=read', async (call) => {
    const runs = runsOf(call, Number(call.params['id']));
    return ok(await shape(call, runs));
  }),
  at('GET', `${REPO}/check-suites/{id}/check-runs`, 'checks=read', (call) => {
    const runs = runsOf(call, Number(call.params['id']));
    const shapes = runs.map((run) => checkRunShape(call.view, call.repository, run));
    return ok({ total_count: runs.length, check_runs: shapes });
  }),
];

function runsOf(call: Call, suite: number): readonly CheckRun[] {
  const runs = [...call.repository.checkRuns.values()].filter((run) => run.suiteId === suite);
  if (runs.length === 0) throw notFound();
  return runs;
}

async function list(call: Call): Promise<RestResponse> {
  const { oid } = await commitOrRefuse(call, call.params['ref'] ?? '');
  const runs = [...call.repository.checkRuns.values()].filter((run) => run.headSha === oid);
  const suites = [...new Set(runs.map((run) => run.suiteId))];
  const { size, page } = slice(call.request.query);
  const shown = suites.slice((page - 1) * size, page * size);
  const shapes = await Promise.all(shown.map((id) => shape(call, runsOf(call, id))));
  const body = { total_count: suites.length, check_suites: shapes };
  return { status: 200, body, headers: linkHeader(call.request, suites.length) };
}

const WORST = [
  'failure',
  'timed_out',
  'cancelled',
  'action_required',
  'stale',
  'success',
  'neutral',
  'skipped',
];

/** Done when every run is; then its conclusion is the worst of theirs. */
function outcome(runs: readonly CheckRun[]): { readonly status: string; readonly conclusion: string | null } {
  if (runs.some((run) => run.status !== 'completed')) {
    return {
      status: runs.every((run) => run.status === 'queued') ? 'queued' : 'in_progress',
      conclusion: null,
    };
  }
  const conclusion = WORST.find((each) => runs.some((run) => run.conclusion === each)) ?? null;
  return { status: 'completed', conclusion };
}

function simpleCommit(commit: GitCommit): Shape {
  const person = (of: GitCommit['author']): Shape => {
    const { name, email } = personShape(of);
    return { name, email };
  };
  return {
    id: commit.oid,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: utc(commit.committer.date),
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

async function shape(call: Call, runs: readonly CheckRun[]): Promise<Shape> {
  const [first] = runs;
  if (first === undefined) throw notFound();
  const commit = await knownCommit(call, first.headSha);
  const branch = [...call.repository.refs].find(
    ([ref, oid]) => ref.startsWith('refs/heads/') && oid === first.headSha,
  );
  const url = `${apiUrl(call.view, call.repository)}/check-suites/${first.suiteId}`;
  return {
    id: first.suiteId,
    node_id: nodeId('CheckSuite', first.suiteId),
    head_branch: branch?.[0].slice('refs/heads/'.length) ?? null,
    head_sha: first.headSha,
    ...outcome(runs),
    url,
    before: commit.parents[0] ?? null,
    after: first.headSha,
    pull_requests: checkRunShape(call.view, call.repository, first)['pull_requests'],
    app: appShape(call.view, first.appId),
    created_at: first.startedAt,
    updated_at: runs.at(-1)?.completedAt ?? first.startedAt,
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
    head_commit: simpleCommit(commit),
    repository: repositoryShape(call.view, call.repository),
  };
}
