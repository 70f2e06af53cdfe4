/**
 * Fields of Kubernetes objects that hold a whole image reference: `image` of every item of `containers`,
 * `initContainers` and `ephemeralContainers`, at any depth (pod templates of workloads, of custom resources, of
 * List objects), `reference` of image volumes, and a plain `image:` elsewhere, which counts only where its value
 * is a reference to the wanted repository. Schemas of CustomResourceDefinitions are no objects; the Helm values
 * inside of HelmReleases and Argo CD Applications are for the format helm-values.
 */
import { childrenOf, keyOf, pairOf, resolve, textOf, type YamlNode } from '../../yaml-node.ts';

export interface ImageField {
  /** The value as it stands there: a scalar, or an alias of one. */
  readonly node: YamlNode;
  readonly value: string;
  /** Written inside `{}` or `[]`. */
  readonly flow: boolean;
  /** Known to be an image by its place, not by its look. */
  readonly certain: boolean;
}

const OTHERS: readonly string[] = [
  'CustomResourceDefinition',
  'HelmRelease',
  'Application',
  'ApplicationSet',
];
const LISTS: readonly string[] = ['containers', 'initContainers', 'ephemeralContainers'];

/** @param root root of a document; anything that is no Kubernetes object has no fields */
export function findImageFields(root: YamlNode | undefined): readonly ImageField[] {
  if (root?.kind !== 'map') return [];
  const kind = textOf(pairOf(root, 'kind')?.value);
  const version = textOf(pairOf(root, 'apiVersion')?.value);
  if (kind === undefined || version === undefined || OTHERS.includes(kind)) return [];
  const fields = new Map<YamlNode, ImageField>();
  collect(root, { inList: undefined, flow: root.flow }, { fields, visited: new Set() });
  return [...fields.values()];
}

interface Around {
  /** Key of the list that the node is an item of. */
  readonly inList: string | undefined;
  readonly flow: boolean;
}

interface Found {
  readonly fields: Map<YamlNode, ImageField>;
  readonly visited: Set<YamlNode>;
}

/** Every node is visited once, however many aliases stand for it. */
function collect(node: YamlNode, around: Around, found: Found): void {
  const target = resolve(node);
  if (found.visited.has(target)) return;
  found.visited.add(target);
  if (target.kind === 'list') {
    for (const item of target.items) collect(item, { ...around, flow: around.flow || target.flow }, found);
    return;
  }
  if (target.kind !== 'map') return;
  const flow = around.flow || target.flow;
  for (const pair of target.pairs) {
    const key = keyOf(pair) ?? '';
    if (key === 'image') note(pair.value, { flow, certain: LISTS.includes(around.inList ?? '') }, found);
    if (key === 'image' && around.inList === 'volumes') noteVolume(pair.value, flow, found);
    collect(pair.value, { inList: key, flow }, found);
  }
}

function note(node: YamlNode, how: Pick<ImageField, 'flow' | 'certain'>, { fields }: Found): void {
  const value = textOf(node);
  if (value !== undefined) fields.set(node, { node, value, ...how });
}

function noteVolume(node: YamlNode, flow: boolean, found: Found): void {
  const volume = resolve(node);
  const reference = volume.kind === 'map' ? pairOf(volume, 'reference')?.value : undefined;
  if (reference !== undefined)
    note(reference, { flow: flow || childrenOf(volume).length === 0, certain: true }, found);
}
