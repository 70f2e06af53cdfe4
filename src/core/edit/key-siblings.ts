/** What stands beside a value that a key points to: the other parts of the image that it is a part of. */
import type { ImageArgument } from '../images/argument.ts';
import { sameRepository } from '../images/reference.ts';
import { childrenOf, keyOf, pairOf, resolve, textOf, type YamlMap, type YamlNode } from './yaml-node.ts';

/** The value's own key and the mapping around it. */
export interface Beside {
  readonly key: string;
  readonly map: YamlMap;
}

/** @param roots of all documents; undefined where no mapping holds the value */
export function besideOf(roots: readonly YamlNode[], node: YamlNode): Beside | undefined {
  for (let around = roots.flatMap(mapsAt); around.length > 0; around = around.flatMap(mapsBelow)) {
    for (const map of around) {
      const pair = map.pairs.find(({ value }) => value === node);
      if (pair !== undefined) return { key: keyOf(pair) ?? '', map };
    }
  }
  return undefined;
}

function mapsAt(node: YamlNode): readonly YamlMap[] {
  if (node.kind === 'map') return [node];
  return node.kind === 'list' ? node.items.flatMap(mapsAt) : [];
}

function mapsBelow(map: YamlMap): readonly YamlMap[] {
  return childrenOf(map).flatMap(mapsAt);
}

/** `repository`, `image`, `webImageRepository`: what goes before, and the keys of the version that belongs to it. */
function versionKeys(key: string): readonly string[] {
  if (/^(?:repository|image|repo)$/.test(key)) return ['tag', 'imageTag', 'digest'];
  const stem = /^(.+?)(?:Repository|Repo)$/.exec(key)?.[1] ?? /^(.+Image)$/.exec(key)?.[1];
  return stem === undefined ? [] : [`${stem}Tag`, `${stem}Digest`];
}

/** The key beside a repository that holds its version; undefined where it has none, or is none. */
export function versionBeside({ key, map }: Beside): string | undefined {
  return versionKeys(key).find((each) => pairOf(map, each) !== undefined);
}

/** The repository beside a tag or digest, as its parts may be joined; empty where none stands there. */
export function repositoriesBeside({ key, map }: Beside): readonly string[] {
  const own = map.pairs.find((pair) => versionKeys(keyOf(pair) ?? '').includes(key));
  const repository = own === undefined ? undefined : textOf(own.value);
  if (repository === undefined || resolve(own?.value ?? map).kind !== 'scalar') return [];
  const registry = textOf(pairOf(map, 'registry')?.value);
  return registry ? [`${registry}/${repository}`, repository] : [repository];
}

/** Whether an argument may be for one of them; a registry may be set elsewhere. */
export function isForOneOf(repositories: readonly string[], { name, repository }: ImageArgument): boolean {
  const wanted = name ?? repository ?? '';
  return repositories.some((each) => sameRepository(each, wanted) || wanted.endsWith(`/${each}`));
}
