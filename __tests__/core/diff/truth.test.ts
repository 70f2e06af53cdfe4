/** What the diff holds is the whole difference: base with all of it done is head, resource by resource. */
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import { createPatch } from '../../../src/core/diff/patch.ts';
import { appliedDiff, canonicalTexts } from '../../support/applied-diff.ts';
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

describe('the whole difference', () => {
  it('takes base to head, resource by resource', () => {
    fc.assert(
      fc.property(manifest, manifest, (base, head) => {
        expect(appliedDiff(base, head)).toEqual(canonicalTexts(head));
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
