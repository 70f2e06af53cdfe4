import { GitHubError, validationFailed } from '../http/errors.ts';
import type { CommitStatus } from '../store/model.ts';
import { created, linkHeader, type ok, paged, slice } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalText, text } from './input.ts';
import { commitOrRefuse } from './revisions.ts';
import { apiUrl, repositoryShape } from './shapes/repository.ts';
import { simpleStatusShape, statusShape } from './shapes/status.ts';

const REPO = '/repos/{owner}/{repo}';
const STATES = ['error', 'failure', 'pending', 'success'] as const;
/** Per commit and context (github-facts.md B4). */
const MOST = 1000;
const LONGEST_DESCRIPTION = 140;

/** Commit statuses: written by commit id, read by any name of a commit. */
export const statusRoutes = [
  at('POST', `${REPO}/statuses/{sha}`, 'statuses=write', async (call) => {
    const commit = await commitOrRefuse(call, call.params['sha'] ?? '');
    return created(statusShape(call.view, call.repository, create(call, commit.oid)));
  }),
  at('GET', `${REPO}/commits/{*ref}/statuses`, 'statuses=read', listed),
  at('GET', `${REPO}/statuses/{*ref}`, 'statuses=read', listed),
  at('GET', `${REPO}/commits/{*ref}/status`, 'statuses=read', combined),
];

async function listed(call: Call): Promise<ReturnType<typeof paged>> {
  const commit = await commitOrRefuse(call, call.params['ref'] ?? '');
  const all = statusesOf(call, commit.oid);
  return paged(call.request, all, (status) => statusShape(call.view, call.repository, status));
}

/** Newest first. */
function statusesOf(call: Call, sha: string): readonly CommitStatus[] {
  return call.repository.statuses.filter((status) => status.sha === sha).toReversed();
}

/** The newest of each context; contexts differ without regard to case. */
function latestOf(call: Call, sha: string): readonly CommitStatus[] {
  const seen = new Map<string, CommitStatus>();
  for (const status of statusesOf(call, sha)) {
    const key = status.context.toLowerCase();
    if (!seen.has(key)) seen.set(key, status);
  }
  return [...seen.values()];
}

/** failure before pending before success; nothing at all is pending. */
function stateOf(latest: readonly CommitStatus[]): string {
  if (latest.some((each) => each.state === 'error' || each.state === 'failure')) return 'failure';
  return latest.length === 0 || latest.some((each) => each.state === 'pending') ? 'pending' : 'success';
}

async function combined(call: Call): Promise<ReturnType<typeof ok>> {
  const { oid } = await commitOrRefuse(call, call.params['ref'] ?? '');
  const latest = latestOf(call, oid);
  const { size, page } = slice(call.request.query);
  const url = `${apiUrl(call.view, call.repository)}/commits/${oid}`;
  const body = {
    state: stateOf(latest),
    statuses: latest
      .slice((page - 1) * size, page * size)
      .map((status) => simpleStatusShape(call.view, call.repository, status)),
    sha: oid,
    total_count: latest.length,
    repository: repositoryShape(call.view, call.repository),
    commit_url: url,
    url: `${url}/status`,
  };
  return { status: 200, body, headers: linkHeader(call.request, latest.length) };
}

function create(call: Call, sha: string): CommitStatus {
  const body = call.request.body;
  const state = STATES.find((each) => each === text(body, 'state'));
  if (state === undefined) {
    throw validationFailed({
      resource: 'Status',
      code: 'custom',
      field: 'state',
      message: 'state is not included in the list',
    });
  }
  const context = optionalText(body, 'context') ?? 'default';
  const description = optionalText(body, 'description') ?? null;
  checkDescription(description);
  const same = call.repository.statuses.filter((each) => each.sha === sha && each.context === context);
  if (same.length >= MOST) {
    throw new GitHubError(422, 'Validation Failed', [
      {
        resource: 'Status',
        code: 'custom',
        message: 'This SHA and context has reached the maximum number of statuses.',
      },
    ]);
  }
  const status: CommitStatus = {
    id: call.store.nextId(),
    sha,
    context,
    state,
    description,
    targetUrl: optionalText(body, 'target_url') ?? null,
    creator: call.actor.login,
    appId: call.actor.token?.appId ?? null,
    createdAt: call.store.now(),
  };
  call.repository.statuses.push(status);
  return status;
}

function checkDescription(description: string | null): void {
  if (description === null || description.length <= LONGEST_DESCRIPTION) return;
  throw validationFailed({
    resource: 'Status',
    code: 'custom',
    field: 'description',
    message: `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`,
  });
}
