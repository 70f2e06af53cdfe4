/** Where Helm values stand: whole values files, and values inside HelmReleases. */
import { pairOf, resolve, textOf, type YamlNode } from '../../yaml-node.ts';

/** `values.yaml`, `values-prod.yaml`, `shop.values.yaml`, … */
const VALUES_NAME = /^(.*[-_.])?values([-_.].*)?\.ya?ml$/i;

/** Values, and whether the file's name or kind says that they are: other mappings are values only by their shapes. */
export interface ValuesRoot {
  readonly root: YamlNode;
  readonly certain: boolean;
  /** Keys from the document to the values. */
  readonly below: readonly string[];
}

const IN_RELEASE: readonly string[] = ['spec', 'values'];

/** @returns the nodes of a document below which values stand or may stand */
export function findValuesRoots(name: string, root: YamlNode | undefined): readonly ValuesRoot[] {
  if (root?.kind !== 'map') return [];
  const kind = textOf(pairOf(root, 'kind')?.value);
  if (kind === undefined || pairOf(root, 'apiVersion') === undefined)
    return [{ root, certain: VALUES_NAME.test(name), below: [] }];
  const values = kind === 'HelmRelease' ? below(root, IN_RELEASE) : [];
  return values.map((each) => ({ root: each, certain: true, below: IN_RELEASE }));
}

function below(node: YamlNode, path: readonly string[]): readonly YamlNode[] {
  const [key, ...rest] = path;
  if (key === undefined) return [node];
  const map = resolve(node);
  const value = map.kind === 'map' ? pairOf(map, key)?.value : undefined;
  return value === undefined ? [] : below(value, rest);
}
