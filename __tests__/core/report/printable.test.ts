import { describe, expect, it } from 'vitest';
import { imagePage } from '../../../src/core/report/links.ts';
import { escaped, oneLine, printable, visible } from '../../../src/core/report/printable.ts';

describe('letters that a reader does not see', () => {
  it.each([
    ['\u001b[31m', '\\u001b[31m'],
    ['a\u202eb', 'a\\u202eb'],
    ['a\u061cb\u00ad', 'a\\u061cb\\u00ad'],
    ['a\u{e0041}', 'a\\U000e0041'],
    ['\ud800', '\\ud800'],
    ['a\u3164', 'a\\u3164'],
    ['a\n\tb\r', 'a\n\tb\\u000d'],
  ])('%j is shown as %j', (text, shown) => {
    expect(escaped(text)).toBe(shown);
    expect(printable(text)).not.toBe(text);
  });

  it.each(['Ünïcode, Ελληνικά, العربية, 日本語', '⚠️ 🔑', "a\\b'c"])('%s is shown as it is', (text) => {
    expect([escaped(text), printable(text), visible(text)]).toEqual([text, text, text]);
  });

  it('a name is one line', () => {
    expect(oneLine('a\r\n::error::b\u0085')).toBe('a ::error::b\\u0085');
  });
});

describe('the page of an image', () => {
  it.each(['evil.example?.pkg.dev/x', 'a@b.pkg.dev/x', 'ghcr.io/../x', 'quay.io/a?b', 'ghcr.io/a#b'])(
    'is none for %s, which is no name of one',
    (name) => {
      expect(imagePage(name)).toBeUndefined();
    },
  );

  it.each([
    ['nginx', 'https://hub.docker.com/_/nginx'],
    ['ghcr.io/acme/shop_web.v2', 'https://ghcr.io/acme/shop_web.v2'],
    ['europe-docker.pkg.dev/acme/shop/web', 'https://europe-docker.pkg.dev/acme/shop/web'],
  ])('of %s is %s', (name, page) => {
    expect(imagePage(name)).toBe(page);
  });
});
