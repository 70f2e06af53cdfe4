import type { RestResponse, Route } from '../http/router.ts';
import { mergeability, mergeState } from '../store/mergeability.ts';
import type { PullRequest } from '../store/model.ts';
import { updatePull } from '../store/pull-changes.ts';
import { createPull, pullByNumber } from '../store/pulls.ts';
import { created, notBuilt, ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalFlag, optionalInteger, optionalOneOf, optionalText, text } from './input.ts';
import { wantedText } from './media.ts';
import { type PullDetails, pullShape, pullSimpleShape } from './shapes/pull.ts';
import type { Shape } from './shapes/view.ts';
import { diffText, patchText } from './texts.ts';

const PULLS = '/repos/{owner}/{repo}/pulls';

/** Pull requests themselves; see also pull-files.ts, pull-merge.ts, reviews.ts and reviewers.ts. */
export const pullRoutes: readonly Route[] = [
  at('GET', PULLS, 'pull_requests=read', list),
  at('POST', PULLS, 'pull_requests=write | read', create),
  at('GET', `${PULLS}/{number}`, 'pull_requests=read', show),
  at('PATCH', `${PULLS}/{number}`, 'pull_requests=write | read', change),
];

/** The pull request of the path's number. @throws GitHubError 404 */
export function pullOf(call: Call): PullRequest {
  const pull = pullByNumber(call.repository, Number(call.params['number']));
  if (call.request.method === 'GET') call.store.noteRead(pull.id);
  return pull;
}

/** The single form, with what Git and the background job know. */
export async function shapeOfPull(call: Call, pull: PullRequest): Promise<Shape> {
  return pullShape(call.view, call.repository, { pull, details: await detailsOf(call, pull) });
}

/** The commit that a pull request's changes are told from. */
export async function forkPoint(call: Call, pull: PullRequest): Promise<string> {
  return (await call.git.mergeBase(pull.baseOid, pull.headOid)) ?? pull.baseOid;
}

async function detailsOf(call: Call, pull: PullRequest): Promise<PullDetails> {
  const files = await call.git.diff(await forkPoint(call, pull), pull.headOid);
  const commits = await call.git.revList(pull.headOid, { not: pull.baseOid });
  // Reading starts the background job; the answer to that very read does not know its result yet.
  const job = await mergeability(call.store, call.repository, pull);
  const open = pull.state === 'open';
  return {
    mergeable: job.state === 'UNKNOWN' ? null : job.state === 'MERGEABLE',
    mergeableState: open
      ? (await mergeState(call.store, call.repository, pull, call.actor)).toLowerCase()
      : 'unknown',
    mergeCommitSha: pull.mergeCommitOid ?? job.mergeCommitOid,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: files.length,
  };
}

function list(call: Call): RestResponse {
  const query = call.request.query;
  const state = query.get('state') ?? 'open';
  const wanted = (pull: PullRequest): boolean =>
    (state === 'all' || pull.state === state) &&
    matchesHead(call, pull) &&
    (query.get('base') === null || pull.baseRefName === query.get('base'));
  const found = [...call.repository.pulls.values()].filter(wanted);
  for (const pull of found) call.store.noteRead(pull.id);
  return paged(call.request, sorted(found, query), (pull) =>
    pullSimpleShape(call.view, call.repository, pull),
  );
}

/** `head=owner:branch`; without the owner GitHub ignores the filter (github-facts.md A6). */
function matchesHead(call: Call, pull: PullRequest): boolean {
  const [owner, ...branch] = (call.request.query.get('head') ?? '').split(':');
  if (owner === undefined || branch.length === 0) return true;
  const headOwner = call.store.repository(pull.headRepositoryId)?.owner ?? '';
  return headOwner.toLowerCase() === owner.toLowerCase() && pull.headRefName === branch.join(':');
}

function sorted(pulls: readonly PullRequest[], query: URLSearchParams): readonly PullRequest[] {
  const sort = query.get('sort') ?? 'created';
  const ascending = (query.get('direction') ?? (query.has('sort') ? 'asc' : 'desc')) === 'asc';
  if (sort !== 'created' && sort !== 'updated') throw notBuilt(`sort=${sort} of pull requests`);
  const key = (pull: PullRequest): string => (sort === 'updated' ? pull.updatedAt : pull.createdAt);
  const up = [...pulls].sort((one, other) => key(one).localeCompare(key(other)) || one.number - other.number);
  return ascending ? up : up.reverse();
}

async function create(call: Call): Promise<RestResponse> {
  const body = call.request.body;
  if (optionalInteger(body, 'issue') !== undefined) throw notBuilt('turning an issue into a pull request');
  if (optionalText(body, 'head_repo') !== undefined) throw notBuilt('`head_repo` of a new pull request');
  const pull = await createPull(call.store, call, {
    title: text(body, 'title'),
    body: optionalText(body, 'body') ?? null,
    head: text(body, 'head'),
    base: text(body, 'base'),
    draft: optionalFlag(body, 'draft') ?? false,
    maintainerCanModify: optionalFlag(body, 'maintainer_can_modify') ?? true,
  });
  return created(await shapeOfPull(call, pull));
}

async function show(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const form = wantedText(call.request);
  if (form === undefined) return ok(await shapeOfPull(call, pull));
  const base = await forkPoint(call, pull);
  return form === 'diff' ? diffText(call, base, pull.headOid) : patchText(call, base, pull.headOid);
}

async function change(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const body = call.request.body;
  await updatePull(call.store, call, {
    pull,
    changes: {
      title: optionalText(body, 'title'),
      body: body['body'] === null ? null : optionalText(body, 'body'),
      state: optionalOneOf(body, 'state', ['open', 'closed']),
      base: optionalText(body, 'base'),
      maintainerCanModify: optionalFlag(body, 'maintainer_can_modify'),
    },
  });
  return ok(await shapeOfPull(call, pull));
}
