/** Walks into nodes by key, through aliases; what is not there is undefined or empty. */
import { pairOf, resolve, type YamlMap, type YamlNode } from './yaml-node.ts';

/** The value below keys, one after another. */
export function at(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  let value = node;
  for (const key of keys) {
    const map = mapOf(value);
    value = map === undefined ? undefined : pairOf(map, key)?.value;
  }
  return value;
}

export function mapOf(node: YamlNode | undefined): YamlMap | undefined {
  const target = node === undefined ? undefined : resolve(node);
  return target?.kind === 'map' ? target : undefined;
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  const target = node === undefined ? undefined : resolve(node);
  return target?.kind === 'list' ? target.items : [];
}
