/** flux: `spec.images` of a Flux Kustomization, and the tag of an OCIRepository or a GitRepository by its address. */
import { textOf, type YamlMap, type YamlNode } from '../yaml-node.ts';
import { at, itemsOf, mapOf } from '../yaml-path.ts';
import { findGitReference } from './flux/git-repository.ts';
import { createGroupFormat, type FindGroups } from './group-format.ts';
import type { Finding, PartsGroup } from './image-group.ts';

/** Flux's API groups; kustomize's own Kustomization is another kind of the same name. */
const FLUX = /^(?:kustomize|source|helm)\.toolkit\.fluxcd\.io\//;

export const findFluxGroups: FindGroups = (_source, root) => {
  if (!FLUX.test(textOf(at(root, 'apiVersion')) ?? '')) return [];
  switch (textOf(at(root, 'kind'))) {
    case 'OCIRepository':
      return findReference(at(root, 'spec'));
    case 'GitRepository':
      return findGitReference(at(root, 'spec'));
    case 'Kustomization':
      return imageEntries(at(root, 'spec', 'images'));
    case 'HelmRelease':
      return itemsOf(at(root, 'spec', 'postRenderers')).flatMap((item) =>
        imageEntries(at(item, 'kustomize', 'images')),
      );
    default:
      return [];
  }
};

export const fluxFormat = createGroupFormat('flux', findFluxGroups);

/** `ref.semver` goes before a tag and follows its range by itself: there is nothing to set. */
function findReference(spec: YamlNode | undefined): readonly Finding[] {
  const url = at(spec, 'url');
  const ref = mapOf(at(spec, 'ref'));
  const repository = /^oci:\/\/(.+)$/.exec(textOf(url) ?? '')?.[1];
  if (url === undefined || repository === undefined) return [];
  const range = at(ref, 'semver');
  if (ref === undefined || range === undefined || textOf(range) === undefined) {
    const groups = partsGroup(repository, { url, map: ref, keys: { tag: 'tag', digest: 'digest' } });
    const what = `the OCIRepository of ${repository} has neither a tag nor a digest (add \`ref: {tag: ""}\` to set one)`;
    return groups.length > 0 ? groups : [{ kind: 'hint', node: url, what, repository, overrides: false }];
  }
  const what = `the OCIRepository of ${repository} follows the range "${textOf(range)}" by itself`;
  return [{ kind: 'hint', node: range, what, repository, overrides: true }];
}

/** `{name, newName, newTag, digest}`, as in a kustomization. */
function imageEntries(list: YamlNode | undefined): readonly Finding[] {
  return itemsOf(list).flatMap((item): readonly Finding[] => {
    const map = mapOf(item);
    const url = at(map, 'newName') ?? at(map, 'name');
    const repository = textOf(url);
    if (map === undefined || url === undefined || repository === undefined) return [];
    const groups = partsGroup(repository, { url, map, keys: { tag: 'newTag', digest: 'digest' } });
    const what = `the entry for ${repository} has neither newTag nor digest (add an empty \`newTag:\` to set it)`;
    if (groups.length === 0) return [{ kind: 'hint', node: url, what, repository, overrides: false }];
    return groups.map((group) => ({ ...group, name: textOf(at(map, 'name')) }));
  });
}

interface Parts {
  /** Where the repository is written. */
  readonly url: YamlNode;
  readonly map: YamlMap | undefined;
  readonly keys: { readonly tag: string; readonly digest: string };
}

function partsGroup(repository: string, { url, map, keys }: Parts): readonly PartsGroup[] {
  const tag = at(map, keys.tag);
  const digest = at(map, keys.digest);
  if (map === undefined || (tag === undefined && digest === undefined)) return [];
  return [{ kind: 'parts', repository, bare: repository, tag, digest, at: url, flow: map.flow }];
}
