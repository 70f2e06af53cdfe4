/**
 * `ref.tag` of a GitRepository. Its "image" is its address without scheme and user, in lower case, always with
 * `.git` at the end: so `github.com/acme/shop.git:v1.8.0` never means an image of that name.
 * Source: Flux source-controller docs/spec/v1/gitrepositories.md, Reference.
 */
import { textOf, type YamlNode } from '../../yaml-node.ts';
import { at, mapOf } from '../../yaml-path.ts';
import type { Finding } from '../image-group.ts';

/** What goes before a tag, in this order. */
const BEFORE_TAG: readonly string[] = ['commit', 'name', 'semver'];

/** @param spec of the GitRepository; one that follows a branch has no tag to set */
export function findGitReference(spec: YamlNode | undefined): readonly Finding[] {
  const url = at(spec, 'url');
  const ref = mapOf(at(spec, 'ref'));
  const repository = nameOf(textOf(url) ?? '');
  if (url === undefined || ref === undefined || repository === undefined) return [];
  const winner = BEFORE_TAG.find((key) => textOf(at(ref, key)) !== undefined);
  const node = winner === undefined ? undefined : at(ref, winner);
  if (winner !== undefined && node !== undefined) {
    const what = `the GitRepository of ${repository} follows its ref.${winner} "${textOf(node)}", not a tag`;
    return [{ kind: 'hint', node, what, repository, overrides: true }];
  }
  const tag = at(ref, 'tag');
  if (tag === undefined) return [];
  return [{ kind: 'parts', repository, bare: repository, tag, digest: undefined, at: url, flow: ref.flow }];
}

function nameOf(url: string): string | undefined {
  const place = /^(?:https?|ssh):\/\/(?:[^@/]+@)?([^/@]+\/.+?)(?:\.git)?\/?$/.exec(url)?.[1];
  return place === undefined ? undefined : `${place.toLowerCase()}.git`;
}
