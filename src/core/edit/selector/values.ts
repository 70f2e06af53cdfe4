/** Files whose values have keys, whatever their language, and how one value is written in each. */
import { findAnchorUses } from '../anchors.ts';
import type { Edit } from '../edit.ts';
import { setScalars } from '../set-scalars.ts';
import { type Source, unsafe } from '../unsafe.ts';
import { parseYaml } from '../yaml.ts';
import { resolve, type YamlNode } from '../yaml-node.ts';
import { parseToml } from './toml.ts';

export interface KeyFile extends Source {
  readonly language: 'yaml' | 'json' | 'toml';
  /** The top of each document. */
  readonly roots: readonly YamlNode[];
  /** Text of a scalar, empty for null; undefined for a mapping or a list. */
  textOf(node: YamlNode): string | undefined;
}

/** A value and its text; undefined: it is none. */
export interface KeyValue {
  readonly node: YamlNode | undefined;
  readonly text: string | undefined;
}

/** JSON is read as the YAML that it is. @throws ReleaseError yaml-*, toml-invalid, file-oversize */
export function readKeyFile(file: string, text: string): KeyFile {
  const language = /\.toml$/i.test(file) ? 'toml' : /\.json$/i.test(file) ? 'json' : 'yaml';
  const roots =
    language === 'toml'
      ? [parseToml(file, text)]
      : parseYaml(file, text).documents.flatMap(({ root }) => root ?? []);
  return { file, text, language, roots, textOf: scalarText };
}

function scalarText(node: YamlNode): string | undefined {
  const target = resolve(node);
  if (target.kind !== 'scalar') return undefined;
  return target.isNull ? '' : target.value.trim();
}

/**
 * The edits that give the scalar its value. JSON and TOML take a string in quotes whatever stood there.
 * @throws ReleaseError edit-unsafe where other places share the value, or it spans lines
 */
export function setKeyValue(source: KeyFile, node: YamlNode, value: string): readonly Edit[] {
  const { file, language } = source;
  if (language === 'yaml') {
    const uses = findAnchorUses(rootOf(source, node));
    return setScalars(source, [{ node, value, quotes: 'double', flow: inFlow(source, node) }], uses);
  }
  const { start, end } = node;
  if (node.kind === 'scalar' && node.style === 'block') {
    throw unsafe(source, start, {
      what: 'the value is a text of several lines',
      next: 'Write it as one string in single or double quotes, then run again.',
    });
  }
  const single = node.kind === 'scalar' && node.style === 'single';
  return [{ file, start, end, text: single ? `'${value}'` : JSON.stringify(value) }];
}

function rootOf({ roots }: KeyFile, node: YamlNode): YamlNode {
  return roots.findLast((root) => root.start <= node.start) ?? node;
}

/** Whether a `{}` or `[]` is around the node. */
function inFlow(source: KeyFile, node: YamlNode): boolean {
  let at: YamlNode | undefined = rootOf(source, node);
  while (at !== undefined && at !== node) {
    if ((at.kind === 'map' || at.kind === 'list') && at.flow) return true;
    const inside: readonly YamlNode[] =
      at.kind === 'map' ? at.pairs.map((pair) => pair.value) : at.kind === 'list' ? at.items : [];
    at = inside.find((child) => child === node || (child.start <= node.start && node.end <= child.end));
  }
  return false;
}
