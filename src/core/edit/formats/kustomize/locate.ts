/** Where the kustomization of a path is. */
import { ReleaseError } from '../../../errors.ts';
import type { Entry, Files } from '../../../snapshot.ts';
import { unreadable } from '../../entries.ts';
import { nameOf } from '../../paths.ts';

/** The names that kustomize accepts, one of them in a folder. Source: kustomize api/konfig/general.go. */
export const KUSTOMIZATION_NAMES: readonly string[] = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/** The path itself and the kustomizations that may be in it. */
export function kustomizationPaths(path: string): readonly string[] {
  return [path, ...KUSTOMIZATION_NAMES.map((name) => (path === '' ? name : `${path}/${name}`))];
}

export type Located =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'need'; readonly paths: readonly string[] }
  | { readonly kind: 'none' };

/**
 * Finds the kustomization that `path` (a folder, or the file itself) stands for.
 * @throws ReleaseError kustomization-several; path-symlink, path-submodule, file-* where it cannot be read.
 */
export function locateKustomization(path: string, files: Files): Located {
  const entry = files.get(path);
  if (entry === undefined) return { kind: 'need', paths: kustomizationPaths(path) };
  if (entry.kind === 'folder') return locateInFolder(entry, files);
  if (entry.kind === 'missing') return { kind: 'none' };
  if (entry.kind !== 'file') throw unreadable(entry);
  if (!KUSTOMIZATION_NAMES.includes(nameOf(path))) return { kind: 'none' };
  return { kind: 'file', path, text: entry.text };
}

function locateInFolder(folder: Entry & { kind: 'folder' }, files: Files): Located {
  const names = folder.entries.map(({ name }) => name).filter((name) => KUSTOMIZATION_NAMES.includes(name));
  const [name] = names;
  if (name === undefined) return { kind: 'none' };
  if (names.length > 1) throw several(folder.path, names);
  const path = folder.path === '' ? name : `${folder.path}/${name}`;
  const entry = files.get(path);
  if (entry === undefined) return { kind: 'need', paths: [path] };
  if (entry.kind === 'file') return { kind: 'file', path, text: entry.text };
  if (entry.kind === 'folder' || entry.kind === 'missing') return { kind: 'none' };
  throw unreadable(entry);
}

function several(path: string, names: readonly string[]): ReleaseError {
  return new ReleaseError({
    code: 'kustomization-several',
    what: `the folder has ${names.length} kustomizations (${names.join(', ')}), and kustomize accepts one`,
    where: { file: path },
    next: 'Delete all but one of them.',
  });
}
