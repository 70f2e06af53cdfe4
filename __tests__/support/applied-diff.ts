/** Does to a rendering what its difference says, for holding the difference against what was rendered. */
import { applyPatch } from 'diff';
import { formatCanonical } from '../../src/core/diff/canonical.ts';
import { diffTargets } from '../../src/core/diff/diff.ts';
import { readDocuments } from '../../src/core/diff/documents.ts';
import { applyFolds } from '../../src/core/diff/folds.ts';
import { idKey, type Resource, toResource } from '../../src/core/diff/resource.ts';
import { OPTIONS, target } from './rendered.ts';

type Texts = readonly (readonly [id: string, text: string])[];

function resourcesOf(text: string): ReadonlyMap<string, Resource> {
  const list = readDocuments(text, new Map()).values.map(toResource);
  return new Map(list.map((one) => [idKey(one.id), one]));
}

/** The resources of a rendering in canonical form, sorted. */
export function canonicalTexts(text: string): Texts {
  return [...resourcesOf(text)].map(([key, { body }]) => [key, formatCanonical(body)] as const).sort();
}

/**
 * Base with the diff of every resource done to it, sorted.
 * @throws Error where a patch does not apply
 */
export function appliedDiff(base: string, head: string): Texts {
  const texts = new Map(canonicalTexts(base));
  const sources = resourcesOf(base);
  for (const { id, status, renamedFrom, folded, patch } of diffTargets(
    [target(base, head)],
    OPTIONS,
  ).targets.flatMap(({ resources }) => resources)) {
    const from = idKey({ ...id, name: renamedFrom ?? id.name });
    const source = sources.get(from);
    const text = source === undefined ? '' : formatCanonical(applyFolds(source.body, folded));
    texts.delete(from);
    const result = patch === '' ? text : applyPatch(text, patch, { autoConvertLineEndings: false });
    if (result === false) throw new Error(`the patch of ${id.kind} ${id.name} does not apply:\n${patch}`);
    if (status !== 'removed') texts.set(idKey(id), result);
  }
  return [...texts].sort();
}
