/**
 * Changes that are told once for many resources: the new name of a generated ConfigMap wherever it is referred to,
 * and a label or annotation that moves from one value to another everywhere (`helm.sh/chart`). They are taken into
 * the base before it is compared, and kept with the resource, so that the whole difference stays on record.
 */
import { canonical } from './canonical.ts';
import type { Pair } from './match.ts';
import {
  fingerprint,
  isList,
  isMapping,
  leavesOf,
  type Mapping,
  sameValue,
  type Value,
  type ValuePath,
} from './value.ts';

/** One folded change inside a resource; a side that lacks the value leaves it out. */
export interface FoldedValue {
  readonly path: ValuePath;
  readonly from?: Value;
  readonly to?: Value;
}

export type FoldKind = 'name' | 'label' | 'annotation';

/** A change that many resources share. */
export interface SharedChange {
  readonly fold: FoldKind;
  /** Key of the label or annotation; of a name, the kind of the renamed resource. */
  readonly key: string;
  readonly from?: Value;
  readonly to?: Value;
}

/** A label's change is told once from this many resources on. */
const MANY = 3;

/** @returns the body with the changes taken in, in canonical form */
export function applyFolds(body: Value, folds: readonly FoldedValue[]): Value {
  if (folds.length === 0) return body;
  return canonical(folds.reduce((value: Value, { path, to }) => withValue(value, path, to), body));
}

function withValue(value: Value, path: ValuePath, to: Value | undefined): Value {
  const [part, ...rest] = path;
  if (part === undefined) return to ?? null;
  if (isList(value)) return value.map((item, index) => (index === part ? withValue(item, rest, to) : item));
  const map: Mapping = isMapping(value) ? value : {};
  const kept = Object.entries(map).filter(([key]) => key !== part);
  if (rest.length === 0 && to === undefined) return Object.fromEntries(kept);
  const old = Object.hasOwn(map, part) ? (map[part] ?? null) : {};
  return Object.fromEntries([...kept, [String(part), withValue(old, rest, to)]]);
}

/** Names of generated resources that changed, by their name in base. */
export function namesChanged(pairs: readonly Pair[]): ReadonlyMap<string, SharedChange> {
  return new Map(
    pairs.flatMap(({ base, head }) => {
      if (base === undefined || head === undefined || base.id.name === head.id.name) return [];
      const change = { fold: 'name', key: head.id.kind, from: base.id.name, to: head.id.name } as const;
      return [[base.id.name, change] as const];
    }),
  );
}

/** Places in a resource that name a renamed one, unless head still knows the old name. */
export function foldNames(pair: Pair, names: ReadonlyMap<string, SharedChange>): readonly FoldedValue[] {
  const { base, head } = pair;
  if (base === undefined || head === undefined || names.size === 0) return [];
  const stale = new Set(leavesOf(head.body).map(({ leaf }) => leaf));
  return leavesOf(base.body).flatMap(({ leaf, path }) => {
    const to = typeof leaf === 'string' && !stale.has(leaf) ? names.get(leaf)?.to : undefined;
    return to === undefined ? [] : [{ path, from: leaf, to }];
  });
}

/** A change of one label or annotation inside a resource. */
export interface LabelChange extends FoldedValue {
  readonly shared: SharedChange;
}

/** Labels and annotations of a resource, and of the templates inside it, that differ between the sides. */
export function findLabelChanges({ base, head }: Pair): readonly LabelChange[] {
  if (base === undefined || head === undefined || sameValue(base.body, head.body)) return [];
  const found: LabelChange[] = [];
  walkBoth([base.body, head.body], [], (sides, path) => {
    found.push(...labelsOf(sides, path, 'label'), ...labelsOf(sides, path, 'annotation'));
  });
  return found;
}

type Sides = readonly [Mapping, Mapping];

function walkBoth(
  [base, head]: readonly [Value, Value],
  path: ValuePath,
  visit: (s: Sides, p: ValuePath) => void,
): void {
  if (isList(base) && isList(head)) {
    if (base.length !== head.length) return;
    for (const [index, item] of base.entries())
      walkBoth([item, head[index] ?? null], [...path, index], visit);
  }
  if (!isMapping(base) || !isMapping(head)) return;
  if (path.at(-1) === 'metadata') visit([base, head], path);
  for (const key of Object.keys(base)) {
    if (Object.hasOwn(head, key)) walkBoth([base[key] ?? null, head[key] ?? null], [...path, key], visit);
  }
}

function labelsOf(
  [base, head]: Sides,
  path: ValuePath,
  kind: 'label' | 'annotation',
): readonly LabelChange[] {
  const field = `${kind}s`;
  const [before, after] = [base[field], head[field]].map((map) => (isMapping(map) ? map : {}));
  if (before === undefined || after === undefined) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const change = { ...side('from', before, key), ...side('to', after, key) };
    if (sameValue(change.from, change.to)) return [];
    return [{ path: [...path, field, key], ...change, shared: { fold: kind, key, ...change } }];
  });
}

function side(
  name: 'from' | 'to',
  map: Mapping,
  key: string,
): { readonly from?: Value; readonly to?: Value } {
  return Object.hasOwn(map, key) ? { [name]: map[key] ?? null } : {};
}

/** @param changes those of each resource; @returns the keys (`sharedKey`) of changes that many resources share */
export function findShared(changes: readonly (readonly LabelChange[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const list of changes) {
    for (const key of new Set(list.map(({ shared }) => sharedKey(shared)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([key]) => key));
}

export function sharedKey({ fold, key, from, to }: SharedChange): string {
  return fingerprint([fold, key, from ?? null, to ?? null]);
}
