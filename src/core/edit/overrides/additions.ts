/**
 * What objects of Flux and Argo CD add to the kustomization of the folder that they build. Patches and components come
 * before the `images` of that kustomization: an entry that is edited there has the last word.
 * Source: fluxcd/pkg kustomize/kustomize_generator.go; Argo CD util/kustomize/kustomize.go.
 */
import { findSources } from '../formats/argocd/sources.ts';
import { KUSTOMIZATION_NAMES } from '../formats/kustomize/locate.ts';
import { folderOf, joinPath, nameOf } from '../paths.ts';
import { textOf, type YamlNode } from '../yaml-node.ts';
import { at, itemsOf } from '../yaml-path.ts';
import { PATCH_LISTS } from './above.ts';
import type { Edited } from './place.ts';

/** Patches of an object that come after an edit; those of a HelmRelease run after the chart. */
export function addedPatches(root: YamlNode, edited: Edited): readonly YamlNode[] {
  const after = itemsOf(at(root, 'spec', 'postRenderers')).map((item) => at(item, 'kustomize'));
  const within = hasLastWord(root, edited) ? [] : buildsAround(root, edited).map(({ options }) => options);
  return [...after, ...within].flatMap((holder) => PATCH_LISTS.flatMap((key) => itemsOf(at(holder, key))));
}

/** Folders of components of an object that come after an edit; they are written as seen from the folder built. */
export function addedComponents(root: YamlNode, edited: Edited): readonly string[] {
  if (hasLastWord(root, edited)) return [];
  return buildsAround(root, edited).flatMap(({ folder, options }) =>
    itemsOf(at(options, 'components')).flatMap((item) => joinPath(folder, textOf(item) ?? '/') ?? []),
  );
}

interface Build {
  readonly path: YamlNode | undefined;
  /** Holds the patches and components. */
  readonly options: YamlNode | undefined;
}

function buildsOf(root: YamlNode): readonly Build[] {
  const flux = { path: at(root, 'spec', 'path'), options: at(root, 'spec') };
  const argo = (findSources(root) ?? []).map((source) => ({
    path: at(source, 'path'),
    options: at(source, 'kustomize'),
  }));
  return [flux, ...argo];
}

/** Of several sources those that build the edit. */
function buildsAround(root: YamlNode, { folders }: Edited) {
  return buildsOf(root).flatMap(({ path, options }) => {
    const folder = repositoryFolder(path);
    return folder !== undefined && folders.includes(folder) ? [{ folder, options }] : [];
  });
}

function hasLastWord(root: YamlNode, { change }: Edited): boolean {
  return KUSTOMIZATION_NAMES.includes(nameOf(change.file)) && pathsOf(root).includes(folderOf(change.file));
}

/** Folders of this repository that an object builds; a chart's folder counts as one. */
export function pathsOf(root: YamlNode): readonly string[] {
  const nodes = [...buildsOf(root).map(({ path }) => path), at(root, 'spec', 'chart', 'spec', 'chart')];
  return nodes.flatMap((node) => repositoryFolder(node) ?? []);
}

function repositoryFolder(node: YamlNode | undefined): string | undefined {
  return joinPath('', textOf(node)?.replace(/^\/+/, '') ?? '/');
}
