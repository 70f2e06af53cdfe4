/** The `images:` entries of a kustomization. */
import { ReleaseError } from '../../../errors.ts';
import { placeIn, type Source, unsafe } from '../../unsafe.ts';
import { parseYaml } from '../../yaml.ts';
import {
  keyOf,
  pairOf,
  resolve,
  textOf,
  type YamlDocument,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../yaml-node.ts';

export type ImageField = 'name' | 'newName' | 'newTag' | 'digest' | 'tagSuffix';
const FIELDS: readonly ImageField[] = ['name', 'newName', 'newTag', 'digest', 'tagSuffix'];

/** One entry: values as kustomize sees them (merge keys followed), and the pairs that are the entry's own. */
export interface ImageEntry {
  readonly map: YamlMap;
  readonly values: Readonly<Partial<Record<ImageField, string>>>;
  readonly own: Readonly<Partial<Record<ImageField, YamlPair>>>;
}

export interface Kustomization {
  readonly source: Source;
  readonly document: YamlDocument;
  readonly root: YamlMap;
  /** The `images` pair, also where it holds nothing. */
  readonly images: YamlPair | undefined;
  readonly list: YamlList | undefined;
  readonly entries: readonly ImageEntry[];
  /** Offsets of further documents, which kustomize does not read. */
  readonly ignored: readonly number[];
}

/**
 * Reads the first document of a kustomization file that holds anything; kustomize reads no other.
 * @throws ReleaseError yaml-invalid, yaml-aliases, file-oversize, kustomization-shape
 */
export function readKustomization(file: string, text: string): Kustomization {
  const source = { file, text };
  const documents = parseYaml(file, text).documents.filter(holdsAnything);
  const [document] = documents;
  const root = document?.root;
  if (document === undefined || root?.kind !== 'map')
    throw shape(source, root, 'the kustomization is no mapping');
  refuseRepeatedKeys(source, root);
  const images = pairOf(root, 'images');
  const list = images === undefined ? undefined : readList(source, images);
  return {
    source,
    document,
    root,
    images,
    list,
    entries: (list?.items ?? []).map((item) => readEntry(source, item)),
    ignored: documents.slice(1).map((other) => other.root?.start ?? 0),
  };
}

function holdsAnything({ root }: YamlDocument): boolean {
  return root !== undefined && !(root.kind === 'scalar' && root.isNull);
}

function readList(source: Source, images: YamlPair): YamlList | undefined {
  const value = resolve(images.value);
  if (value.kind === 'list') return value;
  if (value.kind === 'scalar' && value.isNull) return undefined;
  throw shape(source, images.value, '`images` is no list');
}

function readEntry(source: Source, item: YamlNode): ImageEntry {
  const map = resolve(item);
  if (map.kind !== 'map') throw shape(source, item, 'an entry of `images` is no mapping');
  refuseRepeatedKeys(source, map);
  const own: Partial<Record<ImageField, YamlPair>> = {};
  const values: Partial<Record<ImageField, string>> = {};
  for (const field of FIELDS) {
    const pair = pairOf(map, field);
    const value = pair === undefined ? inherited(map, field) : textOf(pair.value);
    if (pair !== undefined) own[field] = pair;
    if (value !== undefined) values[field] = value;
  }
  return { map, own, values };
}

/** Value that a merge key (`<<: *defaults`) brings in; of several the first wins. */
function inherited(map: YamlMap, field: ImageField): string | undefined {
  const merge = pairOf(map, '<<');
  if (merge === undefined) return undefined;
  const merged = resolve(merge.value);
  for (const node of merged.kind === 'list' ? merged.items : [merged]) {
    const from = resolve(node);
    if (from.kind !== 'map') continue;
    const pair = pairOf(from, field);
    const value = pair === undefined ? inherited(from, field) : textOf(pair.value);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** kustomize refuses repeated keys; which of them counts would be a guess. */
function refuseRepeatedKeys(source: Source, map: YamlMap): void {
  const seen = new Set<string>();
  for (const pair of map.pairs) {
    const key = keyOf(pair);
    if (key === undefined) continue;
    if (seen.has(key)) {
      throw new ReleaseError({
        code: 'yaml-invalid',
        what: `not valid YAML: the key "${key}" stands twice in one mapping`,
        where: placeIn(source, pair.start),
        next: 'Remove one of the two; kustomize refuses the file, too.',
      });
    }
    seen.add(key);
  }
}

/** @throws ReleaseError edit-unsafe where `images` comes in through a merge key at the top. */
export function refuseMergedImages({ source, root, images }: Kustomization): void {
  const merge = pairOf(root, '<<');
  if (merge === undefined || images !== undefined) return;
  throw unsafe(source, merge.start, {
    what: 'the kustomization takes keys from a merge key (<<), so what `images` holds is not in one place',
    next: 'Write `images:` out in the kustomization, then run again.',
  });
}

function shape(source: Source, node: YamlNode | undefined, what: string): ReleaseError {
  return new ReleaseError({
    code: 'kustomization-shape',
    what,
    where: node === undefined ? { file: source.file } : placeIn(source, node.start),
    next: 'Mend the file: a kustomization is a mapping with `images:`, a list of mappings with `name`.',
  });
}
