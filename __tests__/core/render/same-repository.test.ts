import { expect, test } from 'vitest';
import { isSameRepository, normaliseAddress } from '../../../src/core/render/same-repository.ts';

test.each([
  'https://github.com/acme/config',
  'https://github.com/Acme/Config.git',
  'https://x-access-token@github.com/acme/config/',
  'git@github.com:acme/config.git',
  'ssh://git@github.com/acme/config',
  'ssh://git@github.com:22/acme/config.git',
])('%s', (url) => {
  expect(normaliseAddress(url)).toBe('github.com/acme/config');
});

test('an address is held against those that are known; with none, every one may be it', () => {
  const known = ['https://github.com/acme/config'];
  expect(isSameRepository('git@github.com:acme/config.git', known)).toBe(true);
  expect(isSameRepository('git@github.com:acme/other.git', known)).toBe(false);
  expect(isSameRepository('git@github.com:acme/other.git', [])).toBe(true);
});
