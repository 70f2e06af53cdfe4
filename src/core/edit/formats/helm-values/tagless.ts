/** Repositories in values without a place for a version: a chart takes its own, and nothing can be set. */
import { repositoryProblem } from '../../../images/reference.ts';
import { keyOf, textOf, type YamlMap } from '../../yaml-node.ts';
import { at } from '../../yaml-path.ts';
import type { HintGroup } from '../image-group.ts';
import { namesOf } from './registries.ts';

/** A `repository` is an image's where the key around it or a key beside it says so: Git and Helm have some, too. */
const BESIDE: readonly string[] = ['pullPolicy', 'imagePullPolicy', 'pullSecrets', 'imagePullSecrets'];

/**
 * @param key of the map
 * @param global registry for names without one
 */
export function tagless(map: YamlMap, key: string, global: string | undefined): readonly HintGroup[] {
  const node = at(map, 'repository');
  const name = textOf(node);
  if (node === undefined || name === undefined || repositoryProblem(name) !== undefined) return [];
  const beside = map.pairs.map((pair) => keyOf(pair) ?? '');
  if (!/image$/i.test(key) && !beside.some((each) => BESIDE.includes(each))) return [];
  if (beside.some((each) => ['tag', 'imageTag', 'digest'].includes(each))) return [];
  const { repository } = namesOf(name, { own: textOf(at(map, 'registry')) || undefined, global });
  const what = `no \`tag\` stands beside the repository ${repository} (add an empty \`tag:\` beside it to set it)`;
  return [{ kind: 'hint', node, what, repository, overrides: false }];
}
