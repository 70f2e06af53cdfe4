import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { GitTreeEntry } from '../store/git.ts';
import { ok } from './answer.ts';
import { at, type Call } from './call.ts';
import { wantsObject, wantsRaw } from './media.ts';
import { resolveCommit } from './revisions.ts';
import { fileContentShape, type Place, placeShape } from './shapes/content.ts';

const CONTENTS = '/repos/{owner}/{repo}/contents';
/** A directory listing is cut here (github-facts.md B2). */
const MOST_LISTED = 1000;
const LARGEST = 100 * 1024 * 1024;

/** Reading files and directories by path; writing is in contents-write.ts. */
export const contentRoutes: readonly Route[] = [
  at('GET', CONTENTS, 'contents=read', (call) => show(call, '')),
  at('GET', `${CONTENTS}/`, 'contents=read', (call) => show(call, '')),
  at('GET', `${CONTENTS}/{*path}`, 'contents=read', (call) => show(call, call.params['path'] ?? '')),
  at('GET', '/repos/{owner}/{repo}/readme', 'contents=read', readme),
];

interface Seen {
  readonly ref: string;
  /** The commit's id. */
  readonly root: string;
}

async function seenAt(call: Call): Promise<Seen> {
  const ref = call.request.query.get('ref') ?? call.repository.defaultBranch;
  if (call.repository.refs.size === 0) throw new GitHubError(404, 'This repository is empty.');
  const commit = await resolveCommit(call, ref);
  if (commit === undefined) throw new GitHubError(404, `No commit found for the ref ${ref}`);
  return { ref, root: commit.oid };
}

async function show(call: Call, given: string): Promise<RestResponse> {
  const path = given.replaceAll(/^\/+|\/+$/g, '');
  const seen = await seenAt(call);
  if (path === '') return listing(call, seen, '');
  const entry = await call.git.entry(seen.root, path);
  if (entry === null) throw notFound();
  if (entry.type === 'tree') return listing(call, seen, path);
  if (entry.type === 'commit') return ok(await submodule(call, seen, { path, entry }));
  return file(call, seen, { path, entry });
}

interface Found {
  readonly path: string;
  readonly entry: GitTreeEntry;
}

async function file(call: Call, seen: Seen, found: Found): Promise<RestResponse> {
  const object = await call.git.read(found.entry.oid);
  const bytes = object?.bytes ?? Buffer.alloc(0);
  if (found.entry.mode === '120000') return symlink(call, seen, { ...found, target: bytes.toString('utf8') });
  if (bytes.length > LARGEST) throw tooLarge();
  if (wantsRaw(call.request)) return raw(bytes);
  return ok(
    fileContentShape(call.view, call.repository, { place: placeOf(seen, found, bytes.length), bytes }),
  );
}

function raw(bytes: Buffer): RestResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
    body: bytes,
  };
}

function tooLarge(): GitHubError {
  return new GitHubError(
    403,
    'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.',
    [{ resource: 'Blob', field: 'data', code: 'too_large' }],
  );
}

/** A link to a file of the repository shows that file; any other shows itself. */
async function symlink(
  call: Call,
  seen: Seen,
  link: Found & { readonly target: string },
): Promise<RestResponse> {
  const folder = link.path.includes('/') ? link.path.slice(0, link.path.lastIndexOf('/')) : '';
  const resolved = new URL(link.target, `http://root/${folder === '' ? '' : `${folder}/`}`).pathname.slice(1);
  const entry = link.target.startsWith('/')
    ? null
    : await call.git.entry(seen.root, decodeURIComponent(resolved));
  if (entry?.type === 'blob' && entry.mode !== '120000') return file(call, seen, { path: link.path, entry });
  const place = { ...placeOf(seen, link, Buffer.byteLength(link.target)), type: 'symlink' as const };
  return ok({ ...placeShape(call.view, call.repository, place), target: link.target });
}

async function submodule(call: Call, seen: Seen, found: Found): Promise<{ readonly [key: string]: unknown }> {
  const place = placeOf(seen, found, 0);
  const modules = (await call.git.read(`${seen.root}:.gitmodules`))?.bytes.toString('utf8') ?? '';
  return {
    ...placeShape(call.view, call.repository, place),
    submodule_git_url: submoduleUrl(modules, found.path),
  };
}

/** The address that `.gitmodules` gives a path; null when it gives none. */
function submoduleUrl(modules: string, path: string): string | null {
  for (const section of modules.split(/^\[submodule /m)) {
    const value = (key: string): string | undefined =>
      new RegExp(`^\\s*${key}\\s*=\\s*(.+?)\\s*$`, 'm').exec(section)?.[1];
    if (value('path') === path) return value('url') ?? null;
  }
  return null;
}

function placeOf(seen: Seen, found: Found, size: number): Place {
  const { entry, path } = found;
  const kinds = { tree: 'dir', commit: 'submodule', blob: 'file' } as const;
  return { path, ref: seen.ref, oid: entry.oid, type: kinds[entry.type], size };
}

async function listing(call: Call, seen: Seen, path: string): Promise<RestResponse> {
  const entries = (await call.git.tree(`${seen.root}:${path}`)) ?? [];
  const shapes = await Promise.all(
    entries.slice(0, MOST_LISTED).map(async (entry) => {
      const size = entry.type === 'blob' ? ((await call.git.read(entry.oid))?.bytes.length ?? 0) : 0;
      const place = placeOf(seen, { path: path === '' ? entry.name : `${path}/${entry.name}`, entry }, size);
      const type = entry.mode === '120000' ? ('symlink' as const) : place.type;
      // A listing shows submodules as files, for the sake of old clients.
      return placeShape(call.view, call.repository, { ...place, type: type === 'submodule' ? 'file' : type });
    }),
  );
  if (!wantsObject(call.request)) return ok(shapes);
  const oid = (await call.git.read(`${seen.root}:${path}`))?.oid ?? '';
  const place: Place = { path, ref: seen.ref, oid, type: 'dir', size: 0 };
  return ok({ ...placeShape(call.view, call.repository, place), entries: shapes });
}

async function readme(call: Call): Promise<RestResponse> {
  const seen = await seenAt(call);
  const entries = (await call.git.tree(`${seen.root}:`)) ?? [];
  const entry = entries.find((each) => /^readme(?:\.\w+)?$/i.test(each.name) && each.type === 'blob');
  if (entry === undefined) throw notFound();
  return file(call, seen, { path: entry.name, entry });
}
