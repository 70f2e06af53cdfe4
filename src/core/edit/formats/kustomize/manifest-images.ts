/**
 * Images in Kubernetes manifests, where kustomize sees them: in every list called `containers` or
 * `initContainers` in any kind but CustomResourceDefinition, and in image volumes of pods and pod templates.
 * In JSON patches: values for a path that ends in `/image`.
 * Source: kustomize api/filters/imagetag/legacy.go, api/internal/konfig/builtinpluginconsts/images.go.
 */
import { splitReference } from '../../../images/reference.ts';
import { lineStarts } from '../../lines.ts';
import { parseYaml } from '../../yaml.ts';
import {
  childrenOf,
  keyOf,
  pairOf,
  resolve,
  textOf,
  type YamlList,
  type YamlMap,
  type YamlNode,
} from '../../yaml-node.ts';

/** An image that a resource uses; name, tag and digest change as kustomizations rename them. */
export interface ImageUse {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** Where it is written. */
  readonly file: string;
  readonly line: number;
}

const LISTS: readonly string[] = ['containers', 'initContainers'];
const VOLUME_PATHS: readonly (readonly string[])[] = [
  ['spec', 'volumes'],
  ['spec', 'template', 'spec', 'volumes'],
];

/**
 * Images of every document of a manifest.
 * @throws ReleaseError yaml-invalid, yaml-aliases, file-oversize
 */
export function imagesOfManifest(file: string, text: string): readonly ImageUse[] {
  const found = new Set<YamlNode>();
  for (const { root } of parseYaml(file, text).documents) {
    if (root?.kind === 'list') collectJsonPatch(root, found);
    if (root?.kind !== 'map' || textOf(pairOf(root, 'kind')?.value) === 'CustomResourceDefinition') continue;
    collectContainers(root, found, new Set());
    for (const path of VOLUME_PATHS) collectVolumes(root, path, found);
  }
  const lineOf = lineStarts(text);
  return [...found].flatMap((node) => {
    const image = textOf(node);
    return image === undefined ? [] : [{ ...useOf(image), file, line: lineOf(node.start) }];
  });
}

/** Name, tag and digest of an image as kustomize splits it, e.g. `app:1.0` with or without sense. */
export function useOf(image: string): Pick<ImageUse, 'name' | 'tag' | 'digest'> {
  const { repository, tag, digest } = splitReference(image);
  return { name: repository, tag, digest };
}

/** Every node is visited once, however many aliases stand for it. */
function collectContainers(node: YamlNode, found: Set<YamlNode>, visited: Set<YamlNode>): void {
  const target = resolve(node);
  if (visited.has(target)) return;
  visited.add(target);
  if (target.kind === 'map') {
    for (const pair of target.pairs)
      if (LISTS.includes(keyOf(pair) ?? '')) collectList(pair.value, ['image'], found);
  }
  for (const child of childrenOf(target)) collectContainers(child, found, visited);
}

function collectJsonPatch({ items }: YamlList, found: Set<YamlNode>): void {
  for (const item of items) {
    const path = textOf(child(item, 'path'));
    const value = child(item, 'value');
    if (value !== undefined && path?.endsWith('/image')) found.add(resolve(value));
  }
}

function collectVolumes(root: YamlMap, path: readonly string[], found: Set<YamlNode>): void {
  let at: YamlNode | undefined = root;
  for (const key of path) at = at === undefined ? undefined : child(at, key);
  if (at !== undefined) collectList(at, ['image', 'reference'], found);
}

function collectList(value: YamlNode, path: readonly string[], found: Set<YamlNode>): void {
  const list = resolve(value);
  if (list.kind !== 'list') return;
  for (const item of list.items) {
    let at: YamlNode | undefined = item;
    for (const key of path) at = at === undefined ? undefined : child(at, key);
    if (at !== undefined) found.add(resolve(at));
  }
}

function child(node: YamlNode, key: string): YamlNode | undefined {
  const map = resolve(node);
  return map.kind === 'map' ? pairOf(map, key)?.value : undefined;
}
