import { describe, expect, test } from 'vitest';
import { isVersion, orderOf } from '../../../src/core/images/order.ts';

describe('order of tags', () => {
  test.each([
    ['1.7.3', '1.8.0', 'higher'],
    ['1.8.0', '1.7.3', 'lower'],
    ['1.8.0', '1.8.0', 'equal'],
    ['v1.8.0', '1.8.0', 'equal'],
    ['v1.9.0', 'v1.10.0', 'higher'],
    ['1.8.0-rc.1', '1.8.0', 'higher'],
    ['1.8.0', '1.8.0-rc.2', 'lower'],
    ['1.8.0-rc.2', '1.8.0-rc.10', 'higher'],
    ['1.8.0-g1a2b3c4', '1.8.0-g0a2b3c4', 'unordered'],
    ['1.8.0-14-gabcdef0', '1.8.0-9-gabcdef1', 'unordered'],
    ['1.8.0-1a2b3c4', '1.7.0-ffffff0', 'lower'],
    ['2024.1.15', '2024.2.1', 'higher'],
    ['1.9', '1.10', 'unordered'],
    ['1.8.0', 'main-1a2b3c4', 'unordered'],
    ['main-1a2b3c4', '1.8.0', 'unordered'],
    ['latest', 'latest', 'equal'],
    ['', '1.8.0', 'unordered'],
    ['1.08.0', '1.9.0', 'unordered'],
  ])('%s, then %s: %s', (before, after, order) => {
    expect(orderOf(before, after)).toBe(order);
  });

  test('a tag is a version only if it says so', () => {
    expect(['1.8.0', 'v1.8.0-rc.1', '1.8', 'main', undefined].map(isVersion)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
