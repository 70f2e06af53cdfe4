/** `list`: walks a checkout and tells every reference. */
import { expandGlob, isGlob } from '../core/edit/glob.ts';
import { splitKey } from '../core/edit/selector/parse.ts';
import { ReleaseError } from '../core/errors.ts';
import { listFiles } from '../core/list/list-files.ts';
import type { Listing } from '../core/list/listed.ts';
import { settle } from '../core/plan/settle.ts';
import type { SnapshotReader, TreeWalker } from '../core/ports.ts';
import type { ListRequest } from '../core/request/local-requests.ts';
import type { Entry } from '../core/snapshot.ts';
import { requireFolder } from './checkout-folder.ts';

export interface ListPorts {
  readonly snapshot: SnapshotReader;
  readonly tree: TreeWalker;
}

export interface ListProgress {
  /** Told after every file how many there were. */
  progress(files: number): void;
}

/** @throws ReleaseError path-missing */
export async function list(request: ListRequest, ports: ListPorts & ListProgress): Promise<Listing> {
  await requireFolder(request.dir, ports.snapshot);
  const paths = await pathsOf(request, ports);
  return listFiles(walkAll(paths, ports), (files) => ports.progress(files));
}

function* walkAll(paths: readonly string[], { tree }: ListPorts): Generator<Entry> {
  for (const path of paths) yield* tree.walk(path);
}

/** Paths that exist, globs expanded; a key behind one is left out, for the whole file is told. */
async function pathsOf(request: ListRequest, { snapshot }: ListPorts): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const path of request.paths.map((given) => splitKey(given).file)) {
    if (isGlob(path))
      paths.push(...(await settle((files) => expandGlob(path, files), new Map(), snapshot)).value);
    else if ((await snapshot.read([path])).get(path)?.kind === 'missing') throw missing(request, path);
    else paths.push(path);
  }
  if (paths.length === 0) throw missing(request, request.paths.join(', '));
  return paths;
}

function missing({ dir }: ListRequest, path: string): ReleaseError {
  return new ReleaseError({
    code: 'path-missing',
    what: `nothing stands at "${path}" in "${dir}"`,
    where: '--path',
    next: 'Check the spelling.',
  });
}
