import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { type GitTreeEntry, type TreeChange, TreeConflict } from '../store/git.ts';
import { created, ok } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { type Body, invalidRequest, optionalObjects, optionalText } from './input.ts';
import { resolveName } from './revisions.ts';
import { type ListedEntry, treeShape } from './shapes/git-data.ts';

const TREES = '/repos/{owner}/{repo}/git/trees';
const MODES = ['100644', '100755', '040000', '160000', '120000'];
/** GitHub cuts a recursive listing here (github-facts.md B2). */
const MOST_ENTRIES = 100_000;

/** Trees of the Git database. */
export const treeRoutes: readonly Route[] = [
  at('POST', TREES, 'contents=write', create),
  at('GET', `${TREES}/{*sha}`, 'contents=read', show),
];

async function show(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const oid = await treeOf(call, call.params['sha'] ?? '');
  if (oid === undefined) throw notFound();
  // Any value of `recursive`, even `false`, asks for the whole tree.
  return ok(await listing(call, oid, call.request.query.has('recursive')));
}

/** The tree of a tree id, a commit or a ref's name. */
async function treeOf(call: Call, name: string): Promise<string | undefined> {
  const oid = await resolveName(call, name);
  const object = oid === undefined ? null : await call.git.peel(oid);
  if (object?.type === 'tree') return object.oid;
  return object?.type === 'commit' ? (await call.git.commit(object.oid))?.tree : undefined;
}

async function listing(call: Call, oid: string, recursive: boolean): Promise<ReturnType<typeof treeShape>> {
  const entries: ListedEntry[] = [];
  await collect(call, { oid, prefix: '', recursive }, entries);
  const truncated = entries.length > MOST_ENTRIES;
  return treeShape(call.view, call.repository, { oid, entries: entries.slice(0, MOST_ENTRIES), truncated });
}

async function collect(
  call: Call,
  from: { readonly oid: string; readonly prefix: string; readonly recursive: boolean },
  into: ListedEntry[],
): Promise<void> {
  for (const entry of (await call.git.tree(from.oid)) ?? []) {
    if (into.length > MOST_ENTRIES) return;
    const path = `${from.prefix}${entry.name}`;
    into.push({ ...entry, path, size: await sizeOf(call, entry) });
    if (from.recursive && entry.type === 'tree') {
      await collect(call, { oid: entry.oid, prefix: `${path}/`, recursive: true }, into);
    }
  }
}

async function sizeOf(call: Call, entry: GitTreeEntry): Promise<number | undefined> {
  return entry.type === 'blob' ? (await call.git.read(entry.oid))?.bytes.length : undefined;
}

async function create(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const body = call.request.body;
  const given = optionalObjects(body, 'tree');
  if (given === undefined) throw invalidRequest('"tree" wasn\'t supplied.');
  const base = optionalText(body, 'base_tree');
  const baseOid = base === undefined ? null : await treeOf(call, base);
  if (baseOid === undefined) throw new GitHubError(404, 'base_tree is not a valid tree oid');
  const changes = await Promise.all(given.map((entry) => changeOf(call, entry)));
  try {
    const oid = await call.git.updateTree({ base: baseOid, changes, strict: false });
    return created(await listing(call, oid, false));
  } catch (error) {
    if (error instanceof TreeConflict) throw new GitHubError(422, 'GitRPC::BadObjectState');
    throw error;
  }
}

async function changeOf(call: Call, entry: Body): Promise<TreeChange> {
  const path = optionalText(entry, 'path');
  if (path === undefined || !legalPath(path))
    throw malformed('tree.path contains a malformed path component');
  const content = optionalText(entry, 'content');
  if (entry['sha'] === null) return { path, mode: '100644', oid: null };
  const mode = optionalText(entry, 'mode');
  if (mode === undefined || !MODES.includes(mode)) {
    throw malformed('Must supply a valid tree.mode');
  }
  if (content !== undefined) return { path, mode, oid: call.git.write('blob', Buffer.from(content, 'utf8')) };
  const oid = optionalText(entry, 'sha');
  if (oid === undefined) throw malformed('Must supply either tree.sha or tree.content');
  await mustExist(call, oid, mode);
  return { path, mode, oid };
}

/** A submodule's commit lives elsewhere; everything else must be here and be what its mode says. */
async function mustExist(call: Call, oid: string, mode: string): Promise<void> {
  if (mode === '160000') return;
  const object = /^[0-9a-f]{40}$/.test(oid) ? await call.git.read(oid) : null;
  const type = mode === '040000' ? 'tree' : 'blob';
  if (object?.type !== type) throw malformed(`tree.sha ${oid} is not a valid ${type}`);
}

function legalPath(path: string): boolean {
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
}

function malformed(message: string): GitHubError {
  return new GitHubError(422, message);
}
