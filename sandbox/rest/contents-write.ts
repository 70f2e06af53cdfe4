import { GitHubError, notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { signedByGitHub, webIdentity } from '../store/commit-on-branch.ts';
import {
  type GitPerson,
  type GitTreeEntry,
  RefConflict,
  type TreeChange,
  TreeConflict,
} from '../store/git.ts';
import { isApp } from '../store/identity.ts';
import { ZERO_OID } from '../store/model.ts';
import { RuleViolation } from '../store/ref-rules.ts';
import { branchHead, writeRefs } from '../store/refs.ts';
import { decodeBase64 } from './blobs.ts';
import { at, type Call } from './call.ts';
import { personOf, selfOf } from './git-commits.ts';
import { optionalText, text } from './input.ts';
import { knownCommit } from './revisions.ts';
import { gitCommitShape } from './shapes/commit.ts';
import { placeShape } from './shapes/content.ts';

const CONTENTS = '/repos/{owner}/{repo}/contents/{*path}';

/** Writing one file, one commit each. It is the only way to a first commit in an empty repository. */
export const contentWriteRoutes: readonly Route[] = [
  at('PUT', CONTENTS, 'contents=write', put),
  at('DELETE', CONTENTS, 'contents=write', remove),
];

interface Target {
  readonly path: string;
  readonly branch: string;
  /** Undefined in an empty repository. */
  readonly head: string | undefined;
  readonly old: GitTreeEntry | null;
}

async function targetOf(call: Call): Promise<Target> {
  const path = call.params['path'] ?? '';
  if (path.split('/').some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))) {
    throw new GitHubError(422, 'path contains a malformed path component');
  }
  const named = bodyOrQuery(call, 'branch') ?? call.repository.defaultBranch;
  const branch = named.replace(/^refs\/heads\//, '');
  const head = branchHead(call.repository, branch);
  if (head === undefined && call.repository.refs.size > 0) {
    throw new GitHubError(404, `Branch ${branch} not found`);
  }
  const old = head === undefined ? null : await call.git.entry(head, path);
  return { path, branch, head, old };
}

/** DELETE takes its parameters in the body or in the query, for many clients send no body with it. */
function bodyOrQuery(call: Call, name: string): string | undefined {
  return optionalText(call.request.body, name) ?? call.request.query.get(name) ?? undefined;
}

function checkOld(target: Target, sha: string | undefined): void {
  const { old, path } = target;
  if (old === null) {
    if (sha === undefined) return;
    throw new GitHubError(409, `${path} does not match ${sha}`);
  }
  if (old.type === 'tree') {
    throw new GitHubError(422, `path exists but is a directory: ${path}`);
  }
  if (sha === undefined) throw new GitHubError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== old.oid) throw new GitHubError(409, `${path} does not match ${sha}`);
}

async function put(call: Call): Promise<RestResponse> {
  const body = call.request.body;
  const message = text(body, 'message');
  const bytes = decodeBase64(text(body, 'content'));
  const target = await targetOf(call);
  checkOld(target, optionalText(body, 'sha'));
  const oid = call.git.write('blob', bytes);
  // An update keeps the file's mode.
  const change = { path: target.path, mode: target.old?.mode ?? '100644', oid };
  const commit = await commitChange(call, target, { change, message });
  const place = { path: target.path, ref: target.branch, oid, type: 'file' as const, size: bytes.length };
  const content = placeShape(call.view, call.repository, place);
  return { status: target.old === null ? 201 : 200, body: { content, commit: await shapeOf(call, commit) } };
}

async function remove(call: Call): Promise<RestResponse> {
  const message = bodyOrQuery(call, 'message');
  const sha = bodyOrQuery(call, 'sha');
  if (message === undefined) throw new GitHubError(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
  if (sha === undefined) throw new GitHubError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  const target = await targetOf(call);
  if (target.old === null) throw notFound();
  checkOld(target, sha);
  const change = { path: target.path, mode: '100644', oid: null };
  const commit = await commitChange(call, target, { change, message });
  return { status: 200, body: { content: null, commit: await shapeOf(call, commit) } };
}

async function shapeOf(call: Call, oid: string): Promise<ReturnType<typeof gitCommitShape>> {
  return gitCommitShape(call.view, call.repository, await knownCommit(call, oid));
}

async function commitChange(
  call: Call,
  target: Target,
  it: { readonly change: TreeChange; readonly message: string },
): Promise<string> {
  const tree = await treeOf(call, target, it.change);
  const who = peopleOf(call);
  const oid = call.git.writeCommit({
    tree,
    parents: target.head === undefined ? [] : [target.head],
    author: who.author,
    committer: who.committer,
    message: it.message,
  });
  if (who.signed) signedByGitHub(call.store, oid);
  await moveBranch(call, target, oid);
  return oid;
}

async function treeOf(call: Call, target: Target, change: TreeChange): Promise<string> {
  const base = target.head === undefined ? null : (await knownCommit(call, target.head)).tree;
  try {
    return await call.git.updateTree({ base, changes: [change], strict: true });
  } catch (error) {
    if (!(error instanceof TreeConflict)) throw error;
    throw validationFailed({ resource: 'Commit', field: 'path', code: 'invalid', message: error.message });
  }
}

/** An App's own commit is signed by GitHub; a person's through this endpoint is not (recordings). */
function peopleOf(call: Call): { author: GitPerson; committer: GitPerson; signed: boolean } {
  const author = personOf(call, call.request.body, 'author');
  const committer = personOf(call, call.request.body, 'committer');
  if (author === undefined && committer === undefined && isApp(call.actor)) {
    return { ...webIdentity(call.store, call.actor.login), signed: true };
  }
  const first = committer ?? selfOf(call);
  return { author: author ?? first, committer: first, signed: false };
}

async function moveBranch(call: Call, target: Target, oid: string): Promise<void> {
  const update = { ref: `refs/heads/${target.branch}`, before: target.head ?? ZERO_OID, after: oid };
  try {
    await writeRefs(call.store, call, { updates: [update] });
  } catch (error) {
    // Here a rule's refusal is 409, unlike on refs (github-facts.md B0).
    if (error instanceof RuleViolation) throw error.withStatus(409);
    if (error instanceof RefConflict) {
      throw new GitHubError(409, `${update.ref} is at ${error.actual} but expected ${error.expected}`);
    }
    throw error;
  }
}
