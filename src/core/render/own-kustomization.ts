/** The kustomization that an operator builds: the one of the folder, or one made of the manifests below it. */
import { folderOf, joinPath } from '../edit/paths.ts';
import { type DataMap, readMap, textsAt } from './data.ts';
import { type Gathering, inside, look, takeFile } from './gathering.ts';
import { kustomizationsIn } from './kustomize.ts';

export interface OwnKustomization {
  readonly file: string;
  readonly kustomization: DataMap;
}

/**
 * @returns what stands in the folder; undefined while files are missing, 'none' where no kustomization is there,
 *   'absent' where the folder is not
 */
export function readOwn(
  folder: string,
  gathering: Gathering,
): OwnKustomization | 'none' | 'absent' | undefined {
  const entry = look(folder, gathering);
  if (entry === undefined) return undefined;
  if (entry.kind !== 'folder') return 'absent';
  const [file] = kustomizationsIn(entry);
  if (file === undefined) return 'none';
  const text = takeFile(file, gathering);
  return text === undefined ? undefined : { file, kustomization: readMap(text) };
}

/**
 * Flux makes one of all manifests below a folder; a folder with a kustomization of its own counts as one.
 * Source: fluxcd/pkg kustomize/kustomize_generator.go generateKustomization.
 */
export function makeOwn(folder: string, gathering: Gathering): OwnKustomization {
  const resources = manifestsBelow(folder, gathering).map((path) => relativeTo(folder, path));
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources };
  return { file: inside(folder, 'kustomization.yaml'), kustomization };
}

function manifestsBelow(folder: string, gathering: Gathering): readonly string[] {
  const entry = gathering.files.get(folder);
  if (entry === undefined) gathering.needs.add(folder);
  if (entry?.kind !== 'folder') return [];
  return entry.entries.flatMap(({ name, kind }) => {
    const path = inside(folder, name);
    if (kind === 'file') return /\.ya?ml$/.test(name) ? [path] : [];
    if (kind !== 'folder') return [];
    const below = gathering.files.get(path);
    if (below !== undefined && kustomizationsIn(below).length > 0) return [path];
    return manifestsBelow(path, gathering);
  });
}

/**
 * `components` of an operator's object, seen from the folder that it builds; with `ignoreMissingComponents` those
 * that are not there are left out.
 */
export function componentsOf(settings: DataMap, folder: string, gathering: Gathering): readonly string[] {
  const names = textsAt(settings, 'components');
  if (settings['ignoreMissingComponents'] !== true) return names;
  return names.filter((name) => {
    const path = joinPath(folder, name);
    return path === undefined || look(path, gathering)?.kind !== 'missing';
  });
}

function relativeTo(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** `from` as seen from the folder of a file, with `..` where that is needed. */
export function seenFrom(file: string, path: string): string {
  const base = folderOf(file) === '' ? [] : folderOf(file).split('/');
  const parts = path.split('/');
  let same = 0;
  while (same < base.length && base[same] === parts[same]) same += 1;
  return [...base.slice(same).map(() => '..'), ...parts.slice(same)].join('/') || '.';
}
