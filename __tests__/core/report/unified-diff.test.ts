import { applyPatch, structuredPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replacedLines } from '../../../src/core/report/replaced-lines.ts';
import { formatUnifiedDiff } from '../../../src/core/report/unified-diff.ts';

/** Values of a chart for many shops, every one of them with an image of its own. */
function shops(count: number, tag: string): string {
  const shop = (index: number) =>
    `shop${index}:\n  replicas: ${index % 7}\n  image:\n    repository: ghcr.io/acme/shop\n    tag: ${tag}\n`;
  return Array.from({ length: count }, (_, index) => shop(index)).join('');
}

describe('unified diff of edited files', () => {
  it('names the file and shows three lines around a change', () => {
    const files = [{ path: 'apps/shop/values.yaml', before: shops(3, '1.7.3'), after: shops(3, '1.8.0') }];
    const text = formatUnifiedDiff(files);
    expect(text).toMatch(
      /^diff --git a\/apps\/shop\/values\.yaml b\/.*\n--- a\/apps\/shop\/values\.yaml.*\n\+\+\+ b\/apps/,
    );
    expect(text).toContain('-    tag: 1.7.3\n+    tag: 1.8.0\n shop1:\n');
  });

  it('takes a file with thousands of changes to its new text, without a search', () => {
    const [before, after] = [shops(15_000, '1.7.3'), shops(15_000, '1.8.0')];
    const start = performance.now();
    const text = formatUnifiedDiff([{ path: 'values.yaml', before, after }]);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(text.match(/^\+ {4}tag: 1\.8\.0$/gm)).toHaveLength(15_000);
    expect(applyPatch(shops(15_000, '1.7.3'), text)).toBe(after);
  });

  it('shows lines that are added among thousands of changes', () => {
    const before = shops(600, '1.7.3');
    const after = `${shops(600, '1.8.0')}extra: {}\n`;
    expect(applyPatch(before, formatUnifiedDiff([{ path: 'values.yaml', before, after }]))).toBe(after);
  });
});

describe('lines replaced where they stand', () => {
  it('are shown as the search for the shortest diff shows them', () => {
    const [before, after] = [shops(40, '1.7.3'), shops(40, '1.8.0')];
    const searched = structuredPatch('', '', before, after, undefined, undefined, { context: 3 });
    expect(replacedLines(before, after, 3)).toEqual(searched.hunks);
  });

  it('lead from any text to any other with as many lines', () => {
    const line = fc.constantFrom('tag: 1.7.3', 'tag: 1.8.0', 'image:', '', '# end\r');
    const pairs = fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pairs, fc.boolean(), fc.boolean(), (lines, oldEnds, newEnds) => {
        const write = (side: 0 | 1, ends: boolean) =>
          `${lines.map((pair) => pair[side]).join('\n')}last${ends ? '\n' : ''}`;
        const [before, after] = [write(0, oldEnds), write(1, newEnds)];
        const hunks = replacedLines(before, after, 3) ?? [];
        const names = { oldFileName: 'a', newFileName: 'b', oldHeader: undefined, newHeader: undefined };
        expect(applyPatch(before, { ...names, hunks }, { autoConvertLineEndings: false })).toBe(after);
      }),
    );
  });

  it('are none where the texts differ in their number of lines', () => {
    expect(replacedLines('tag: 1.7.3\n', 'tag: 1.8.0\ndigest: ""\n', 3)).toBeUndefined();
  });
});
