/** Globs: what they match, in which order, and how they are read. */
import { describe, expect, test } from 'vitest';
import { expandGlob } from '../../../src/core/edit/glob.ts';
import { editTarget, initialPaths } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { codesOf, failuresOf } from '../../support/failures.ts';
import { answer, type Texts } from '../../support/files.ts';

const overlay = (image: string) => `images:\n- name: ${image}\n  newTag: 1.7.3\n`;
const REPOSITORY: Texts = {
  'apps/shop/overlays/dev/kustomization.yaml': overlay('acme/shop'),
  'apps/shop/overlays/prod/kustomization.yaml': overlay('acme/shop'),
  'apps/Zoo/overlays/dev/kustomization.yaml': overlay('acme/zoo'),
  'apps/cart/overlays/dev/kustomization.yaml': overlay('acme/cart'),
  'apps/cart/values.yaml': 'image: {tag: 1.7.3}\n',
  'apps/shop/values.yaml': 'image: {tag: 1.7.3}\n',
  'apps/README.md': 'x',
  'apps/.hidden/overlays/dev/kustomization.yaml': overlay('acme/shop'),
};

const expand = (pattern: string) => answer((files) => expandGlob(pattern, files), REPOSITORY).value;
const update = (path: string, ...images: readonly string[]) =>
  answer((files) => editTarget({ path, images: images.map(parseImageArgument) }, files), REPOSITORY);

describe('what matches, in order', () => {
  test.each([
    ['apps/*/overlays/dev', ['apps/Zoo/overlays/dev', 'apps/cart/overlays/dev', 'apps/shop/overlays/dev']],
    ['apps/shop/overlays/*', ['apps/shop/overlays/dev', 'apps/shop/overlays/prod']],
    ['apps/s?op/overlays/[dp]*', ['apps/shop/overlays/dev', 'apps/shop/overlays/prod']],
    ['apps/[!s]*/overlays/dev', ['apps/Zoo/overlays/dev', 'apps/cart/overlays/dev']],
    ['**/dev', ['apps/Zoo/overlays/dev', 'apps/cart/overlays/dev', 'apps/shop/overlays/dev']],
    ['apps/**/prod', ['apps/shop/overlays/prod']],
    [
      'apps/shop/**',
      [
        'apps/shop/overlays/dev/kustomization.yaml',
        'apps/shop/overlays/prod/kustomization.yaml',
        'apps/shop/values.yaml',
      ],
    ],
    ['**/**/values.yaml', ['apps/cart/values.yaml', 'apps/shop/values.yaml']],
    ['apps/.hid*/overlays/dev', ['apps/.hidden/overlays/dev']],
    ['*.md', []],
    ['apps/*.md', ['apps/README.md']],
    ['nowhere/*', []],
    ['apps/[z-a]', []],
  ])('%s', (pattern, paths) => {
    expect(expand(pattern)).toEqual(paths);
  });

  test('many stars in a name take no time', () => {
    const name = 'a'.repeat(200);
    const texts = { [`${name}b`]: '' };
    expect(answer((files) => expandGlob(`${'*a'.repeat(3)}*c`, files), texts).value).toEqual([]);
  });
});

describe('a glob as a target', () => {
  test('sets what uses the image, and tells what does not', () => {
    const { value, rounds } = update('apps/*/overlays/dev', 'acme/shop:1.8.0');
    expect(value.changes).toMatchObject([{ path: 'apps/shop/overlays/dev', to: '1.8.0' }]);
    expect(value.notices[0]?.what).toBe(
      '2 of the 3 paths that match "apps/*/overlays/dev" do not use "acme/shop" and are left as they are: apps/Zoo/overlays/dev, apps/cart/overlays/dev',
    );
    expect(initialPaths('apps/*/overlays/dev')).toEqual(['apps']);
    expect(rounds).toHaveLength(2);
  });

  test('sets several images, each where it is used', () => {
    const { value } = update('apps/*/overlays/*', 'acme/shop:1.8.0', 'acme/cart:2.0.0');
    expect(value.changes.map(({ file, to }) => `${file} ${to}`)).toEqual([
      'apps/cart/overlays/dev/kustomization.yaml 2.0.0',
      'apps/shop/overlays/dev/kustomization.yaml 1.8.0',
      'apps/shop/overlays/prod/kustomization.yaml 1.8.0',
    ]);
  });

  test('takes a key behind it', () => {
    const { value } = update('apps/*/values.yaml#image.tag', 'acme/shop:1.8.0');
    expect(value.edits.map(({ file }) => file)).toEqual(['apps/cart/values.yaml', 'apps/shop/values.yaml']);
  });

  test('that matches nothing is an error', () => {
    expect(codesOf(() => update('apps/*/overlays/staging', 'acme/shop:1.8.0'))).toEqual(['path-missing']);
  });

  test('under which nothing uses the image is an error that names the paths', () => {
    const failures = failuresOf(() => update('apps/*/overlays/dev', 'acme/shop:1.8.0', 'acme/none:1'));
    expect(failures).toMatchObject([{ code: 'image-not-found' }]);
    expect(failures[0]?.what).toContain('none of the 3 paths that match');
  });
});
