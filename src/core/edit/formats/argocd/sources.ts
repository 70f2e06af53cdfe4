/** The sources of Argo CD's Applications, and of those that ApplicationSets make. */

import { pairOf, textOf, type YamlMap, type YamlNode } from '../../yaml-node.ts';
import { at, itemsOf, mapOf } from '../../yaml-path.ts';

/** @returns undefined where the document is neither an Application nor an ApplicationSet */
export function findSources(root: YamlNode | undefined): readonly YamlMap[] | undefined {
  if (root?.kind !== 'map') return undefined;
  if (!/^argoproj\.io\//.test(textOf(pairOf(root, 'apiVersion')?.value) ?? '')) return undefined;
  const kind = textOf(pairOf(root, 'kind')?.value);
  if (kind === 'Application') return sourcesOf(at(root, 'spec'));
  if (kind !== 'ApplicationSet') return undefined;
  const own = sourcesOf(at(root, 'spec', 'template', 'spec'));
  return [...own, ...generatorsOf(root).flatMap((each) => sourcesOf(at(each, 'template', 'spec')))];
}

/** Where `sources` is given, Argo CD ignores `source`. Source: Argo CD docs/user-guide/multiple_sources.md. */
function sourcesOf(spec: YamlNode | undefined): readonly YamlMap[] {
  const many = itemsOf(at(spec, 'sources'));
  const all = many.length > 0 ? many : [at(spec, 'source')];
  return all.flatMap((source) => mapOf(source) ?? []);
}

/** The elements of every list generator, also inside of `matrix` and `merge`. */
export function findElements(root: YamlNode): readonly YamlNode[] {
  return generatorsOf(root).flatMap((generator) => itemsOf(at(generator, 'elements')));
}

/** What an ApplicationSet keeps as text: patches of its template, and the elements of list generators. */
export function findTemplates(root: YamlNode): readonly { readonly key: string; readonly node: YamlNode }[] {
  const patch = { key: 'templatePatch', node: at(root, 'spec', 'templatePatch') };
  const elements = generatorsOf(root).map((each) => ({
    key: 'elementsYaml',
    node: at(each, 'elementsYaml'),
  }));
  return [patch, ...elements].flatMap(({ key, node }) =>
    node === undefined || !/image|tag/i.test(textOf(node) ?? '') ? [] : [{ key, node }],
  );
}

/** `{list: …}`, `{matrix: {generators: […]}}`: what stands below the generator's name, nested ones too. */
function generatorsOf(root: YamlNode): readonly YamlNode[] {
  return below(at(root, 'spec', 'generators'), 0);
}

/** Argo CD nests them twice; deeper ones are no generators. */
const MAX_DEPTH = 4;

function below(list: YamlNode | undefined, depth: number): readonly YamlNode[] {
  if (depth > MAX_DEPTH) return [];
  return itemsOf(list).flatMap((item) =>
    (mapOf(item)?.pairs ?? []).flatMap(({ value }) => [value, ...below(at(value, 'generators'), depth + 1)]),
  );
}
