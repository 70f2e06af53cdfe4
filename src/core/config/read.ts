/** Reads YAML by a shape: a plain value, or every mistake with its line. */

import { placeIn, type Source } from '../edit/unsafe.ts';
import { keyOf, resolve, textOf, type YamlMap, type YamlNode } from '../edit/yaml-node.ts';
import type { Failure } from '../errors.ts';
import { nearest } from '../request/nearest.ts';
import type { Shape } from './shape.ts';

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** Takes what is wrong; the value that it stands for is left out. */
export interface Reading {
  readonly source: Source;
  readonly failures: Failure[];
}

/** @param at keys on the way, for messages, e.g. `environments[0].path` */
export function readShape(shape: Shape, node: YamlNode, { at, reading }: Position): Plain | undefined {
  const target = resolve(node);
  const here = { at, reading };
  switch (shape.kind) {
    case 'list':
      if (target.kind !== 'list') return wrong(shape, node, here);
      return target.items.flatMap((item, index) => {
        const value = readShape(shape.of, item, { at: `${at}[${index}]`, reading });
        return value === undefined ? [] : [value];
      });
    case 'record':
    case 'table':
      return target.kind === 'map' ? readMap(shape, target, here) : wrong(shape, node, here);
    case 'either':
      return readEither(shape, node, here);
    default:
      return readScalar(shape, node, here);
  }
}

export interface Position {
  readonly at: string;
  readonly reading: Reading;
}

function readEither(shape: Shape & { kind: 'either' }, node: YamlNode, here: Position): Plain | undefined {
  const isMap = resolve(node).kind === 'map';
  const fitting = shape.of.find(({ kind }) => (kind === 'record' || kind === 'table') === isMap);
  return fitting === undefined ? wrong(shape, node, here) : readShape(fitting, node, here);
}

function readMap(
  shape: Shape & { kind: 'record' | 'table' },
  map: YamlMap,
  { at, reading }: Position,
): Plain | undefined {
  const value: Record<string, Plain> = Object.create(null) as Record<string, Plain>;
  for (const pair of map.pairs) {
    const key = keyOf(pair) ?? '';
    const inner = shape.kind === 'table' ? shape.of : own(shape.keys, key)?.shape;
    if (Object.hasOwn(value, key))
      tell(reading, pair.start, [`the key "${key}" stands twice`, 'Remove one of the two.']);
    else if (inner === undefined) tellUnknown(shape, { key, start: pair.start, at, reading });
    else {
      const read = readShape(inner, pair.value, { at: at === '' ? key : `${at}.${key}`, reading });
      if (read !== undefined) value[key] = read;
    }
  }
  if (shape.kind === 'record') tellMissing(shape, map, { at, reading });
  return value;
}

function own<Value>(keys: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
}

function tellUnknown(
  shape: Shape & { kind: 'record' | 'table' },
  { key, start, at, reading }: Position & { readonly key: string; readonly start: number },
): void {
  const known = shape.kind === 'record' ? Object.keys(shape.keys) : [];
  const close = nearest(key, known);
  const place = at === '' ? 'here' : `in \`${at}\``;
  const next = close === undefined ? `Known are ${known.join(', ')}.` : `Did you mean \`${close}\`?`;
  tell(reading, start, [`there is no key "${key}" ${place}`, next]);
}

function tellMissing(shape: Shape & { kind: 'record' }, map: YamlMap, { at, reading }: Position): void {
  for (const [key, { required, shape: inner }] of Object.entries(shape.keys)) {
    if (required !== true || map.pairs.some((pair) => keyOf(pair) === key)) continue;
    const place = at === '' ? 'here' : `in \`${at}\``;
    tell(reading, map.start, [`the key "${key}" is missing ${place}`, `Add it: ${inner.doc}`]);
  }
}

type Scalar = Shape & { kind: 'text' | 'choice' | 'flag' | 'number' };

function readScalar(shape: Scalar, node: YamlNode, here: Position): Plain | undefined {
  const value = textOf(node);
  if (value === undefined) return wrong(shape, node, here);
  switch (shape.kind) {
    case 'text':
      return shape.pattern === undefined || shape.pattern.test(value) ? value : wrong(shape, node, here);
    case 'choice':
      return shape.of.includes(value) ? value : wrong(shape, node, here);
    case 'flag':
      return /^(?:true|false)$/.test(value) ? value === 'true' : wrong(shape, node, here);
    case 'number':
      return /^\d{1,9}$/.test(value) && Number(value) >= shape.min ? Number(value) : wrong(shape, node, here);
  }
}

function wrong(shape: Shape, node: YamlNode, { at, reading }: Position): undefined {
  const value = textOf(node);
  const target = resolve(node);
  const found =
    value === undefined
      ? target.kind === 'scalar'
        ? 'nothing'
        : `a ${target.kind === 'map' ? 'mapping' : 'list'}`
      : JSON.stringify(value.slice(0, 80));
  const what = at === '' ? `the file holds ${found}` : `\`${at}\` is ${found}`;
  tell(reading, node.start, [what, `Give ${expected(shape)}. ${shape.doc}`]);
  return undefined;
}

function expected(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.like === undefined ? 'a text' : `a text such as ${shape.like}`;
    case 'choice':
      return shape.of.map((each) => `\`${each}\``).join(' or ');
    case 'flag':
      return '`true` or `false`';
    case 'number':
      return `a whole number from ${shape.min}`;
    case 'list':
      return 'a list';
    case 'either':
      return shape.of.map(expected).join(', or ');
    default:
      return 'a mapping';
  }
}

function tell({ source, failures }: Reading, offset: number, [what, next]: readonly [string, string]): void {
  failures.push({ code: 'config-invalid', what, where: placeIn(source, offset), next });
}
