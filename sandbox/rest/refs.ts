import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { RefConflict } from '../store/git.ts';
import { ZERO_OID } from '../store/model.ts';
import { writeRefs } from '../store/refs.ts';
import { created, noContent, ok } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { optionalFlag, text } from './input.ts';
import { refShape } from './shapes/git-data.ts';
import type { Shape } from './shapes/view.ts';

const GIT = '/repos/{owner}/{repo}/git';

/** Refs of the Git database, under the rules in force. */
export const refRoutes: readonly Route[] = [
  at('GET', `${GIT}/ref/{*ref}`, 'contents=read', show),
  // Not in the description any more, but served, and clients use it.
  at('GET', `${GIT}/refs/{*ref}`, 'contents=read', show),
  at('GET', `${GIT}/refs`, 'contents=read', (call) => matching(call, '')),
  at('GET', `${GIT}/matching-refs/{*ref}`, 'contents=read', (call) =>
    matching(call, call.params['ref'] ?? ''),
  ),
  at('POST', `${GIT}/refs`, 'contents=write', create),
  at('PATCH', `${GIT}/refs/{*ref}`, 'contents=write', update),
  at('DELETE', `${GIT}/refs/{*ref}`, 'contents=write', remove),
];

async function shape(call: Call, name: string, oid: string): Promise<Shape> {
  const type = (await call.git.read(oid))?.type ?? 'commit';
  return refShape(call.view, call.repository, { name, to: { oid, type } });
}

async function show(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const name = `refs/${call.params['ref']}`;
  const oid = call.repository.refs.get(name);
  if (oid === undefined) throw notFound();
  return ok(await shape(call, name, oid));
}

async function matching(call: Call, prefix: string): Promise<RestResponse> {
  requireCommits(call);
  const found = [...call.repository.refs].filter(([name]) => name.startsWith(`refs/${prefix}`));
  found.sort(([one], [other]) => (one < other ? -1 : 1));
  const shapes = new Map<string, Shape>();
  for (const [name, oid] of found) shapes.set(name, await shape(call, name, oid));
  // Not paged, however many there are.
  return ok([...shapes.values()]);
}

const FORBIDDEN = /[\s~^:?*[\\]|\.\.|@\{|\/\/|\.lock(?:\/|$)|\/\.|\/$|\.$/;

/** @throws GitHubError 422 for a name that git would not take */
function checkName(name: string): void {
  const deep = name.startsWith('refs/') && name.split('/').length >= 3;
  if (deep && !FORBIDDEN.test(name)) return;
  const message = deep
    ? `${name} is not a valid ref name.`
    : "Reference name must start with 'refs/' and have at least two slashes.";
  throw new GitHubError(422, message);
}

async function objectOf(call: Call, name: string): Promise<string> {
  const oid = text(call.request.body, 'sha');
  if (!/^[0-9a-f]{40}$/.test(oid)) {
    throw new GitHubError(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  }
  const object = await call.git.read(oid);
  if (object === null) throw new GitHubError(422, 'Object does not exist');
  if (name.startsWith('refs/heads/') && object.type !== 'commit') {
    throw new GitHubError(422, 'Reference update failed', 'Object is not a commit');
  }
  return oid;
}

async function create(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const name = text(call.request.body, 'ref');
  checkName(name);
  const oid = await objectOf(call, name);
  if (call.repository.refs.has(name)) throw new GitHubError(422, 'Reference already exists');
  await move(call, { ref: name, before: ZERO_OID, after: oid, refusal: 'Reference already exists' });
  return created(await shape(call, name, oid));
}

async function update(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const name = `refs/${call.params['ref']}`;
  const before = existing(call, name);
  const oid = await objectOf(call, name);
  const force = optionalFlag(call.request.body, 'force') ?? false;
  if (!force && !(await call.git.isAncestor(before, oid))) {
    throw new GitHubError(422, 'Update is not a fast forward');
  }
  await move(call, { ref: name, before, after: oid, refusal: 'Reference cannot be updated' });
  return ok(await shape(call, name, oid));
}

function existing(call: Call, name: string): string {
  const oid = call.repository.refs.get(name);
  if (oid === undefined) throw new GitHubError(422, 'Reference does not exist');
  return oid;
}

async function remove(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const name = `refs/${call.params['ref']}`;
  const before = existing(call, name);
  if (name === `refs/heads/${call.repository.defaultBranch}`) {
    throw new GitHubError(422, 'Cannot delete the default branch');
  }
  await move(call, { ref: name, before, after: ZERO_OID, refusal: 'Reference does not exist' });
  return noContent();
}

async function move(
  call: Call,
  it: { readonly ref: string; readonly before: string; readonly after: string; readonly refusal: string },
): Promise<void> {
  try {
    await writeRefs(call.store, call, { updates: [{ ref: it.ref, before: it.before, after: it.after }] });
  } catch (error) {
    if (error instanceof RefConflict) throw new GitHubError(422, it.refusal);
    throw error;
  }
}
