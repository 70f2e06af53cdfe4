/** The names of `release`: templates that make no tag are told before anything is merged. */
import { placeIn, type Source } from '../edit/unsafe.ts';
import { textOf, type YamlNode } from '../edit/yaml-node.ts';
import { at, itemsOf } from '../edit/yaml-path.ts';
import { type Failure, ReleaseError } from '../errors.ts';
import { checkTogether, parseChannel, parseTagTemplate } from '../release/tag-template.ts';

/** @param root of the config file, whose shape holds */
export function releaseProblems(root: YamlNode, source: Source): readonly Failure[] {
  const release = at(root, 'release');
  const tag = at(release, 'tag');
  const channel = at(release, 'channel');
  const text = (node: YamlNode | undefined): string => textOf(node) ?? '';
  const environments = itemsOf(at(root, 'environments')).map((node) => text(at(node, 'name')));
  const environment = textOf(at(release, 'environment')) ?? environments.at(-1);
  const check = (node: YamlNode | undefined, act: () => void): readonly Failure[] =>
    node === undefined || text(node) === '' ? [] : failuresOf(act, placeIn(source, node.start));
  const alone = [
    ...check(tag, () => parseTagTemplate(text(tag))),
    ...check(channel, () => parseChannel(text(channel))),
  ];
  if (alone.length > 0 || text(tag) === '') return alone;
  const values = environment === undefined ? {} : { environment };
  return check(channel, () => checkTogether(text(tag), text(channel), values));
}

function failuresOf(act: () => void, where: Failure['where']): readonly Failure[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [{ what, next }] = error.failures;
    return [{ code: 'config-invalid', what, next, ...(where === undefined ? {} : { where }) }];
  }
}
