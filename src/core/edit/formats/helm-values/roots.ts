/** Where Helm values stand: whole values files, and values inside HelmReleases. */
import { pairOf, resolve, textOf, type YamlNode } from '../../yaml-node.ts';

/** `values.yaml`, `values-prod.yaml`, `shop.values.yaml`, … */
const VALUES_NAME = /^(.*[-_.])?values([-_.].*)?\.ya?ml$/i;

/** @returns the nodes of a document below which values stand; none where it holds no values */
export function findValuesRoots(name: string, root: YamlNode | undefined): readonly YamlNode[] {
  if (root?.kind !== 'map') return [];
  const kind = textOf(pairOf(root, 'kind')?.value);
  if (kind === undefined || pairOf(root, 'apiVersion') === undefined)
    return VALUES_NAME.test(name) ? [root] : [];
  return kind === 'HelmRelease' ? below(root, ['spec', 'values']) : [];
}

function below(node: YamlNode, path: readonly string[]): readonly YamlNode[] {
  const [key, ...rest] = path;
  if (key === undefined) return [node];
  const map = resolve(node);
  const value = map.kind === 'map' ? pairOf(map, key)?.value : undefined;
  return value === undefined ? [] : below(value, rest);
}
