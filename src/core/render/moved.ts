/** Operators' objects that a change moves to another file: one target, which stands elsewhere at the base. */
import { joinTargets, type OperatorTarget, type RenderTarget, targetId } from './target.ts';

/** Whether an object of one file may be the one that is found in another. */
export type SameFor = (from: string, to: string) => boolean;

/**
 * The targets of both commits, each once. An object that the change takes out of one file and puts into another is
 * the same by kind, namespace and name, unless several have those: clusters often have objects of one name.
 * @param changed paths that differ: an object of a file that stays as it is, is not moved
 */
export function joinSides(
  base: readonly RenderTarget[],
  head: readonly RenderTarget[],
  { changed, same }: { readonly changed: readonly string[]; readonly same: SameFor },
): readonly RenderTarget[] {
  const gone = byObject(without(base, head), changed);
  const come = byObject(without(head, base), changed);
  const moves = [...come].flatMap(([key, targets]) => {
    const [[to, ...more], [from, ...others]] = [targets, gone.get(key) ?? []];
    const alone = to !== undefined && from !== undefined && more.length + others.length === 0;
    return alone && same(from.path, to.path) ? [{ from, to }] : [];
  });
  const sources = new Set<RenderTarget>(moves.map(({ from }) => from));
  const moved = moves.map(({ from, to }) => ({ ...to, movedFrom: from.path }));
  return joinTargets(
    base.filter((target) => !sources.has(target)),
    head,
    moved,
  );
}

/** A target as it stands at the base. */
export function atBase(target: RenderTarget): RenderTarget {
  if (!('movedFrom' in target) || target.movedFrom === undefined) return target;
  return { ...target, path: target.movedFrom };
}

function without(targets: readonly RenderTarget[], others: readonly RenderTarget[]): readonly RenderTarget[] {
  const known = new Set(others.map(targetId));
  return targets.filter((target) => !known.has(targetId(target)));
}

function byObject(
  targets: readonly RenderTarget[],
  changed: readonly string[],
): ReadonlyMap<string, readonly OperatorTarget[]> {
  const found = new Map<string, OperatorTarget[]>();
  for (const target of targets) {
    if (!('name' in target) || !changed.includes(target.path)) continue;
    const key = JSON.stringify([target.kind, target.namespace, target.name]);
    found.set(key, [...(found.get(key) ?? []), target]);
  }
  return found;
}
