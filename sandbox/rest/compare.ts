import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { GitCommit } from '../store/git.ts';
import type { Repository } from '../store/model.ts';
import { linkHeader, slice } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { wantedText } from './media.ts';
import { commitOrNotFound, knownCommit } from './revisions.ts';
import { commitShape, fileShape } from './shapes/commit.ts';
import { apiUrl, htmlUrl } from './shapes/repository.ts';
import type { Shape } from './shapes/view.ts';
import { diffText, patchText } from './texts.ts';

/** Shown unless pages are asked for, and never more files (github-facts.md B2). */
const MOST_COMMITS = 250;
const MOST_FILES = 300;

export const compareRoutes: readonly Route[] = [
  at('GET', '/repos/{owner}/{repo}/compare/{*basehead}', 'contents=read', compare),
];

interface Range {
  readonly base: GitCommit;
  readonly head: GitCommit;
  /** The commit both come from; what changed is told from there. */
  readonly fork: string;
}

async function compare(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const range = await rangeOf(call, call.params['basehead'] ?? '');
  const form = wantedText(call.request);
  if (form === 'diff') return diffText(call, range.fork, range.head.oid);
  if (form === 'patch') return patchText(call, range.fork, range.head.oid);
  const { ahead, behind } = await call.git.divergence(range.base.oid, range.head.oid);
  const paging = call.request.query.has('page') || call.request.query.has('per_page');
  const { size, page } = slice(call.request.query);
  const all = [...(await call.git.revList(range.head.oid, { not: range.base.oid }))].reverse();
  const shown = paging ? all.slice((page - 1) * size, page * size) : all.slice(-MOST_COMMITS);
  const body = {
    ...addresses(call, range),
    base_commit: commitShape(call.view, call.repository, range.base),
    merge_base_commit: commitShape(call.view, call.repository, await knownCommit(call, range.fork)),
    status: statusOf(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: await Promise.all(
      shown.map(async (oid) => commitShape(call.view, call.repository, await knownCommit(call, oid))),
    ),
    ...(page === 1 || !paging ? { files: await filesOf(call, range) } : {}),
  };
  return { status: 200, body, headers: paging ? linkHeader(call.request, all.length) : {} };
}

async function rangeOf(call: Call, basehead: string): Promise<Range> {
  const [left, right] = basehead.split('...');
  if (left === undefined || right === undefined || left === '' || right === '') throw notFound();
  const base = await commitOrNotFound(call, inThis(call, left));
  const head = await commitOrNotFound(call, await fetched(call, right));
  const fork = await call.git.mergeBase(base.oid, head.oid);
  if (fork === null) throw new GitHubError(404, `No common ancestor between ${left} and ${right}.`);
  return { base, head, fork };
}

/** `owner:branch` of this very repository is the branch. */
function inThis(call: Call, name: string): string {
  const prefix = `${call.repository.owner}:`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** A fork's branch (`owner:branch`) is brought here first. */
async function fetched(call: Call, name: string): Promise<string> {
  const own = inThis(call, name);
  const [owner, branch] = own.split(':');
  if (owner === undefined || branch === undefined) return own;
  const fork = forkOf(call, owner);
  const oid = fork?.refs.get(`refs/heads/${branch}`);
  if (fork === undefined || oid === undefined) throw notFound();
  await call.git.fetch(call.store.git(fork), oid);
  return oid;
}

function forkOf(call: Call, owner: string): Repository | undefined {
  return [...call.store.state.repositories.values()].find(
    (each) => each.owner.toLowerCase() === owner.toLowerCase() && each.forkOf === call.repository.id,
  );
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

async function filesOf(call: Call, range: Range): Promise<readonly Shape[]> {
  const files = await call.git.diff(range.fork, range.head.oid);
  return files
    .slice(0, MOST_FILES)
    .map((file) => fileShape(call.view, call.repository, { file, at: range.head.oid }));
}

function addresses(call: Call, range: Range): Shape {
  const basehead = encodeURI(call.params['basehead'] ?? '');
  const html = `${htmlUrl(call.view, call.repository)}/compare`;
  const short = (commit: GitCommit): string => `${call.repository.owner}:${commit.oid.slice(0, 7)}`;
  return {
    url: `${apiUrl(call.view, call.repository)}/compare/${basehead}`,
    html_url: `${html}/${basehead}`,
    permalink_url: `${html}/${short(range.base)}...${short(range.head)}`,
    diff_url: `${html}/${basehead}.diff`,
    patch_url: `${html}/${basehead}.patch`,
  };
}
