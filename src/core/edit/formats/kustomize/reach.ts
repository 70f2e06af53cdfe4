/** Images that a kustomization reaches: its resources, bases and components, as kustomize builds them. */
import type { Failure, Notice } from '../../../errors.ts';
import type { Files } from '../../../snapshot.ts';
import { unreadable } from '../../entries.ts';
import { placeIn, type Source } from '../../unsafe.ts';
import { pairOf, resolve, textOf, type YamlNode } from '../../yaml-node.ts';
import type { Kustomization } from './image-entries.ts';
import { type ImageUse, imagesOfManifest } from './manifest-images.ts';
import { transformImages } from './transform.ts';
import { collectProblems, localPath, need, newWalk, noKustomization, openFolder, type Walk } from './walk.ts';

export interface Reached {
  /** Images as they are after the kustomization's own `images:`. */
  readonly uses: readonly ImageUse[];
  /** Paths to read before all is known. */
  readonly needs: readonly string[];
  readonly notices: readonly Notice[];
  /** Resources that could not be read. */
  readonly problems: readonly Failure[];
}

/** A graph with more kustomizations than this was not written by people. */
const MAX_BUILDS = 2_000;

/**
 * Order: resources and bases (each fully built), components on what is there so far, patches, own images.
 * Source: kustomize api/internal/target/kusttarget.go accumulateTarget.
 */
export function reachImages(kustomization: Kustomization, files: Files): Reached {
  const walk = newWalk(files);
  const uses = build(kustomization, [], walk);
  return { uses, needs: [...walk.needs], notices: walk.notices, problems: walk.problems };
}

function build(
  kustomization: Kustomization,
  inherited: readonly ImageUse[],
  walk: Walk,
): readonly ImageUse[] {
  const { source } = kustomization;
  walk.builds += 1;
  if (walk.open.has(source.file) || walk.builds > MAX_BUILDS) {
    walk.notices.push({
      level: 'warning',
      what: 'the kustomization is reached from itself, or too many are reached',
      where: { file: source.file },
    });
    return inherited;
  }
  walk.open.add(source.file);
  const resources = [...stringsOf(kustomization, 'resources'), ...stringsOf(kustomization, 'bases')];
  let uses = [...inherited, ...resources.flatMap((node) => resourceImages(source, node, walk))];
  for (const node of stringsOf(kustomization, 'components'))
    uses = [...componentImages(source, node, { uses, walk })];
  uses.push(...patchImages(kustomization, walk));
  tellHelm(kustomization, walk);
  walk.open.delete(source.file);
  return distinct(transformImages(uses, kustomization.entries));
}

/** A base that is reached twice counts once: graphs that double on every level stay small. */
function distinct(uses: readonly ImageUse[]): readonly ImageUse[] {
  const keyOf = ({ name, tag, digest, file, line }: ImageUse) => `${name} ${tag} ${digest} ${file} ${line}`;
  return [...new Map(uses.map((use) => [keyOf(use), use])).values()];
}

/** Items of a list of strings, for messages with their place. */
function stringsOf({ root }: Kustomization, key: string): readonly YamlNode[] {
  const pair = pairOf(root, key);
  const list = pair === undefined ? undefined : resolve(pair.value);
  return list?.kind === 'list' ? list.items : [];
}

function resourceImages(source: Source, node: YamlNode, walk: Walk): readonly ImageUse[] {
  const path = localPath(source, node, walk);
  if (path === undefined) return [];
  const known = walk.built.get(path);
  if (known !== undefined) return known;
  const uses = readResource(source, node, { path, walk });
  walk.built.set(path, uses);
  return uses;
}

function readResource(
  source: Source,
  node: YamlNode,
  { path, walk }: { readonly path: string; readonly walk: Walk },
): readonly ImageUse[] {
  const entry = need(path, walk);
  if (entry === undefined) return [];
  return collectProblems(source, node, walk, () => {
    if (entry.kind === 'file') return imagesOfManifest(path, entry.text);
    if (entry.kind !== 'folder') throw unreadable(entry);
    const kustomization = openFolder(path, walk);
    return kustomization === undefined ? [] : build(kustomization, [], walk);
  });
}

function componentImages(
  source: Source,
  node: YamlNode,
  { uses, walk }: { readonly uses: readonly ImageUse[]; readonly walk: Walk },
): readonly ImageUse[] {
  const path = localPath(source, node, walk);
  const entry = path === undefined ? undefined : need(path, walk);
  if (path === undefined || entry === undefined) return uses;
  const built = collectProblems(source, node, walk, () => {
    if (entry.kind !== 'folder') throw entry.kind === 'file' ? noKustomization(path) : unreadable(entry);
    const kustomization = openFolder(path, walk);
    return kustomization === undefined ? uses : build(kustomization, uses, walk);
  });
  return built.length === 0 ? uses : built;
}

/** Patches bring in images of their own; files and inline texts alike, as far as they are manifests. */
function patchImages(kustomization: Kustomization, walk: Walk): readonly ImageUse[] {
  const { source } = kustomization;
  const nodes = [
    ...stringsOf(kustomization, 'patches'),
    ...stringsOf(kustomization, 'patchesStrategicMerge'),
  ];
  return nodes.flatMap((item) => {
    const map = resolve(item);
    const node = map.kind === 'map' ? pairOf(map, 'path')?.value : item;
    const inline = map.kind === 'map' ? textOf(pairOf(map, 'patch')?.value) : undefined;
    const text = inline ?? (map.kind === 'scalar' && map.value.includes('\n') ? map.value : undefined);
    if (text !== undefined)
      return collectProblems(source, item, walk, () => imagesOfManifest(source.file, text));
    return node === undefined || textOf(node) === undefined ? [] : resourceImages(source, node, walk);
  });
}

function tellHelm({ root, source }: Kustomization, walk: Walk): void {
  const pair = pairOf(root, 'helmCharts') ?? pairOf(root, 'helmChartInflationGenerator');
  if (pair === undefined) return;
  const what =
    'images that Helm charts bring in are not seen; a path of their own sets them: the file of the values, or file#key';
  walk.notices.push({ level: 'notice', what, where: placeIn(source, pair.start) });
}
