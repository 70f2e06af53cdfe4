/** What the diff holds is the whole difference: base with all of it done is head, resource by resource. */
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { formatCanonical } from '../../../src/core/diff/canonical.ts';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import { readDocuments } from '../../../src/core/diff/documents.ts';
import { applyFolds } from '../../../src/core/diff/folds.ts';
import { createPatch } from '../../../src/core/diff/patch.ts';
import { idKey, type Resource, toResource } from '../../../src/core/diff/resource.ts';
import { OPTIONS, target } from '../../support/rendered.ts';

const word = fc.constantFrom(
  'a',
  'b',
  'shop',
  'web',
  'x y',
  '1',
  'true',
  'line\nbreak\n',
  'ümlaut',
  '',
  '---',
  '{}',
  '# no',
);
const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(word, tie('node'), { maxKeys: 4 }),
  ),
})).node;

const labels = fc.record(
  { 'helm.sh/chart': fc.constantFrom('shop-1', 'shop-2'), team: fc.constantFrom('a', 'b') },
  { requiredKeys: [] },
);
const resource = fc.record({
  apiVersion: fc.constantFrom('v1', 'apps/v1', 'apps/v1beta1'),
  kind: fc.constantFrom('ConfigMap', 'Deployment', 'Thing'),
  metadata: fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'app-7m9f8kh2bt', 'app-9m9f8kh2bt', 'app-dddd8kh2bt'),
    labels,
  }),
  spec: tree,
  uses: fc.constantFrom('app-7m9f8kh2bt', 'app-9m9f8kh2bt', 'nothing'),
});
const manifest = fc
  .uniqueArray(resource, {
    maxLength: 8,
    selector: ({ apiVersion, kind, metadata }) => `${apiVersion.split('/').length}${kind}${metadata.name}`,
  })
  .map((list) => list.map((one) => stringify(one)).join('---\n'));

function resourcesOf(text: string): ReadonlyMap<string, Resource> {
  const list = readDocuments(text, new Map()).values.map(toResource);
  return new Map(list.map((one) => [idKey(one.id), one]));
}

/** Base with every resource diff done to it. */
function applied(base: string, head: string): ReadonlyMap<string, string> {
  const texts = new Map([...resourcesOf(base)].map(([key, { body }]) => [key, formatCanonical(body)]));
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
  return texts;
}

describe('the whole difference', () => {
  it('takes base to head, resource by resource', () => {
    fc.assert(
      fc.property(manifest, manifest, (base, head) => {
        const wanted = [...resourcesOf(head)].map(([key, { body }]) => [key, formatCanonical(body)]);
        expect([...applied(base, head)].sort()).toEqual(wanted.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('is empty between a rendering and itself', () => {
    fc.assert(
      fc.property(manifest, (text) => {
        expect(diffTargets([target(text, text)], OPTIONS)).toMatchObject({
          changed: false,
          folds: [],
          risks: [],
        });
      }),
    );
  });

  it('a patch takes one text to the other, also where the texts have little in common', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '- x', '@@ -1 +1 @@', '\\ No newline'), {
      maxLength: 30,
    });
    const text = lines.map((list) => list.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (base, head) => {
        expect(applyPatch(base, createPatch(base, head).text)).toBe(head);
      }),
    );
    const far = (word: string): string =>
      Array.from({ length: 3_000 }, (_, line) => `${word} ${line}\n`).join('');
    const [base, head] = [`first\n${far('old')}last\n`, `first\n${far('new')}last\n`];
    const patch = createPatch(base, head);
    expect(applyPatch(base, patch.text)).toBe(head);
    expect(patch).toMatchObject({ added: 3_000, removed: 3_000 });
  });
});
