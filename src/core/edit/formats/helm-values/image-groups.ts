/**
 * Images in Helm values, by the shapes that charts use:
 *
 *     image: {registry: ghcr.io, repository: acme/shop, tag: 1.8.0, digest: sha256:…}
 *     image: ghcr.io/acme/shop:1.8.0
 *     image: ghcr.io/acme/shop        beside   tag: or imageTag: 1.8.0
 *     imageRepository: ghcr.io/acme/shop       beside   imageTag: 1.8.0
 *     images: [ghcr.io/acme/shop:1.8.0]        or       images: {api: ghcr.io/acme/shop:1.8.0}
 *
 * nested as deep as the chart likes. `global.imageRegistry` stands in for a registry that an image does not name.
 */
import { formatKeyPath, type Part } from '../../selector/parse.ts';
import {
  childrenOf,
  keyOf,
  pairOf,
  resolve,
  textOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../yaml-node.ts';
import { at } from '../../yaml-path.ts';
import type { Finding } from '../image-group.ts';
import { imagesBelow } from './image-lists.ts';
import { namesOf } from './registries.ts';
import { tagless } from './tagless.ts';

/**
 * @param root root of values
 * @param below keys from the file's document to the root, where it is not the document itself
 */
export function findImageGroups(
  root: YamlNode | undefined,
  below: readonly string[] = [],
): readonly Finding[] {
  if (root === undefined) return [];
  const groups: Finding[] = [];
  const registry = textOf(at(root, 'global', 'imageRegistry')) || undefined;
  collect(
    root,
    { key: '', parts: below.map((key) => ({ kind: 'key', key })), flow: false },
    { groups, visited: new Set(), registry },
  );
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
  /** The way to the node from the root of the values. */
  readonly parts: readonly Part[];
  readonly flow: boolean;
}

/** Every node is visited once, however many aliases stand for it. */
function collect(node: YamlNode, { key, parts, flow }: Around, found: Found): void {
  const target = resolve(node);
  if (found.visited.has(target)) return;
  found.visited.add(target);
  const inside = flow || ((target.kind === 'map' || target.kind === 'list') && target.flow);
  if (target.kind !== 'map') {
    for (const [index, next] of childrenOf(target).entries())
      collect(next, { key, parts: [...parts, { kind: 'index', index }], flow: inside }, found);
    return;
  }
  found.groups.push(...separate(target, inside, found.registry));
  found.groups.push(
    ...whole(target, inside),
    ...loneTags(target, key, parts),
    ...tagless(target, key, found.registry),
  );
  found.groups.push(...imagesBelow(target, inside));
  for (const pair of target.pairs) {
    const own = keyOf(pair) ?? '';
    const way = [...parts, { kind: 'key', key: own } as const];
    collect(pair.value, { key: own, parts: way, flow: inside }, found);
  }
}

/** A repository with a tag, a digest or both beside it: `repository` and `tag`, `webImageRepository` and `webImageTag`. */
function separate(map: YamlMap, flow: boolean, global: string | undefined): readonly Finding[] {
  return map.pairs.flatMap((pair): readonly Finding[] => {
    const name = textOf(pair.value);
    const keys = keysFor(map, keyOf(pair) ?? '');
    if (keys === undefined || name === undefined || isRepeated(map, pair)) return [];
    const tag = firstAt(map, keys.tags);
    const digest = at(map, keys.digest);
    if (tag === undefined && digest === undefined) return [];
    const names = namesOf(name, { own: textOf(at(map, keys.registry)) || undefined, global });
    return [{ kind: 'parts', ...names, tag, digest, at: pair.value, flow }];
  });
}

/** Of a key that stands twice the first counts, for the tag beside it can be set once only. */
function isRepeated(map: YamlMap, pair: YamlPair): boolean {
  return pairOf(map, keyOf(pair) ?? '') !== pair;
}

interface PartKeys {
  readonly tags: readonly string[];
  readonly digest: string;
  readonly registry: string;
}

/** Keys of the other parts beside the key of a repository. */
function keysFor(map: YamlMap, key: string): PartKeys | undefined {
  if (key === 'repository') return { tags: tagsOf(map), digest: 'digest', registry: 'registry' };
  const stem = /^(image|.*Image)Repository$/.exec(key)?.[1];
  if (stem === undefined) return undefined;
  return { tags: [`${stem}Tag`], digest: `${stem}Digest`, registry: `${stem}Registry` };
}

/** An `imageTag` goes with an `imageRepository` first. */
function tagsOf(map: YamlMap): readonly string[] {
  return at(map, 'imageRepository') === undefined ? ['tag', 'imageTag'] : ['tag'];
}

function firstAt(map: YamlMap, keys: readonly string[]): YamlNode | undefined {
  return keys.map((key) => at(map, key)).find((node) => node !== undefined);
}

/** `image`, `sidecarImage`: one reference, or a repository with a tag beside it. */
function whole(map: YamlMap, flow: boolean): readonly Finding[] {
  return map.pairs.flatMap((pair): readonly Finding[] => {
    const key = keyOf(pair) ?? '';
    if (!/^image$|Image$/.test(key)) return [];
    const value = textOf(pair.value);
    if (value === undefined || value === '') return [];
    const tag = firstAt(map, key === 'image' ? tagsOf(map) : [`${key}Tag`]);
    if (tag === undefined || /[:@][^/]*$/.test(value))
      return [{ kind: 'whole', node: pair.value, value, flow }];
    if (isRepeated(map, pair)) return [];
    const digest = at(map, key === 'image' ? 'digest' : `${key}Digest`);
    return [{ kind: 'parts', repository: value, bare: value, tag, digest, at: pair.value, flow }];
  });
}

/** A tag whose repository is the chart's: nothing here says which image it is for. */
function loneTags(map: YamlMap, key: string, parts: readonly Part[]): readonly Finding[] {
  return map.pairs.flatMap((pair): readonly Finding[] => {
    const name = keyOf(pair) ?? '';
    const stem = /^(image|.*Image)Tag$/.exec(name)?.[1];
    const isTag = (name === 'tag' && /^image$|Image$/.test(key)) || stem !== undefined;
    const others = ['repository', 'image', ...(stem === undefined ? [] : [stem, `${stem}Repository`])];
    if (!isTag || firstAt(map, others) !== undefined) return [];
    const shown = formatKeyPath([...parts, { kind: 'key', key: name }]);
    const tag = textOf(pair.value) ?? '';
    const what = `\`${shown}\` is "${tag}", and no repository stands beside it (to set it, give it as path#key)`;
    return [{ kind: 'hint', node: pair.value, what, overrides: false, lone: { key: shown, tag } }];
  });
}
