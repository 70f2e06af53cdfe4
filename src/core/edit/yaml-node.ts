/**
 * A YAML document as the editors see it: every node knows its span in the text. Scalars are text, as in
 * YAML's failsafe schema: what a plain `1.10` means is for the reader of the file, not for its editor.
 * `start` and `end` are UTF-16 offsets; anchors, tags and trailing comments lie outside of the span.
 */

interface Node {
  readonly start: number;
  readonly end: number;
  /** Name of the anchor (`&name`) on this node. */
  readonly anchor: string | undefined;
  /** Explicit tag, e.g. `tag:yaml.org,2002:str`. */
  readonly tag: string | undefined;
}

export interface YamlScalar extends Node {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly value: string;
  /** Nothing, `~` or `null`, in plain style. */
  readonly isNull: boolean;
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
  /** Where the pair begins: its `?`, its key's anchor or tag, or its key. */
  readonly start: number;
  /** Written with `?`. */
  readonly explicit: boolean;
}

export interface YamlMap extends Node {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlList extends Node {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  /** Offsets of the `-` of each item; empty in flow style. */
  readonly dashes: readonly number[];
}

export interface YamlAlias extends Node {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode;
}

export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias;

/** One document of a file. `end` is where its content may be continued: before `...`, `---` or the file's end. */
export interface YamlDocument {
  readonly root: YamlNode | undefined;
  readonly end: number;
}

export interface YamlFile {
  readonly file: string;
  readonly text: string;
  readonly documents: readonly YamlDocument[];
}

/** Follows aliases to the node that they stand for. */
export function resolve(node: YamlNode): Exclude<YamlNode, YamlAlias> {
  let at = node;
  while (at.kind === 'alias') at = at.target;
  return at;
}

/** The pair of a map with this key, or undefined. */
export function pairOf(map: YamlMap, key: string): YamlPair | undefined {
  return map.pairs.find((pair) => keyOf(pair) === key);
}

/** Text of a pair's key; undefined for a key that is no scalar. */
export function keyOf(pair: YamlPair): string | undefined {
  const key = resolve(pair.key);
  return key.kind === 'scalar' ? key.value : undefined;
}

/** Text of a scalar that is not null, through aliases; otherwise undefined. */
export function textOf(node: YamlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const target = resolve(node);
  return target.kind === 'scalar' && !target.isNull ? target.value : undefined;
}

/** Children of a node in the order of the text; an alias has none. */
export function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'map') return node.pairs.flatMap((pair) => [pair.key, pair.value]);
  return node.kind === 'list' ? node.items : [];
}
