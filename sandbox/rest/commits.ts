import { GitHubError } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { protectionOf } from '../store/rules.ts';
import { linkHeader, ok, paged, slice } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { wantedText, wantsSha } from './media.ts';
import { commitOrRefuse, knownCommit, resolveCommit } from './revisions.ts';
import { accountOf, commitShape, fileShape, statsShape } from './shapes/commit.ts';
import { pullSimpleShape } from './shapes/pull.ts';
import { apiUrl } from './shapes/repository.ts';
import { commitText } from './texts.ts';

const COMMITS = '/repos/{owner}/{repo}/commits';

/** Commits as people look at them; comparing is in compare.ts. */
export const commitRoutes: readonly Route[] = [
  at('GET', COMMITS, 'contents=read', list),
  at('GET', `${COMMITS}/{*ref}`, 'contents=read', show),
  at('GET', `${COMMITS}/{*ref}/pulls`, 'pull_requests=read; contents=read', pulls),
  at('GET', `${COMMITS}/{*ref}/branches-where-head`, 'contents=read', branches),
];

async function list(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const query = call.request.query;
  const from = query.get('sha') ?? call.repository.defaultBranch;
  const commit = await resolveCommit(call, from);
  if (commit === undefined) throw new GitHubError(404, 'Not Found');
  const option = (name: string): string | undefined => query.get(name) ?? undefined;
  const filters = Object.entries({ path: option('path'), since: option('since'), until: option('until') });
  const given = Object.fromEntries(filters.filter(([, value]) => value !== undefined));
  const oids = await byAuthor(call, await call.git.revList(commit.oid, given), option('author'));
  const { size, page } = slice(query);
  const shown = await Promise.all(
    oids.slice((page - 1) * size, page * size).map((oid) => knownCommit(call, oid)),
  );
  const body = shown.map((each) => commitShape(call.view, call.repository, each));
  return { status: 200, body, headers: linkHeader(call.request, oids.length) };
}

/** `author` is a login or an address. */
async function byAuthor(
  call: Call,
  oids: readonly string[],
  author: string | undefined,
): Promise<readonly string[]> {
  if (author === undefined) return oids;
  const wanted = author.toLowerCase();
  const commits = await Promise.all(oids.map((oid) => knownCommit(call, oid)));
  const matching = commits.filter((commit) => {
    const login = accountOf(call.view, commit.author)?.['login'];
    return commit.author.email.toLowerCase() === wanted || String(login).toLowerCase() === wanted;
  });
  return matching.map((commit) => commit.oid);
}

async function show(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const commit = await commitOrRefuse(call, call.params['ref'] ?? '');
  if (wantsSha(call.request)) {
    const type = 'application/vnd.github.sha; charset=utf-8';
    return { status: 200, headers: { 'content-type': type }, body: Buffer.from(commit.oid) };
  }
  const form = wantedText(call.request);
  if (form !== undefined) return commitText(call, commit.oid, form);
  const files = await call.git.diff(commit.parents[0] ?? null, commit.oid);
  return ok({
    ...commitShape(call.view, call.repository, commit),
    stats: statsShape(files),
    files: files.map((file) => fileShape(call.view, call.repository, { file, at: commit.oid })),
  });
}

/** Pull requests that hold a commit, or that it merged. */
async function pulls(call: Call): Promise<RestResponse> {
  const { oid } = await commitOrRefuse(call, call.params['ref'] ?? '');
  const found = [];
  for (const pull of call.repository.pulls.values()) {
    const within = await call.git.revList(pull.headOid, { not: pull.baseOid });
    if (pull.mergeCommitOid === oid || within.includes(oid)) found.push(pull);
  }
  return paged(call.request, found, (pull) => pullSimpleShape(call.view, call.repository, pull));
}

async function branches(call: Call): Promise<RestResponse> {
  const { oid } = await commitOrRefuse(call, call.params['ref'] ?? '');
  const heads = [...call.repository.refs].filter(([ref, at]) => ref.startsWith('refs/heads/') && at === oid);
  const shapes = heads.map(([ref]) => {
    const name = ref.slice('refs/heads/'.length);
    const url = `${apiUrl(call.view, call.repository)}/commits/${oid}`;
    return { name, commit: { sha: oid, url }, protected: protectionOf(call.repository, name) !== null };
  });
  return ok(shapes);
}
