/** Finds, over all targets, what many resources share, and takes it out of each of them. */
import { differs, type FoldedPair } from './compare.ts';
import {
  type FoldedValue,
  findLabelChanges,
  findShared,
  foldNames,
  type LabelChange,
  namesChanged,
  type SharedChange,
  sharedKey,
} from './folds.ts';
import { pathKey, type SensitivePattern, sensitivePlaces } from './masking/sensitive.ts';
import type { Pair } from './match.ts';
import type { Fold } from './rendered-diff.ts';
import type { ValuePath } from './value.ts';

/** Pairs of one target, by its label. */
export interface TargetPairs {
  readonly label: string;
  readonly pairs: readonly Pair[];
}

export interface FoldedTargets {
  /** Pairs that differ, one list for each target. */
  readonly targets: readonly (readonly FoldedPair[])[];
  readonly folds: readonly Fold[];
}

interface Prepared {
  readonly pair: Pair;
  readonly labels: readonly LabelChange[];
  readonly names: readonly FoldedValue[];
}

/** @param patterns what they declare secret is never told as a shared change, since the text would show it */
export function foldTargets(
  targets: readonly TargetPairs[],
  patterns: readonly SensitivePattern[],
): FoldedTargets {
  const prepared = targets.map(({ pairs }) => prepare(pairs, patterns));
  const shared = findShared(prepared.flat().map(({ labels }) => labels));
  const tally = new Map<string, Fold>();
  const folded = prepared.map((list, index) => {
    const names = namesChanged(targets[index]?.pairs ?? []);
    return list.map((one) => {
      const common = one.labels.filter((change) => shared.has(sharedKey(change.shared)));
      const changes = [...common.map((change) => change.shared), ...renamesIn(one, names)];
      count(tally, { label: targets[index]?.label ?? '', changes });
      return { pair: one.pair, folded: [...one.names, ...common.map(withoutShared)] };
    });
  });
  return { targets: folded, folds: [...tally.values()] };
}

function prepare(pairs: readonly Pair[], patterns: readonly SensitivePattern[]): readonly Prepared[] {
  const names = namesChanged(pairs);
  return pairs.filter(differs).map((pair) => {
    const labels = findLabelChanges(pair).filter(({ path }) => !declaredSecret(pair, path, patterns));
    return { pair, labels, names: foldNames(pair, names) };
  });
}

function declaredSecret(
  { base, head }: Pair,
  path: ValuePath,
  patterns: readonly SensitivePattern[],
): boolean {
  return [base, head].some((side) => {
    if (side === undefined || patterns.length === 0) return false;
    const places = sensitivePlaces(side.body, side.id, patterns);
    return path.some((_, index) => places.has(pathKey(path.slice(0, index + 1))));
  });
}

function withoutShared({ shared: _, ...value }: LabelChange): FoldedValue {
  return value;
}

/** Renames that a resource follows; its own is none. */
function renamesIn(
  { pair, names: folds }: Prepared,
  names: ReadonlyMap<string, SharedChange>,
): readonly SharedChange[] {
  const followed = folds.filter(({ from }) => from !== pair.base?.id.name);
  return [...new Set(followed.flatMap(({ from }) => names.get(String(from)) ?? []))];
}

function count(
  tally: Map<string, Fold>,
  { label, changes }: { readonly label: string; readonly changes: readonly SharedChange[] },
): void {
  for (const change of new Map(changes.map((one) => [sharedKey(one), one])).values()) {
    const key = sharedKey(change);
    const known = tally.get(key) ?? { ...change, resources: 0, targets: [] };
    const targets = known.targets.includes(label) ? known.targets : [...known.targets, label];
    tally.set(key, { ...known, resources: known.resources + 1, targets });
  }
}
