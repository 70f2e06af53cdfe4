/** Kustomizations that build on what an edit changes. */
import { ReleaseError } from '../../errors.ts';
import { type Kustomization, readKustomization } from '../formats/kustomize/image-entries.ts';
import { KUSTOMIZATION_NAMES } from '../formats/kustomize/locate.ts';
import type { TextFile } from '../formats/places.ts';
import { folderOf, joinPath } from '../paths.ts';
import { textOf } from '../yaml-node.ts';
import { at, itemsOf } from '../yaml-path.ts';
import { filesNaming } from './name-index.ts';
import type { Edited, GraphNode, Others } from './place.ts';

/** Kustomizations above one edit, nearest first; a graph with more than this was not written by people. */
const MAX_ABOVE = 200;

/** The edit with every folder that builds it, and the kustomizations of those folders and their components. */
export interface Above {
  readonly edited: Edited;
  readonly kustomizations: readonly Kustomization[];
}

/** Follows the graph upwards: from a file to what names it or its folder, and so on. */
export function findAbove(edited: Edited, others: Others): Above {
  const folders = [...edited.folders];
  const found = new Map<string, Kustomization>();
  const components = new Map<string, Kustomization>();
  const reached = [edited.change.file, ...folders];
  for (const path of reached) {
    for (const { path: file, text } of [
      ...ownOf(path, others),
      ...filesNaming(others.kustomizations, path),
    ]) {
      const node = others.readOnce(file, () => readGraph(file, text));
      if (node.kustomization === undefined || (folderOf(file) !== path && !node.names.has(path))) continue;
      addComponents(componentsAfter(node, path), components, others);
      if (found.has(file) || found.size >= MAX_ABOVE) continue;
      found.set(file, node.kustomization);
      if (!folders.includes(folderOf(file))) {
        folders.push(folderOf(file));
        reached.push(folderOf(file));
      }
    }
  }
  return { edited: { ...edited, folders }, kustomizations: [...new Map([...found, ...components]).values()] };
}

/** The kustomization of a folder itself. */
function ownOf(folder: string, { byPath }: Others): readonly TextFile[] {
  return KUSTOMIZATION_NAMES.flatMap((name) => byPath.get(folder === '' ? name : `${folder}/${name}`) ?? []);
}

/**
 * Components work on all resources of the kustomization that names them, and on what the components before them have
 * made. Source: kustomize api/internal/target/kusttarget.go accumulateTarget.
 */
function componentsAfter({ resources, components }: GraphNode, path: string): readonly string[] {
  if (resources.has(path)) return components;
  return components.includes(path) ? components.slice(components.indexOf(path) + 1) : [];
}

/** Components in folders that are at hand, and theirs. */
export function findComponents(folders: readonly string[], others: Others): readonly Kustomization[] {
  const components = new Map<string, Kustomization>();
  addComponents(folders, components, others);
  return [...components.values()];
}

/** Components and theirs, each once. */
function addComponents(
  folders: readonly string[],
  components: Map<string, Kustomization>,
  others: Others,
): void {
  const queue = [...folders];
  for (const folder of queue) {
    for (const { path: file, text } of ownOf(folder, others)) {
      const { kustomization, components: own } = others.readOnce(file, () => readGraph(file, text));
      if (kustomization === undefined || components.has(file) || components.size >= MAX_ABOVE) continue;
      components.set(file, kustomization);
      queue.push(...own);
    }
  }
}

const UNREADABLE: GraphNode = {
  kustomization: undefined,
  names: new Set(),
  resources: new Set(),
  components: [],
};

function readGraph(file: string, text: string): GraphNode {
  try {
    const kustomization = readKustomization(file, text);
    const resources = new Set(['resources', 'bases'].flatMap((key) => pathsIn(kustomization, key)));
    const components = pathsIn(kustomization, 'components');
    const patches = PATCH_LISTS.flatMap((key) => pathsIn(kustomization, key));
    return {
      kustomization,
      names: new Set([...resources, ...components, ...patches]),
      resources,
      components,
    };
  } catch (error) {
    if (error instanceof ReleaseError) return UNREADABLE;
    throw error;
  }
}

/** Keys of a kustomization under which patches stand. */
export const PATCH_LISTS: readonly string[] = ['patches', 'patchesStrategicMerge', 'patchesJson6902'];

/** Items that are paths, or mappings with one. */
function pathsIn({ root, source }: Kustomization, key: string): readonly string[] {
  return itemsOf(at(root, key)).flatMap(
    (item) => joinPath(folderOf(source.file), textOf(at(item, 'path') ?? item) ?? '/') ?? [],
  );
}
