/** Kustomizations that build on what an edit changes, and set the image again. */
import { type Notice, ReleaseError } from '../../errors.ts';
import { sameRepository } from '../../images/reference.ts';
import { type Kustomization, readKustomization } from '../formats/kustomize/image-entries.ts';
import { KUSTOMIZATION_NAMES } from '../formats/kustomize/locate.ts';
import { imagesOfManifest } from '../formats/kustomize/manifest-images.ts';
import { currentValues, versionText } from '../formats/kustomize/wanted.ts';
import type { TextFile } from '../formats/places.ts';
import { folderOf, joinPath } from '../paths.ts';
import { resolve, textOf, type YamlNode } from '../yaml-node.ts';
import { at, itemsOf } from '../yaml-path.ts';
import { filesNaming } from './name-index.ts';
import { contradicts, type Edited, type GraphNode, type Others, overriding } from './place.ts';
import { replacementNotices } from './replacements.ts';

/** Kustomizations above one edit, nearest first; a graph with more than this was not written by people. */
const MAX_ABOVE = 200;

/** The edit with every folder that builds it, and the kustomizations of those folders. */
export interface Above {
  readonly edited: Edited;
  readonly kustomizations: readonly Kustomization[];
}

/** Follows the graph upwards: from a file to what names it or its folder, and so on. */
export function findAbove(edited: Edited, others: Others): Above {
  const folders = [...edited.folders];
  const found = new Map<string, Kustomization>();
  const reached = [edited.change.file, ...folders];
  for (const path of reached) {
    for (const { path: file, text } of [
      ...ownOf(path, others),
      ...filesNaming(others.kustomizations, path),
    ]) {
      if (found.has(file) || found.size >= MAX_ABOVE) continue;
      const { kustomization, names } = others.readOnce(file, () => readGraph(file, text));
      if (kustomization === undefined || (folderOf(file) !== path && !names.has(path))) continue;
      found.set(file, kustomization);
      if (!folders.includes(folderOf(file))) {
        folders.push(folderOf(file));
        reached.push(folderOf(file));
      }
    }
  }
  return { edited: { ...edited, folders }, kustomizations: [...found.values()] };
}

/** The kustomization of a folder itself. */
function ownOf(folder: string, { byPath }: Others): readonly TextFile[] {
  return KUSTOMIZATION_NAMES.flatMap((name) => byPath.get(folder === '' ? name : `${folder}/${name}`) ?? []);
}

function readGraph(file: string, text: string): GraphNode {
  try {
    const kustomization = readKustomization(file, text);
    return { kustomization, names: new Set(pathsIn(kustomization)) };
  } catch (error) {
    if (error instanceof ReleaseError) return { kustomization: undefined, names: new Set() };
    throw error;
  }
}

const LISTS = ['resources', 'bases', 'components', 'patchesStrategicMerge'];

function pathsIn({ root, source }: Kustomization): readonly string[] {
  const direct = LISTS.flatMap((key) => itemsOf(at(root, key)));
  const patches = itemsOf(at(root, 'patches')).flatMap((item) => at(item, 'path') ?? []);
  return [...direct, ...patches].flatMap(
    (node) => joinPath(folderOf(source.file), textOf(node) ?? '/') ?? [],
  );
}

/** Entries, patches and replacements that come after the edit. */
export function kustomizationNotices({ edited, kustomizations }: Above, others: Others): readonly Notice[] {
  return kustomizations.flatMap((kustomization) => [
    ...entryNotices(edited, kustomization),
    ...patchNotices(edited, kustomization, others),
    ...replacementNotices(edited, kustomization, others),
  ]);
}

function isOwn({ change }: Edited, { source }: Kustomization): boolean {
  return source.file === change.file;
}

function entryNotices(edited: Edited, kustomization: Kustomization): readonly Notice[] {
  if (isOwn(edited, kustomization)) return [];
  return kustomization.entries.flatMap((entry): readonly Notice[] => {
    const { newTag: tag, digest } = currentValues(entry);
    const { name = '', newName } = entry.values;
    const meant = [name, newName ?? ''].find((each) => sameRepository(each, edited.change.image));
    if (meant === undefined || !contradicts(edited, { repository: meant, tag, digest })) return [];
    const does = `the entry of \`images\` here sets ${versionText({ newTag: tag, digest })}`;
    return [overriding(kustomization.source, entry.map.start, { edited, does })];
  });
}

/** Patches come before `images` of the same kustomization, so those beside an edited entry do not count. */
function patchNotices(edited: Edited, kustomization: Kustomization, others: Others): readonly Notice[] {
  if (isOwn(edited, kustomization)) return [];
  const { root, source } = kustomization;
  const nodes = ['patches', 'patchesStrategicMerge'].flatMap((key) => itemsOf(at(root, key)));
  return nodes.flatMap((node) =>
    patchImages(node, source.file, others)
      .filter((image) => image.file !== edited.change.file)
      .filter(({ name, tag, digest }) => contradicts(edited, { repository: name, tag, digest }))
      .slice(0, 1)
      .map(({ tag, digest }) => {
        const does = `the patch here sets ${versionText({ newTag: tag, digest })}`;
        return overriding(source, node.start, { edited, does });
      }),
  );
}

function patchImages(node: YamlNode, file: string, others: Others) {
  const inline = textOf(at(node, 'patch')) ?? blockOf(node);
  const path = joinPath(folderOf(file), textOf(at(node, 'path') ?? node) ?? '/');
  const source = inline === undefined ? others.byPath.get(path ?? '') : { path: file, text: inline };
  if (source === undefined) return [];
  try {
    return imagesOfManifest(source.path, source.text);
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

/** A strategic-merge patch may stand in the list itself. */
function blockOf(node: YamlNode): string | undefined {
  const target = resolve(node);
  return target.kind === 'scalar' && target.value.includes('\n') ? target.value : undefined;
}
