import { describe, expect, test } from 'vitest';
import {
  formatReference,
  normalRepository,
  parseReference,
  referenceProblem,
  sameRepository,
} from '../../../src/core/images/reference.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;
const SHA512 = `sha512:${'0123456789abcdef'.repeat(8)}`;

describe('a reference is taken apart as distribution/reference does it', () => {
  test.each([
    ['test_com', 'test_com', undefined, undefined],
    ['test.com:tag', 'test.com', 'tag', undefined],
    ['test.com:5000', 'test.com', '5000', undefined],
    ['test.com/repo:tag', 'test.com/repo', 'tag', undefined],
    ['test:5000/repo', 'test:5000/repo', undefined, undefined],
    ['test:5000/repo:tag', 'test:5000/repo', 'tag', undefined],
    [`test:5000/repo@${SHA}`, 'test:5000/repo', undefined, SHA],
    [`test:5000/repo:tag@${SHA}`, 'test:5000/repo', 'tag', SHA],
    [`repo@${SHA512}`, 'repo', undefined, SHA512],
    ['lowercase:Uppercase', 'lowercase', 'Uppercase', undefined],
    ['sub-dom1.foo.com/bar/baz/quux', 'sub-dom1.foo.com/bar/baz/quux', undefined, undefined],
    [
      'sub-dom1.foo.com/bar/baz/quux:some-long-tag',
      'sub-dom1.foo.com/bar/baz/quux',
      'some-long-tag',
      undefined,
    ],
    [
      'b.gcr.io/test.example.com/my-app:test.example.com',
      'b.gcr.io/test.example.com/my-app',
      'test.example.com',
      undefined,
    ],
    ['xn--n3h.com/myimage:xn--n3h.com', 'xn--n3h.com/myimage', 'xn--n3h.com', undefined],
    ['foo_bar.com:8080', 'foo_bar.com', '8080', undefined],
    ['foo/foo_bar.com:8080', 'foo/foo_bar.com', '8080', undefined],
    ['foo__bar/a--b/c.d_e', 'foo__bar/a--b/c.d_e', undefined, undefined],
    ['[2001:db8::1]:5000/repo:1', '[2001:db8::1]:5000/repo', '1', undefined],
    ['localhost/app:1', 'localhost/app', '1', undefined],
    ['Foo.Example:443/app:1', 'Foo.Example:443/app', '1', undefined],
    [`app:${'a'.repeat(128)}`, 'app', 'a'.repeat(128), undefined],
    [`ghcr.io/${'a'.repeat(255)}`, `ghcr.io/${'a'.repeat(255)}`, undefined, undefined],
    ['a/b', 'a/b', undefined, undefined],
    ['app:_1.0-x', 'app', '_1.0-x', undefined],
  ])('%s', (text, repository, tag, digest) => {
    expect(parseReference(text)).toEqual({ repository, tag, digest });
    expect(formatReference(parseReference(text))).toBe(text);
  });
});

describe('what is no reference is refused with the reason', () => {
  test.each([
    ['', 'the repository is empty'],
    [':tag', 'the repository is empty'],
    [`@${SHA}`, 'the repository is empty'],
    ['Uppercase:tag', 'repository names are lower case'],
    ['ghcr.io/Acme/shop:1', 'repository names are lower case'],
    [`${'a'.repeat(63)}A`, 'lower case'],
    ['0123456789abcdef'.repeat(4), 'an image id'],
    ['app:', 'the tag behind ":" is empty'],
    ['app@', 'the digest behind "@" is empty'],
    ['app:-1', 'starts with "-"'],
    ['app:.1', 'starts with "."'],
    ['app:1+2', '"+" is not allowed in the tag'],
    [`app:${'a'.repeat(129)}`, 'the tag has 129 characters, at most 128'],
    ['app@sha256:abcd', 'sha256 has 64 hex digits, got 4'],
    [`app@sha256:${'A'.repeat(64)}`, '"A" is not allowed in a digest'],
    [`app@md5:${'a'.repeat(32)}`, '"md5" is no digest algorithm'],
    ['app@1.0', 'has no algorithm'],
    [`ghcr.io/${'a'.repeat(256)}`, 'has 256 characters, at most 255'],
    ['a//b', 'an empty part'],
    ['/a', 'an empty part'],
    ['a/', 'an empty part'],
    ['-foo/bar', '"-foo" must start and end'],
    ['foo/bar-', '"bar-" must start and end'],
    ['a___b', '"a___b" must start and end'],
    ['a..b', '"a..b" must start and end'],
    ['-foo.com/bar', 'is no registry domain'],
    ['foo.com:http/bar', 'is no registry domain'],
    ['ap p:1', 'a space is not allowed'],
    ['app:1 ', 'a space is not allowed'],
    ['äpp', '"ä" is not allowed'],
    ['a$(id):1', 'is not allowed'],
  ])('%s', (text, reason) => {
    expect(referenceProblem(text)).toContain(reason);
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: 'image-invalid' }));
  });
});

describe('two spellings of one repository are the same', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx', true],
    ['library/nginx', 'index.docker.io/nginx', true],
    ['index.docker.io/acme/app', 'acme/app', true],
    ['nginx', 'acme/nginx', false],
    ['ghcr.io/library/nginx', 'nginx', false],
    ['localhost/app', 'app', false],
    ['localhost:5000/app', 'localhost:5001/app', false],
    ['Foo/app', 'foo/app', false],
  ])('%s and %s: %s', (left, right, same) => {
    expect(sameRepository(left, right)).toBe(same);
    expect(sameRepository(right, left)).toBe(same);
  });

  test('the normal form is complete', () => {
    expect(normalRepository('nginx')).toBe('docker.io/library/nginx');
  });
});
