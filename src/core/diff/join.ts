/** Diffs of several shares of the targets into one, as if all had been compared at once. */
import { sharedKey } from './folds.ts';
import { tellMoves } from './moves.ts';
import type { Fold, RenderedDiff, TargetDiff } from './rendered-diff.ts';

/**
 * The parts as one diff, in the order of the targets' names. What moves alike, and what is folded alike, is told once.
 * A label that changes on few resources of one share is shown with each of them, as that share did.
 */
export function joinDiffs(parts: readonly RenderedDiff[]): RenderedDiff {
  const sum = (of: (part: RenderedDiff) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const targets = parts
    .flatMap((part) => part.targets)
    .sort((left, right) => (left.label < right.label ? -1 : Number(left.label > right.label)));
  return {
    changed: parts.some(({ changed }) => changed),
    failed: parts.some(({ failed }) => failed),
    counts: {
      targets: sum(({ counts }) => counts.targets),
      identical: sum(({ counts }) => counts.identical),
      failed: sum(({ counts }) => counts.failed),
      added: sum(({ counts }) => counts.added),
      removed: sum(({ counts }) => counts.removed),
      changed: sum(({ counts }) => counts.changed),
      folded: sum(({ counts }) => counts.folded),
    },
    images: joinImages(parts),
    risks: joinRisks(parts, targets),
    folds: joinFolds(parts.flatMap(({ folds }) => folds)),
    targets,
  };
}

function joinImages(parts: readonly RenderedDiff[]): RenderedDiff['images'] {
  const images = new Map<string, RenderedDiff['images'][number]>();
  for (const move of parts.flatMap((part) => part.images)) {
    const key = JSON.stringify([move.image, move.from, move.to]);
    const known = images.get(key)?.targets ?? [];
    images.set(key, { ...move, targets: joinNames(known, move.targets) });
  }
  return [...images.values()];
}

function joinFolds(folds: readonly Fold[]): readonly Fold[] {
  const joined = new Map<string, Fold>();
  for (const fold of folds) {
    const key = sharedKey(fold);
    const { resources, targets } = joined.get(key) ?? { resources: 0, targets: [] };
    const all = { resources: resources + fold.resources, targets: joinNames(targets, fold.targets) };
    joined.set(key, { ...fold, ...all });
  }
  return [...joined.values()];
}

function joinNames(left: readonly string[], right: readonly string[]): readonly string[] {
  return [...new Set([...left, ...right])].sort();
}

/** High ones first, then in the order of the targets. */
function joinRisks(parts: readonly RenderedDiff[], targets: readonly TargetDiff[]): RenderedDiff['risks'] {
  const places = new Map(targets.map(({ label }, index) => [label, index]));
  const rank = ({ level, target }: RenderedDiff['risks'][number]) =>
    (level === 'high' ? 0 : targets.length) + (places.get(target) ?? 0);
  const risks = parts.flatMap((part) => part.risks).sort((left, right) => rank(left) - rank(right));
  return tellMoves(risks, targets);
}
