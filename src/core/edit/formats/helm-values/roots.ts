/** Where Helm values stand: whole values files, and values inside Flux's and Argo CD's objects. */
import { pairOf, resolve, textOf, type YamlNode } from '../../yaml-node.ts';

/** `values.yaml`, `values-prod.yaml`, `shop.values.yaml`, … */
const VALUES_NAME = /^(.*[-_.])?values([-_.].*)?\.ya?ml$/i;

/** @returns the nodes of a document below which values stand; none where it holds no values */
export function findValuesRoots(name: string, root: YamlNode | undefined): readonly YamlNode[] {
  if (root?.kind !== 'map') return [];
  const kind = textOf(pairOf(root, 'kind')?.value);
  if (kind === undefined || pairOf(root, 'apiVersion') === undefined)
    return VALUES_NAME.test(name) ? [root] : [];
  if (kind === 'HelmRelease') return below(root, ['spec', 'values']);
  if (kind === 'Application') return sourcesOf(root, ['spec']);
  return kind === 'ApplicationSet' ? sourcesOf(root, ['spec', 'template', 'spec']) : [];
}

function sourcesOf(root: YamlNode, path: readonly string[]): readonly YamlNode[] {
  const many = below(root, [...path, 'sources']).flatMap((list) => {
    const target = resolve(list);
    return target.kind === 'list' ? target.items : [];
  });
  const sources = many.length > 0 ? many : below(root, [...path, 'source']);
  return sources.flatMap((source) => below(source, ['helm', 'valuesObject']));
}

function below(node: YamlNode, path: readonly string[]): readonly YamlNode[] {
  const [key, ...rest] = path;
  if (key === undefined) return [node];
  const map = resolve(node);
  const value = map.kind === 'map' ? pairOf(map, key)?.value : undefined;
  return value === undefined ? [] : below(value, rest);
}
