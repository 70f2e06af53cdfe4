import { describe, expect, it, test } from 'vitest';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import { formatComment } from '../../../src/core/report/comment.ts';
import { type DiffReport, formatReportFile, parseReportFile } from '../../../src/core/report/report-file.ts';
import { failuresOf } from '../../support/failures.ts';

const pod = (image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: shop, labels: {version: "${image}"}}\nspec: {containers: [{name: shop, image: '${image}', securityContext: {privileged: ${image.endsWith('2')}}}]}\n`;

const diff = diffTargets(
  [
    {
      name: 'shop',
      environment: 'production',
      path: 'apps/shop',
      base: { kind: 'rendered', text: pod('shop:1') },
      head: { kind: 'rendered', text: pod('shop:2') },
    },
    {
      name: 'cart',
      path: 'apps/cart',
      remarks: ['a remark'],
      base: { kind: 'failed', message: 'no base' },
      head: { kind: 'failed', message: 'no head' },
    },
  ],
  { maskKey: 'k', sensitive: [] },
);
const REPORT: DiffReport = { version: 1, base: 'a'.repeat(40), head: 'b'.repeat(40), branch: 'main', diff };
const parse = (value: unknown) => parseReportFile('rendered.json', JSON.stringify(value));

describe('a report', () => {
  it('is read back as it was written', () => {
    expect(parseReportFile('rendered.json', formatReportFile(REPORT))).toEqual(
      JSON.parse(JSON.stringify(REPORT)),
    );
  });

  it('says which share it is, and no impossible one', () => {
    const share = { index: 2, count: 4 };
    expect(parseReportFile('x', formatReportFile({ ...REPORT, share })).share).toEqual(share);
    for (const wrong of [{ index: 0, count: 4 }, { index: 5, count: 4 }, { index: 1, count: 9e15 }, {}])
      expect(failuresOf(() => parse({ ...REPORT, share: wrong }))[0]?.what).toContain('report.share');
  });

  it('makes the comment that its diff makes', () => {
    const about = { id: 'diff', base: REPORT.base, head: REPORT.head };
    const read = parseReportFile('rendered.json', formatReportFile(REPORT));
    expect(formatComment(read.diff, about)).toEqual(formatComment(diff, about));
  });

  it('keeps integers that JSON has no number for as text', () => {
    const change = { path: ['metadata'], from: 1n, to: 12345678901234567890n };
    const [target] = diff.targets;
    const [resource] = target?.resources ?? [];
    if (target === undefined || resource === undefined) throw new Error('nothing differs');
    const big = { ...diff, targets: [{ ...target, resources: [{ ...resource, folded: [change] }] }] };
    const read = parseReportFile('x', formatReportFile({ ...REPORT, diff: big }));
    expect(read.diff.targets[0]?.resources[0]?.folded).toEqual([
      { path: ['metadata'], from: 1, to: '12345678901234567890' },
    ]);
  });
});

describe('what is no report is refused with its place', () => {
  const [target] = diff.targets;
  test.each([
    ['no object', 7, 'report'],
    ['another version', { ...REPORT, version: 2 }, 'report.version'],
    ['a branch as commit', { ...REPORT, head: 'main' }, 'report.head'],
    ['a further key', { ...REPORT, html: '<b>' }, 'report.html'],
    ['a key of the prototype', { ...REPORT, diff: { ...diff, constructor: 1 } }, 'report.diff.constructor'],
    [
      'a number for a text',
      { ...REPORT, diff: { ...diff, targets: [{ ...target, label: 1 }] } },
      'report.diff.targets[0].label',
    ],
    [
      'a count below zero',
      { ...REPORT, diff: { ...diff, counts: { ...diff.counts, added: -1 } } },
      'report.diff.counts.added',
    ],
    [
      'a state that there is not',
      { ...REPORT, diff: { ...diff, targets: [{ ...target, state: 'fine' }] } },
      'report.diff.targets[0].state',
    ],
  ])('%s', (_name, value, place) => {
    const [failure] = failuresOf(() => parse(value));
    expect(failure).toMatchObject({ code: 'report-invalid', where: { file: 'rendered.json' } });
    expect(failure?.what).toContain(`${place} is not`);
  });

  it('text that is no JSON', () => {
    expect(failuresOf(() => parseReportFile('x', '{'))[0]?.what).toContain('it is no JSON');
  });
});

test('no text of a report acts in the comment', () => {
  const evil = 'is fine\n\n@acme/admins <img src=x> [approve](http://evil.test)\n\n</details>\n# now';
  const report = JSON.parse(formatReportFile(REPORT)) as { diff: { risks: { what: string }[] } };
  for (const risk of report.diff.risks) risk.what = evil;
  const read = parseReportFile('rendered.json', JSON.stringify(report));
  expect(read.diff.risks.length).toBeGreaterThan(0);
  const [comment = ''] = formatComment(read.diff, { id: 'diff', base: REPORT.base, head: REPORT.head });
  expect(comment).not.toMatch(/@acme\/admins|(?<!\\)<img|[^\\]\]\(http|^# now/m);
});
