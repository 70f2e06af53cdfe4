/** flux: `spec.images` of a Flux Kustomization, and the tag of an OCIRepository whose address is the image. */
import { pairOf, resolve, textOf, type YamlMap, type YamlNode } from '../yaml-node.ts';
import { createGroupFormat, type FindGroups } from './group-format.ts';
import type { ImageGroup } from './image-group.ts';

/** Flux's API groups; kustomize's own Kustomization is another kind of the same name. */
const FLUX = /^(kustomize|source)\.toolkit\.fluxcd\.io\//;

export const findFluxGroups: FindGroups = (_fileName, root) => {
  if (root?.kind !== 'map' || !FLUX.test(textOf(pairOf(root, 'apiVersion')?.value) ?? '')) return [];
  const kind = textOf(pairOf(root, 'kind')?.value);
  const spec = childMap(root, 'spec');
  if (spec === undefined) return [];
  if (kind === 'OCIRepository') return ociGroup(spec);
  return kind === 'Kustomization' ? imageEntries(spec) : [];
};

export const fluxFormat = createGroupFormat('flux', findFluxGroups);

function childMap(map: YamlMap, key: string): YamlMap | undefined {
  const pair = pairOf(map, key);
  const value = pair === undefined ? undefined : resolve(pair.value);
  return value?.kind === 'map' ? value : undefined;
}

/** `ref.semver` follows a range by itself: there is nothing to set. */
function ociGroup(spec: YamlMap): readonly ImageGroup[] {
  const url = pairOf(spec, 'url')?.value;
  const ref = childMap(spec, 'ref');
  const repository = /^oci:\/\/(.+)$/.exec(textOf(url) ?? '')?.[1];
  if (url === undefined || ref === undefined || repository === undefined) return [];
  return partsGroup(repository, { at: url, map: ref, keys: { tag: 'tag', digest: 'digest' } });
}

function imageEntries(spec: YamlMap): readonly ImageGroup[] {
  const pair = pairOf(spec, 'images');
  const list = pair === undefined ? undefined : resolve(pair.value);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => {
    const map = resolve(item);
    if (map.kind !== 'map') return [];
    const at = pairOf(map, 'newName')?.value ?? pairOf(map, 'name')?.value;
    const repository = textOf(at);
    if (at === undefined || repository === undefined) return [];
    return partsGroup(repository, { at, map, keys: { tag: 'newTag', digest: 'digest' } });
  });
}

interface Parts {
  readonly at: YamlNode;
  readonly map: YamlMap;
  readonly keys: { readonly tag: string; readonly digest: string };
}

function partsGroup(repository: string, { at, map, keys }: Parts): readonly ImageGroup[] {
  const tag = pairOf(map, keys.tag)?.value;
  const digest = pairOf(map, keys.digest)?.value;
  if (tag === undefined && digest === undefined) return [];
  return [{ kind: 'parts', repository, bare: repository, tag, digest, at, flow: map.flow }];
}
