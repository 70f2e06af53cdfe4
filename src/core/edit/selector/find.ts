/** Follows a key path through a document's nodes; where it ends too early, says what stands there instead. */
import { editDistance } from '../../request/nearest.ts';
import { keyOf, pairOf, resolve, textOf, type YamlNode } from '../yaml-node.ts';
import { formatKeyPath, type Part } from './parse.ts';

/** Nodes at a key path, and the first part that is nowhere. */
export interface Found {
  readonly nodes: readonly YamlNode[];
  readonly missing: Missing | undefined;
}

export interface Missing {
  /** The key path up to what is there; empty: the top. */
  readonly at: string;
  /** The part that is not. */
  readonly part: string;
  /** What stands there instead, nearest first, as parts of a key path. */
  readonly there: readonly string[];
}

const MAX_LISTED = 10;

/** @param roots of all documents; a choice or an index in front picks among several of them */
export function findNodes(roots: readonly YamlNode[], parts: readonly Part[]): Found {
  const [first, ...rest] = parts;
  const picksDocument =
    first !== undefined && first.kind !== 'key' && roots.every((root) => resolve(root).kind === 'map');
  const start = picksDocument ? pick(roots, first) : roots;
  if (picksDocument && start.length === 0) {
    return { nodes: [], missing: { at: '', part: formatKeyPath([first]), there: choices(roots, first) } };
  }
  return follow(start, picksDocument ? [first] : [], picksDocument ? rest : parts);
}

function follow(nodes: readonly YamlNode[], done: readonly Part[], parts: readonly Part[]): Found {
  const [part, ...rest] = parts;
  if (part === undefined) return { nodes, missing: undefined };
  const next = nodes.flatMap((node) => step(node, part));
  if (next.length > 0) return follow(next, [...done, part], rest);
  const there = [...new Set(nodes.flatMap((node) => alternatives(node, part)))];
  const missing = { at: formatKeyPath(done), part: formatKeyPath([part]), there: there.slice(0, MAX_LISTED) };
  return { nodes: [], missing };
}

function step(node: YamlNode, part: Part): readonly YamlNode[] {
  const target = resolve(node);
  if (part.kind === 'key') {
    const pair = target.kind === 'map' ? pairOf(target, part.key) : undefined;
    return pair === undefined ? [] : [pair.value];
  }
  return target.kind === 'list' ? pick(target.items, part) : [];
}

function pick(items: readonly YamlNode[], part: Part): readonly YamlNode[] {
  if (part.kind === 'index') return items.slice(part.index, part.index + 1);
  return items.filter((item) => part.kind === 'where' && valueAt(item, part.key) === part.value);
}

function valueAt(item: YamlNode, key: string): string | undefined {
  const map = resolve(item);
  if (map.kind !== 'map') return undefined;
  const own = pairOf(map, key);
  if (own !== undefined || !key.includes('.')) return textOf(own?.value);
  const [first = '', ...rest] = key.split('.');
  const inner = pairOf(map, first)?.value;
  return inner === undefined ? undefined : valueAt(inner, rest.join('.'));
}

function alternatives(node: YamlNode, part: Part): readonly string[] {
  const target = resolve(node);
  if (target.kind === 'list') return choices(target.items, part);
  if (target.kind !== 'map') return [];
  const keys = target.pairs.flatMap((pair) => keyOf(pair) ?? []);
  const wanted = part.kind === 'key' ? part.key : '';
  return ranked(wanted, keys).map((key) => formatKeyPath([{ kind: 'key', key }]));
}

/** Items of a list by their names, or the indexes that it has. */
function choices(items: readonly YamlNode[], part: Part): readonly string[] {
  const key = part.kind === 'where' ? part.key : 'name';
  const values = items.flatMap((item) => valueAt(item, key) ?? []);
  if (values.length === 0) return items.slice(0, MAX_LISTED).map((_, index) => `[${index}]`);
  const wanted = part.kind === 'where' ? part.value : part.kind === 'key' ? part.key : '';
  return ranked(wanted, values).map((value) => formatKeyPath([{ kind: 'where', key, value }]));
}

function ranked(wanted: string, names: readonly string[]): readonly string[] {
  const near = names.map((name) => ({
    name,
    distance: editDistance(wanted.slice(0, 100), name.slice(0, 100)),
  }));
  return near.sort((left, right) => left.distance - right.distance).map(({ name }) => name);
}
