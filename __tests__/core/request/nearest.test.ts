import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../../src/core/request/nearest.ts';

describe('the distance of two words', () => {
  it.each([
    ['build', 'build', 0],
    ['build', 'builds', 1],
    ['build', 'bild', 1],
    ['build', 'guild', 1],
    ['biuld', 'build', 1],
    ['ab', 'ba', 1],
    ['', 'abc', 3],
    ['lint', 'build', 4],
  ])('%s and %s: %i', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
    expect(editDistance(right, left)).toBe(distance);
  });
});

describe('what was meant', () => {
  it.each([
    ['biuld', ['lint', 'build'], 'build'],
    ['Build & test', ['build', 'Build and test'], 'Build and test'],
    ['prod', ['production', 'staging'], undefined],
    ['e2e', [], undefined],
  ])('by %s', (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });
});
