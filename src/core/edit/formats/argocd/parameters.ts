/**
 * Images in `helm.parameters`: items of `{name: image.tag, value: 1.8.0}`. The names are paths into the chart's
 * values, so images take the shapes that they have there.
 */
import { textOf, type YamlNode } from '../../yaml-node.ts';
import { at, itemsOf, mapOf } from '../../yaml-path.ts';
import { namesOf } from '../helm-values/registries.ts';
import type { Finding } from '../image-group.ts';

interface Parameter {
  readonly name: string;
  readonly value: YamlNode;
  readonly flow: boolean;
}

/** @param list the value of `helm.parameters` */
export function findParameters(list: YamlNode | undefined): readonly Finding[] {
  const parameters = itemsOf(list).flatMap((item): readonly Parameter[] => {
    const name = textOf(at(item, 'name'));
    const value = at(item, 'value');
    if (name === undefined || value === undefined) return [];
    return [{ name, value, flow: mapOf(item)?.flow ?? false }];
  });
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const found = parameters.flatMap((parameter) => findingOf(parameter, byName));
  return [...found, ...parameters.flatMap((parameter) => loneTag(parameter, byName))];
}

type ByName = ReadonlyMap<string, Parameter>;

function findingOf(parameter: Parameter, byName: ByName): readonly Finding[] {
  const { name, value, flow } = parameter;
  const text = textOf(value);
  if (text === undefined || text === '') return [];
  if (/(?:^|\.)image$|Image$/.test(name) && /[:@][^/]*$/.test(text))
    return [{ kind: 'whole', node: value, value: text, flow }];
  const names = versionNames(name);
  const tag = byName.get(names?.tag ?? '')?.value;
  const digest = byName.get(names?.digest ?? '')?.value;
  if (names === undefined || (tag === undefined && digest === undefined)) return [];
  const valueAt = (key: string) => textOf(byName.get(key)?.value) || undefined;
  const registries = { own: valueAt(names.registry), global: valueAt('global.imageRegistry') };
  return [{ kind: 'parts', ...namesOf(text, registries), tag, digest, at: value, flow }];
}

/** `image.repository` goes with `image.tag`, a bare `image` with `imageTag`. */
function versionNames(name: string): { tag: string; digest: string; registry: string } | undefined {
  const stem = /^(.*\.|.*[iI]mage|)[rR]epository$/.exec(name)?.[1];
  if (stem !== undefined) {
    const named = (part: string) =>
      stem.endsWith('mage') ? `${stem}${part}` : `${stem}${part.toLowerCase()}`;
    return { tag: named('Tag'), digest: named('Digest'), registry: named('Registry') };
  }
  if (!/(?:^|\.)image$|Image$/.test(name)) return undefined;
  return { tag: `${name}Tag`, digest: `${name}Digest`, registry: `${name}Registry` };
}

/** A tag whose repository is the chart's: nothing here says which image it is for. */
function loneTag({ name, value }: Parameter, byName: ByName): readonly Finding[] {
  const stem = /^(.*)\.tag$|^(.*[iI]mage)Tag$/.exec(name);
  if (stem === null) return [];
  const other = stem[1] === undefined ? [stem[2] ?? '', `${stem[2]}Repository`] : [`${stem[1]}.repository`];
  if (other.some((each) => byName.has(each))) return [];
  const tag = textOf(value) ?? '';
  const what = `the parameter ${name} is "${tag}", and no repository stands beside it`;
  return [{ kind: 'hint', node: value, what, overrides: false, lone: { key: name, tag } }];
}
