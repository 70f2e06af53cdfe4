/** References below a key `images` of values: items of a list, or values of a map. */
import { referenceProblem } from '../../../images/reference.ts';
import { keyOf, resolve, textOf, type YamlMap, type YamlNode } from '../../yaml-node.ts';
import type { WholeGroup } from '../image-group.ts';

/** Only whole references count, with a tag or a digest: a bare word may be anything. */
export function imagesBelow(map: YamlMap, flow: boolean): readonly WholeGroup[] {
  return map.pairs.flatMap((pair): readonly WholeGroup[] => {
    if (keyOf(pair) !== 'images') return [];
    const target = resolve(pair.value);
    const inside = flow || ((target.kind === 'map' || target.kind === 'list') && target.flow);
    return referencesIn(target).flatMap((node): readonly WholeGroup[] => {
      const value = textOf(node) ?? '';
      if (!/[:@][^/]*$/.test(value) || referenceProblem(value) !== undefined) return [];
      return [{ kind: 'whole', node, value, flow: inside }];
    });
  });
}

/** Keys such as `image` are found by their names, wherever they stand. */
function referencesIn(target: YamlNode): readonly YamlNode[] {
  if (target.kind === 'list') return target.items;
  if (target.kind !== 'map') return [];
  return target.pairs.flatMap((pair) => (/^image$|Image$/.test(keyOf(pair) ?? '') ? [] : pair.value));
}
