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
import { at } from '../../yaml-path.ts';
import type { Finding } from '../image-group.ts';

/** @param root root of values */
export function findImageGroups(root: YamlNode | undefined): readonly Finding[] {
  if (root === undefined) return [];
  const groups: Finding[] = [];
  const registry = textOf(at(root, 'global', 'imageRegistry')) || undefined;
  collect(root, { key: '', flow: false }, { groups, visited: new Set(), registry });
  return groups;
}

interface Found {
  readonly groups: Finding[];
  readonly visited: Set<YamlNode>;
  readonly registry: string | undefined;
}

interface Around {
  /** Key that the node is the value of. */
  readonly key: string;
  readonly flow: boolean;
}

/** Every node is visited once, however many aliases stand for it. */
function collect(node: YamlNode, { key, flow }: Around, found: Found): void {
  const target = resolve(node);
  if (found.visited.has(target)) return;
  found.visited.add(target);
  const inside = flow || ((target.kind === 'map' || target.kind === 'list') && target.flow);
  if (target.kind !== 'map') {
    for (const next of childrenOf(target)) collect(next, { key, flow: inside }, found);
    return;
  }
  found.groups.push(...separate(target, inside, found.registry));
  found.groups.push(...whole(target, inside), ...loneTags(target, key));
  for (const pair of target.pairs) collect(pair.value, { key: keyOf(pair) ?? '', flow: inside }, found);
}

/** `repository` with a tag, a digest or both beside it. */
function separate(map: YamlMap, flow: boolean, global: string | undefined): readonly Finding[] {
  const repository = pairOf(map, 'repository')?.value;
  const name = textOf(repository);
  const tag = at(map, 'tag') ?? at(map, 'imageTag');
  const digest = at(map, 'digest');
  if (repository === undefined || name === undefined || (tag === undefined && digest === undefined))
    return [];
  const own = textOf(at(map, 'registry')) || undefined;
  const prefix = own ?? global;
  const joined = prefix === undefined ? name : `${prefix}/${name}`;
  const bare = own === undefined ? name : joined;
  return [{ kind: 'parts', repository: joined, bare, tag, digest, at: repository, flow }];
}

/** `image`, `sidecarImage`: one reference, or a repository with a tag beside it. */
function whole(map: YamlMap, flow: boolean): readonly Finding[] {
  const tag = at(map, 'tag') ?? at(map, 'imageTag');
  return map.pairs.flatMap((pair): readonly Finding[] => {
    if (!/^image$|Image$/.test(keyOf(pair) ?? '')) return [];
    const value = textOf(pair.value);
    if (value === undefined || value === '') return [];
    if (keyOf(pair) !== 'image' || tag === undefined || /[:@][^/]*$/.test(value))
      return [{ kind: 'whole', node: pair.value, value, flow }];
    const digest = at(map, 'digest');
    return [{ kind: 'parts', repository: value, bare: value, tag, digest, at: pair.value, flow }];
  });
}

/** A tag whose repository is the chart's: nothing here says which image it is for. */
function loneTags(map: YamlMap, key: string): readonly Finding[] {
  return map.pairs.flatMap((pair): readonly Finding[] => {
    const name = keyOf(pair) ?? '';
    const isTag = (name === 'tag' && /^image$|Image$/.test(key)) || /^imageTag$/.test(name);
    if (!isTag || ['repository', 'image'].some((other) => at(map, other) !== undefined)) return [];
    const shown = name === 'tag' ? `${key}.tag` : name;
    const what = `\`${shown}\` is "${textOf(pair.value) ?? ''}", and no repository stands beside it (to set it, give it as path#key)`;
    return [{ kind: 'hint', node: pair.value, what, overrides: false }];
  });
}
