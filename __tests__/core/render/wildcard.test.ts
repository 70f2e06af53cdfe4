import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandChoices, matchesWildcard } from '../../../src/core/render/wildcard.ts';

test.each([
  ['*', 'a/b.yaml', true],
  ['*.yaml', 'deep/a.yaml', true],
  ['?.yaml', 'a.yaml', true],
  ['?.yaml', 'ab.yaml', false],
  ['a*b*c', 'a1b2bc', true],
  ['a*b', 'a1c', false],
  ['', '', true],
  ['', 'a', false],
])('%s on %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

test('answers as a regular expression does', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 6 });
  const texts = fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 });
  fc.assert(
    fc.property(letters, texts, (signs, parts) => {
      const source = signs.map((sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : sign)).join('');
      expect(matchesWildcard(signs.join(''), parts.join(''))).toBe(
        new RegExp(`^${source}$`).test(parts.join('')),
      );
    }),
  );
});

test('a pattern that would keep a regular expression busy for years is answered at once', () => {
  expect(matchesWildcard(`${'*a'.repeat(40)}b`, 'a'.repeat(2_000))).toBe(false);
});

test('choices become patterns of their own', () => {
  expect(expandChoices('{a,b}/*.{yaml,yml}')).toEqual(['a/*.yaml', 'a/*.yml', 'b/*.yaml', 'b/*.yml']);
  expect(expandChoices('a{b')).toEqual(['a{b']);
  expect(expandChoices('{a,b}'.repeat(20))).toHaveLength(1);
});
