import { describe, expect, test } from 'vitest';
import { mergeImageArguments, parseImageArgument } from '../../../src/core/images/argument.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;
const NOTHING = {
  name: undefined,
  repository: undefined,
  tag: undefined,
  keepTag: false,
  digest: undefined,
  keepDigest: false,
};

describe('an argument says what to set, what to keep and what to clear', () => {
  test.each([
    ['ghcr.io/acme/shop:1.8.0', { repository: 'ghcr.io/acme/shop', tag: '1.8.0' }],
    [`shop@${SHA}`, { repository: 'shop', digest: SHA }],
    [`shop:1@${SHA}`, { repository: 'shop', tag: '1', digest: SHA }],
    ['shop:1@*', { repository: 'shop', tag: '1', keepDigest: true }],
    [`shop:*@${SHA}`, { repository: 'shop', keepTag: true, digest: SHA }],
    ['web=ghcr.io/acme/shop:1', { name: 'web', repository: 'ghcr.io/acme/shop', tag: '1' }],
    [
      'web=ghcr.io/acme/shop',
      { name: 'web', repository: 'ghcr.io/acme/shop', keepTag: true, keepDigest: true },
    ],
    [
      'web=ghcr.io/acme/shop:*',
      { name: 'web', repository: 'ghcr.io/acme/shop', keepTag: true, keepDigest: true },
    ],
    ['web=*:2', { name: 'web', tag: '2' }],
    [`web=*@${SHA}`, { name: 'web', digest: SHA }],
    [`web=*:2@${SHA}`, { name: 'web', tag: '2', digest: SHA }],
    [
      'localhost:5000/app=localhost:5000/other:2',
      { name: 'localhost:5000/app', repository: 'localhost:5000/other', tag: '2' },
    ],
    ['REGISTRY/app=*:2', { name: 'REGISTRY/app', tag: '2' }],
  ])('%s', (text, expected) => {
    expect(parseImageArgument(text)).toEqual({ ...NOTHING, ...expected, text });
  });
});

describe('an argument that says nothing clear is refused', () => {
  test.each([
    ['shop', 'neither a tag nor a digest'],
    ['localhost:5000/shop', 'neither a tag nor a digest'],
    ['shop:*', 'every part is kept'],
    ['shop:*@*', 'every part is kept'],
    ['web=*', 'so there is nothing to set'],
    ['web=*:*', 'every part is kept'],
    ['*:2', 'needs the name of an entry'],
    ['=shop:1', 'the name before "=" is empty'],
    ['we b=shop:1', 'is not allowed in the name'],
    ['web=', 'the repository is empty'],
    ['Shop:1', 'lower case'],
    ['shop:1.8.0+build', '"+" is not allowed in the tag'],
    ['shop:{{ tag }}', 'is not allowed in the tag'],
    ['', 'the repository is empty'],
  ])('%s', (text, reason) => {
    const attempt = () => parseImageArgument(text);
    expect(attempt).toThrow(expect.objectContaining({ code: 'image-invalid' }));
    expect(attempt).toThrow(reason);
  });
});

describe('several arguments', () => {
  const merge = (...texts: readonly string[]) =>
    mergeImageArguments(texts.map(parseImageArgument)).map(({ text }) => text);

  test('identical ones collapse, also in another spelling', () => {
    expect(merge('nginx:1', 'docker.io/library/nginx:1', 'web=*:2', 'web=*:2')).toEqual([
      'nginx:1',
      'web=*:2',
    ]);
  });

  test.each([
    [['nginx:1', 'nginx:2']],
    [['nginx:1', 'library/nginx:2']],
    [['nginx:1', `nginx@${SHA}`]],
    [['web=a:1', 'web=b:1']],
  ])('%j contradict each other', (texts) => {
    expect(() => merge(...texts)).toThrow(expect.objectContaining({ code: 'input-contradiction' }));
  });
});
