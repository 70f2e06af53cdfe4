import { expect, test } from 'vitest';
import { joinDocuments } from '../../../src/core/render/documents.ts';

test('documents of several texts are one text, whatever they begin and end with', () => {
  expect(joinDocuments(['---\na: 1\n\n', '', '\uFEFFb: 2\r\n---\r\nc: 3', '\n\n'])).toBe(
    'a: 1\n---\nb: 2\n---\nc: 3\n',
  );
});

test('a text made of breaks is joined at once', () => {
  const text = `a: |\n${'\n'.repeat(1_000_000)}x`;
  expect(joinDocuments([text])).toBe(`${text}\n`);
});
