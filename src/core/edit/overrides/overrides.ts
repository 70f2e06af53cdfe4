/**
 * Who sets an image again after an edit: entries, patches, replacements and transformers of kustomizations above it
 * and of their components, Flux and Argo CD objects that build its folder, and `.argocd-source` files. They are told, not changed: a person has put them
 * there. Only files that are at hand are looked at.
 */
import type { Notice } from '../../errors.ts';
import type { Files } from '../../snapshot.ts';
import type { ImageChange } from '../edit.ts';
import { readKustomization } from '../formats/kustomize/image-entries.ts';
import { KUSTOMIZATION_NAMES } from '../formats/kustomize/locate.ts';
import type { TextFile } from '../formats/places.ts';
import { folderOf, nameOf } from '../paths.ts';
import { findAbove } from './above.ts';
import { kustomizationNotices } from './kustomizations.ts';
import { indexNames } from './name-index.ts';
import { argoSourceNotices, isArgoSource, mayBuild, operatorNotices } from './operators.ts';
import type { GraphNode, Others } from './place.ts';
import { replacementFiles } from './replacements.ts';
import { transformerFiles } from './transformers.ts';

/** One notice for each place that sets an image again; a place that says what is wanted is none. */
export function findOverrides(
  changes: readonly ImageChange[],
  texts: readonly TextFile[],
): readonly Notice[] {
  const others = sortTexts(texts);
  const notices = changes.flatMap((change) => {
    const above = findAbove({ change, folders: [folderOf(change.file)] }, others);
    return [
      ...kustomizationNotices(above, others),
      ...operatorNotices(above.edited, others),
      ...argoSourceNotices(above.edited, others),
    ];
  });
  return [...new Map(notices.map((notice) => [JSON.stringify(notice.where), notice])).values()];
}

function sortTexts(texts: readonly TextFile[]): Others {
  const known = new Map<string, GraphNode>();
  return {
    readOnce(file, read) {
      const node = known.get(file) ?? read();
      known.set(file, node);
      return node;
    },
    byPath: new Map(texts.map((file) => [file.path, file])),
    kustomizations: indexNames(texts.filter(({ path }) => KUSTOMIZATION_NAMES.includes(nameOf(path)))),
    objects: indexNames(texts.filter(({ text }) => mayBuild(text))),
    argoSources: texts.filter(({ path }) => isArgoSource(path)),
  };
}

/** Files beside the changed ones that may set the image again; they are few, and known by name. */
export function pathsBeside(changes: readonly ImageChange[], files: Files): readonly string[] {
  const paths = changes.flatMap(({ file }) => [
    ...argoSources(folderOf(file), files),
    ...laterFiles(file, files),
  ]);
  return [...new Set(paths)].filter((path) => !files.has(path));
}

function argoSources(folder: string, files: Files): readonly string[] {
  const entry = files.get(folder);
  const names = entry?.kind === 'folder' ? entry.entries.map(({ name }) => name) : [];
  return names.filter(isArgoSource).map((name) => (folder === '' ? name : `${folder}/${name}`));
}

/** Files whose say comes after the `images` of the kustomization that names them. */
function laterFiles(file: string, files: Files): readonly string[] {
  const entry = files.get(file);
  if (entry?.kind !== 'file' || !KUSTOMIZATION_NAMES.includes(nameOf(file))) return [];
  const kustomization = readKustomization(file, entry.text);
  return [...replacementFiles(kustomization), ...transformerFiles(kustomization)];
}

/** The texts among files that were read. */
export function textsOf(files: Files): readonly TextFile[] {
  return [...files.values()].filter((entry) => entry.kind === 'file');
}

/** Whether a file of this name can hold what sets an image again. */
export function mayOverride(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) || KUSTOMIZATION_NAMES.includes(name);
}
