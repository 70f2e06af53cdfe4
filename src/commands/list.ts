/** `list`: walks a checkout and tells every reference. */
import { expandGlob, isGlob } from '../core/edit/glob.ts';
import { splitKey } from '../core/edit/selector/parse.ts';
import { ReleaseError } from '../core/errors.ts';
import { listFile } from '../core/list/list-file.ts';
import type { Listing } from '../core/list/listed.ts';
import { settle } from '../core/plan/settle.ts';
import type { SnapshotReader, TreeWalker } from '../core/ports.ts';
import type { ListRequest } from '../core/request/request.ts';

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
  const seen = new Set<string>();
  const parts: ReturnType<typeof listFile>[] = [];
  for (const path of await pathsOf(request, ports)) {
    for (const entry of ports.tree.walk(path)) {
      if (seen.has(entry.path)) continue;
      seen.add(entry.path);
      parts.push(listFile(entry));
      ports.progress(seen.size);
    }
  }
  return {
    references: parts.flatMap(({ references }) => references),
    skipped: parts.flatMap(({ skipped }) => skipped),
    files: seen.size,
  };
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
    what: path === '' ? `there is no folder "${dir}"` : `nothing stands at "${path}" in "${dir}"`,
    where: path === '' ? '--dir' : '--path',
    next: 'Check the spelling.',
  });
}
