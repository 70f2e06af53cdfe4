/** Environments whose names differ in capital letters alone: GitHub takes their commit statuses for one. */
import { placeIn, type Source } from '../edit/unsafe.ts';
import { textOf, type YamlNode } from '../edit/yaml-node.ts';
import { at, itemsOf } from '../edit/yaml-path.ts';
import type { Failure } from '../errors.ts';

export function likeNames(root: YamlNode, source: Source): readonly Failure[] {
  const nodes = itemsOf(at(root, 'environments'));
  const names = nodes.map((node) => textOf(at(node, 'name')) ?? '');
  return nodes.flatMap((node, index): readonly Failure[] => {
    const name = names[index] ?? '';
    const like = names.slice(0, index).find((each) => each !== name && same(each, name));
    if (like === undefined) return [];
    const what = `the environments "${like}" and "${name}" differ in capital letters alone, which GitHub takes for one`;
    return [{ code: 'config-invalid', what, where: placeIn(source, node.start), next: 'Rename one.' }];
  });
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
