/** Which files of a target hold manifests or values. */
import type { Entry, Files } from '../../snapshot.ts';
import { nameOf } from '../paths.ts';
import { KUSTOMIZATION_NAMES } from './kustomize/locate.ts';

export type TextFile = Entry & { readonly kind: 'file' };

/** A folder with more files than this is named file by file. */
const MAX_FILES = 200;

function isManifestName(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name) && !KUSTOMIZATION_NAMES.includes(name);
}

/** The file itself, or the YAML files right in a folder that no kustomization governs. */
export function manifestPlaces(path: string, files: Files): readonly string[] {
  const entry = files.get(path);
  if (entry?.kind === 'file') return isManifestName(nameOf(path)) ? [path] : [];
  if (entry?.kind !== 'folder') return [];
  const names = entry.entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  if (names.some((name) => KUSTOMIZATION_NAMES.includes(name))) return [];
  const manifests = names.filter(isManifestName);
  return manifests.length > MAX_FILES
    ? []
    : manifests.map((name) => (path === '' ? name : `${path}/${name}`));
}
