/**
 * Images in Helm values, by the shapes that charts use:
 *
 *     image: {registry: ghcr.io, repository: acme/shop, tag: 1.8.0, digest: sha256:…}
 *     image: ghcr.io/acme/shop:1.8.0
 *     image: ghcr.io/acme/shop        beside   tag: or imageTag: 1.8.0
 *
 * nested as deep as the chart likes. `global.imageRegistry` stands in for a registry that an image does not name.
 */
import { childrenOf, keyOf, pairOf, resolve, textOf, type YamlMap, type YamlNode } from '../../yaml-node.ts';
import type { ImageGroup } from '../image-group.ts';

/** @param root root of values */
export function findImageGroups(root: YamlNode | undefined): readonly ImageGroup[] {
  if (root === undefined) return [];
  const groups: ImageGroup[] = [];
  collect(root, false, { groups, visited: new Set(), registry: globalRegistry(root) });
  return groups;
}

interface Found {
  readonly groups: ImageGroup[];
  readonly visited: Set<YamlNode>;
  readonly registry: string | undefined;
}

function globalRegistry(root: YamlNode): string | undefined {
  const global = child(root, 'global');
  return global === undefined ? undefined : textOf(child(global, 'imageRegistry'));
}

function child(node: YamlNode, key: string): YamlNode | undefined {
  const map = resolve(node);
  return map.kind === 'map' ? pairOf(map, key)?.value : undefined;
}

function collect(node: YamlNode, flow: boolean, found: Found): void {
  const target = resolve(node);
  if (found.visited.has(target)) return;
  found.visited.add(target);
  const inside = flow || ((target.kind === 'map' || target.kind === 'list') && target.flow);
  if (target.kind === 'map') noteMap(target, inside, found);
  for (const next of childrenOf(target)) collect(next, inside, found);
}

function noteMap(map: YamlMap, flow: boolean, { groups, registry }: Found): void {
  const repository = child(map, 'repository');
  const name = textOf(repository);
  const tag = child(map, 'tag') ?? child(map, 'imageTag');
  if (
    repository !== undefined &&
    name !== undefined &&
    (tag !== undefined || child(map, 'digest') !== undefined)
  ) {
    const prefix = textOf(child(map, 'registry')) ?? registry;
    const joined = prefix === undefined || prefix === '' ? name : `${prefix}/${name}`;
    groups.push({
      kind: 'parts',
      repository: joined,
      bare: name,
      tag,
      digest: child(map, 'digest'),
      at: repository,
      flow,
    });
  }
  for (const pair of map.pairs) {
    if (!/^image$|Image$/.test(keyOf(pair) ?? '')) continue;
    const value = textOf(pair.value);
    if (value === undefined || value === '') continue;
    const separate = keyOf(pair) === 'image' && !/[:@][^/]*$/.test(value) ? tag : undefined;
    if (separate === undefined) groups.push({ kind: 'whole', node: pair.value, value, flow });
    else
      groups.push({
        kind: 'parts',
        repository: value,
        bare: value,
        tag: separate,
        digest: child(map, 'digest'),
        at: pair.value,
        flow,
      });
  }
}
