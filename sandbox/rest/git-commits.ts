import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { signedByGitHub } from '../store/commit-on-branch.ts';
import type { GitPerson } from '../store/git.ts';
import { commitIdentity, isApp } from '../store/identity.ts';
import { created, notBuilt, ok } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { type Body, invalidRequest, optionalObject, optionalText, optionalTexts, text } from './input.ts';
import { gitCommitShape } from './shapes/commit.ts';

const COMMITS = '/repos/{owner}/{repo}/git/commits';

/** Commits of the Git database. */
export const gitCommitRoutes: readonly Route[] = [
  at('POST', COMMITS, 'contents=write', create),
  at('GET', `${COMMITS}/{sha}`, 'contents=read', async (call) => {
    requireCommits(call);
    const commit = await call.git.commit(call.params['sha'] ?? '');
    if (commit === null) throw notFound();
    return ok(gitCommitShape(call.view, call.repository, commit));
  }),
];

async function create(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const body = call.request.body;
  if (optionalText(body, 'signature') !== undefined) throw notBuilt('a `signature` given with a commit');
  const message = text(body, 'message');
  const tree = await treeOf(call, text(body, 'tree'));
  const parents = await parentsOf(call, optionalTexts(body, 'parents') ?? []);
  const author = personOf(call, body, 'author');
  const committer = personOf(call, body, 'committer') ?? author;
  const self = selfOf(call);
  const oid = call.git.writeCommit({
    tree,
    parents,
    author: author ?? self,
    committer: committer ?? self,
    message,
  });
  // GitHub signs only what an App commits in its own name (github-facts.md B2).
  if (author === undefined && committer === undefined && isApp(call.actor)) signedByGitHub(call.store, oid);
  const commit = await call.git.commit(oid);
  if (commit === null) throw new Error(`commit ${oid} was written but cannot be read`);
  return created(gitCommitShape(call.view, call.repository, commit));
}

/** Name, address and time of whoever makes the request. */
export function selfOf(call: Call): GitPerson {
  return { ...commitIdentity(call.store, call.actor.login), date: call.store.now() };
}

/** `author`, `committer` or `tagger` of a body; both name and e-mail are needed. */
export function personOf(call: Call, body: Body, field: string): GitPerson | undefined {
  const given = optionalObject(body, field);
  if (given === undefined) return undefined;
  const name = optionalText(given, 'name');
  const email = optionalText(given, 'email');
  const missing = name === undefined ? 'name' : 'email';
  if (name === undefined || email === undefined) {
    throw invalidRequest(`"${missing}" wasn't supplied for '${field}'.`);
  }
  const date = optionalText(given, 'date') ?? call.store.now();
  if (Number.isNaN(Date.parse(date))) throw new GitHubError(422, `${field}.date is not a valid timestamp`);
  return { name, email, date };
}

async function treeOf(call: Call, oid: string): Promise<string> {
  const object = /^[0-9a-f]{40}$/.test(oid) ? await call.git.read(oid) : null;
  if (object?.type !== 'tree') throw new GitHubError(422, 'Tree SHA does not exist');
  return oid;
}

async function parentsOf(call: Call, oids: readonly string[]): Promise<readonly string[]> {
  for (const oid of oids) {
    const commit = /^[0-9a-f]{40}$/.test(oid) ? await call.git.commit(oid) : null;
    if (commit === null) throw new GitHubError(422, 'Parent SHA does not exist or is not a commit object');
  }
  return oids;
}
