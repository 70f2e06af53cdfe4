/**
 * Names with a hash of the content behind them, as kustomize's generators make them for ConfigMaps and Secrets.
 * Hash alphabet: kustomize api/hasher/hasher.go `encode`.
 */
import type { Resource } from './resource.ts';
import { fingerprint } from './value.ts';

const GENERATED = /^(.+)-[bcdfghkmt2456789]{10}$/;
const KINDS = ['ConfigMap', 'Secret'];

/** A resource whose name changed with its content. */
export interface Rename {
  readonly from: Resource;
  readonly to: Resource;
}

/**
 * Pairs generated resources that stand on one side only.
 * @param gone resources of base that head lacks
 * @param come resources of head that base lacks
 * @returns pairs of which each side has exactly one resource of the name without hash; others stay as they are
 */
export function findRenames(gone: readonly Resource[], come: readonly Resource[]): readonly Rename[] {
  const sources = byStem(gone);
  return [...byStem(come)].flatMap(([stem, to]) => {
    const from = sources.get(stem) ?? [];
    const [[source, ...otherSources], [target, ...otherTargets]] = [from, to];
    if (source === undefined || target === undefined) return [];
    return otherSources.length + otherTargets.length === 0 ? [{ from: source, to: target }] : [];
  });
}

function byStem(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const stems = new Map<string, Resource[]>();
  for (const resource of resources) {
    const { group, kind, namespace, name } = resource.id;
    const stem = GENERATED.exec(name)?.[1];
    if (group !== '' || !KINDS.includes(kind) || stem === undefined) continue;
    const key = fingerprint([kind, namespace ?? null, stem]);
    stems.set(key, [...(stems.get(key) ?? []), resource]);
  }
  return stems;
}
