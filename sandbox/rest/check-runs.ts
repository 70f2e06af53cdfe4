import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse } from '../http/router.ts';
import { isApp } from '../store/identity.ts';
import type { CheckRun } from '../store/model.ts';
import { created, linkHeader, notBuilt, ok, slice } from './answer.ts';
import { at, type Call } from './call.ts';
import { type Body, optionalObject, optionalOneOf, optionalText, text } from './input.ts';
import { commitOrRefuse } from './revisions.ts';
import { checkRunShape } from './shapes/status.ts';

const REPO = '/repos/{owner}/{repo}';
const STATUSES = ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'] as const;
const CONCLUSIONS = [
  'success',
  'failure',
  'neutral',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
  'stale',
] as const;

/** Check runs; only Apps create them (github-facts.md B4). Annotations and actions are not built. */
export const checkRunRoutes = [
  at('POST', `${REPO}/check-runs`, 'checks=write', async (call) => created(shape(call, await create(call)))),
  at('GET', `${REPO}/check-runs/{id}`, 'checks=read', (call) => ok(shape(call, found(call)))),
  at('PATCH', `${REPO}/check-runs/{id}`, 'checks=write', (call) => {
    requireApp(call);
    const run = found(call);
    change(call, run);
    return ok(shape(call, run));
  }),
  at('GET', `${REPO}/commits/{*ref}/check-runs`, 'checks=read', listed),
  at('GET', `${REPO}/check-runs/{id}/annotations`, 'checks=read', (call) => {
    found(call);
    return ok([]);
  }),
];

function shape(call: Call, run: CheckRun): ReturnType<typeof checkRunShape> {
  return checkRunShape(call.view, call.repository, run);
}

function found(call: Call): CheckRun {
  const run = call.repository.checkRuns.get(Number(call.params['id']));
  if (run === undefined) throw notFound();
  return run;
}

function requireApp(call: Call): number {
  const appId = call.actor.token?.appId ?? null;
  if (!isApp(call.actor) || appId === null) {
    throw new GitHubError(403, 'You must authenticate via a GitHub App.');
  }
  return appId;
}

/** The suite that groups an App's runs on a commit; the first run brings it along. */
function suiteOf(call: Call, sha: string, appId: number): number {
  const sibling = [...call.repository.checkRuns.values()].find(
    (run) => run.headSha === sha && run.appId === appId,
  );
  return sibling?.suiteId ?? call.store.nextId();
}

async function create(call: Call): Promise<CheckRun> {
  const appId = requireApp(call);
  const body = call.request.body;
  const name = text(body, 'name');
  const { oid } = await commitOrRefuse(call, text(body, 'head_sha'));
  const run: CheckRun = {
    id: call.store.nextId(),
    suiteId: suiteOf(call, oid, appId),
    headSha: oid,
    name,
    status: 'queued',
    conclusion: null,
    detailsUrl: null,
    externalId: '',
    startedAt: call.store.now(),
    completedAt: null,
    appId,
    output: { title: null, summary: null, text: null },
  };
  change(call, run);
  call.repository.checkRuns.set(run.id, run);
  return run;
}

/** Takes over what the body gives; a conclusion completes the run, as GitHub does. */
function change(call: Call, run: CheckRun): void {
  const body = call.request.body;
  if (body['actions'] !== undefined) throw notBuilt('`actions` of a check run');
  const conclusion = optionalOneOf(body, 'conclusion', CONCLUSIONS);
  const status = conclusion !== undefined ? 'completed' : optionalOneOf(body, 'status', STATUSES);
  if (status === 'completed' && conclusion === undefined && run.conclusion === null) {
    throw new GitHubError(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
  }
  run.name = optionalText(body, 'name') ?? run.name;
  run.status = status ?? run.status;
  run.conclusion = conclusion ?? run.conclusion;
  run.detailsUrl = optionalText(body, 'details_url') ?? run.detailsUrl;
  run.externalId = optionalText(body, 'external_id') ?? run.externalId;
  run.startedAt = optionalText(body, 'started_at') ?? run.startedAt;
  if (run.status === 'completed') run.completedAt = optionalText(body, 'completed_at') ?? call.store.now();
  changeOutput(run, optionalObject(body, 'output'));
}

function changeOutput(run: CheckRun, output: Body | undefined): void {
  if (output === undefined) return;
  if (output['annotations'] !== undefined || output['images'] !== undefined) {
    throw notBuilt('annotations and images of a check run');
  }
  run.output = {
    title: optionalText(output, 'title') ?? run.output.title,
    summary: optionalText(output, 'summary') ?? run.output.summary,
    text: optionalText(output, 'text') ?? run.output.text,
  };
}

async function listed(call: Call): Promise<RestResponse> {
  const { oid } = await commitOrRefuse(call, call.params['ref'] ?? '');
  const query = call.request.query;
  const wanted = (run: CheckRun): boolean =>
    run.headSha === oid &&
    matches(query.get('check_name'), run.name) &&
    matches(query.get('status'), run.status) &&
    matches(query.get('app_id'), String(run.appId));
  const runs = [...call.repository.checkRuns.values()].filter(wanted).toReversed();
  const shown = query.get('filter') === 'all' ? runs : latestByName(runs);
  const { size, page } = slice(query);
  const body = {
    total_count: shown.length,
    check_runs: shown.slice((page - 1) * size, page * size).map((run) => shape(call, run)),
  };
  return { status: 200, body, headers: linkHeader(call.request, shown.length) };
}

function matches(wanted: string | null, value: string): boolean {
  return wanted === null || wanted === value;
}

function latestByName(newestFirst: readonly CheckRun[]): readonly CheckRun[] {
  const seen = new Map<string, CheckRun>();
  for (const run of newestFirst) {
    const key = `${run.appId} ${run.name}`;
    if (!seen.has(key)) seen.set(key, run);
  }
  return [...seen.values()];
}
