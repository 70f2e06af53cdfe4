/** One pair of resources into what is shown of it. */
import { shortenBinaryData } from './binary-data.ts';
import { formatCanonical } from './canonical.ts';
import { applyFolds, type FoldedValue } from './folds.ts';
import { findImageMoves } from './image-changes.ts';
import type { Mask } from './masking/mask.ts';
import type { Pair } from './match.ts';
import { createPatch } from './patch.ts';
import type { ResourceDiff, ResourceStatus, Risk } from './rendered-diff.ts';
import type { Resource } from './resource.ts';
import type { Finding } from './risks/risk.ts';
import { findRisks } from './risks/rules.ts';
import { sameValue, type Value } from './value.ts';

/** A pair that differs, with what is folded away in it. */
export interface FoldedPair {
  readonly pair: Pair;
  readonly folded: readonly FoldedValue[];
}

/** What a pair comes to, unmasked but for the patch. */
export interface Compared {
  readonly diff: ResourceDiff;
  readonly risks: readonly Omit<Risk, 'target'>[];
  readonly moves: ReturnType<typeof findImageMoves>;
}

/** Whether anything differs. */
export function differs({ base, head }: Pair): boolean {
  return base?.id.name !== head?.id.name || !sameValue(base?.body, head?.body);
}

export function comparePair({ pair, folded }: FoldedPair, mask: Mask): Compared {
  const { base, head } = pair;
  const id = (head ?? base)?.id ?? { group: '', kind: '', name: '' };
  const patch = createPatch(
    textOf(base === undefined ? undefined : applyFolds(base.body, folded), mask),
    textOf(head?.body, mask),
  );
  const risks = findRisks({ id, base: base?.body, head: head?.body });
  const moves = findImageMoves(pair);
  const diff: ResourceDiff = {
    id,
    status: statusOf(pair, patch.text),
    ...renamedFrom(base, head),
    folded,
    patch: patch.text,
    added: patch.added,
    removed: patch.removed,
    ...levelOf(risks),
    image: moves.length > 0,
  };
  return { diff, risks: risks.map((risk) => ({ ...risk, resource: id })), moves };
}

function levelOf(risks: readonly Finding[]): Pick<ResourceDiff, 'risk'> {
  if (risks.length === 0) return {};
  return { risk: risks.some(({ level }) => level === 'high') ? 'high' : 'medium' };
}

function textOf(body: Value | undefined, mask: Mask): string {
  return body === undefined ? '' : formatCanonical(shortenBinaryData(mask.body(body)));
}

function statusOf({ base, head }: Pair, patch: string): ResourceStatus {
  if (base === undefined) return 'added';
  if (head === undefined) return 'removed';
  return patch === '' ? 'folded' : 'changed';
}

function renamedFrom(
  base: Resource | undefined,
  head: Resource | undefined,
): { readonly renamedFrom?: string } {
  const renamed = base !== undefined && head !== undefined && base.id.name !== head.id.name;
  return renamed ? { renamedFrom: base.id.name } : {};
}
