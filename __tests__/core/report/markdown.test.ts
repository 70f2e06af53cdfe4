import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { codeSpan, fenced, plain, table } from '../../../src/core/report/markdown.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });

const HOSTILE = [
  '`',
  '``',
  '|',
  '\n',
  '<b>',
  '-->',
  '</details>',
  '@alice',
  '#1',
  '::error::x',
  '[a](b)',
  '![i](j)',
  '**',
  '~~~',
  '```',
  '\\',
  '&lt;',
  'https://x.example',
  '\u202e',
  '# h',
  '> q',
  '- l',
  ':tada:',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' })), { maxLength: 8 })
  .map((parts) => parts.join(''));

/** Names of the elements that the rendered Markdown has. */
function elements(source: string): readonly string[] {
  return [...markdown.render(source).matchAll(/<([a-z0-9]+)[\s>]/g)].map((match) => match[1] ?? '');
}

describe('text from outside', () => {
  it('in a code span is nothing but that code span', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(elements(`before ${codeSpan(text)} after`)).toEqual(['p', 'code']);
      }),
      { numRuns: 500 },
    );
  });

  it('as plain text makes no element, mention or reference', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const rendered = markdown.render(`x ${plain(text.replaceAll('\n', ' '))}`);
        expect([...rendered.matchAll(/<([a-z0-9]+)/g)].map((match) => match[1])).toEqual(['p']);
        expect(rendered).not.toMatch(/@[a-z]|#\d/i);
      }),
      { numRuns: 500 },
    );
  });

  it('in a fenced block stays inside it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(elements(`${fenced(text, 'diff')}\n\nafter`)).toEqual(['pre', 'code', 'p']);
      }),
      { numRuns: 500 },
    );
  });

  it('in a table cell keeps the table whole', () => {
    fc.assert(
      fc.property(hostile, hostile, (left, right) => {
        const cells = elements(table(['A', 'B'], [[codeSpan(left), codeSpan(right)]])).filter(
          (name) => name === 'td',
        );
        expect(cells).toHaveLength(2);
      }),
      { numRuns: 500 },
    );
  });
});
