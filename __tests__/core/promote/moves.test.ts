/** Names of images in another environment, and what a target has. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReleaseError } from '../../../src/core/errors.ts';
import { mapRepository } from '../../../src/core/promote/moves.ts';
import { readTarget } from '../../../src/core/promote/target-images.ts';
import type { Entry, Files } from '../../../src/core/snapshot.ts';

describe('registries', () => {
  it.each([
    ['ghcr.io/acme-dev/shop', { 'ghcr.io/acme-dev': 'ghcr.io/acme' }, 'ghcr.io/acme/shop'],
    ['ghcr.io/acme-dev/shop', { 'ghcr.io/acme-dev/': 'registry.acme.io/' }, 'registry.acme.io/shop'],
    ['ghcr.io/acme-developers/shop', { 'ghcr.io/acme-dev': 'ghcr.io/acme' }, 'ghcr.io/acme-developers/shop'],
    ['ghcr.io/acme/shop', { 'ghcr.io': 'a.io', 'ghcr.io/acme/shop': 'b.io/shop' }, 'b.io/shop'],
    ['nginx', { 'ghcr.io': 'a.io' }, 'nginx'],
  ])('%s by %j is %s', (repository, registries, there) => {
    expect(mapRepository(repository, registries)).toBe(there);
  });

  it('that name nothing that fits change nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom('nginx', 'ghcr.io/acme/shop', 'localhost:5000/a/b'), (name) => {
        expect(mapRepository(name, { 'quay.io/other': 'quay.io/mine' })).toBe(name);
      }),
    );
  });
});

describe('what a target has', () => {
  const file = (path: string, text: string): Entry => ({ kind: 'file', path, mode: '100644', text });
  const folder = (path: string, ...names: readonly string[]): Entry => ({
    kind: 'folder',
    path,
    entries: names.map((name) => ({ name, kind: name.includes('.') ? 'file' : 'folder' })),
  });
  const files = (...entries: readonly Entry[]): Files => new Map(entries.map((entry) => [entry.path, entry]));
  const images = (path: string, known: Files, only?: readonly string[]) => {
    const step = readTarget(path, only, known);
    if (step.kind === 'need') return { need: step.paths };
    return step.value?.images.map(({ repository, tag, digest }) => [repository, tag, digest]);
  };
  const kustomization = 'images:\n- {name: acme/shop, newTag: 1.8.0}\n- {name: acme/proxy, newTag: "2"}\n';

  it('is asked for folder by folder', () => {
    expect(images('o', files())).toEqual({ need: ['o'] });
    expect(images('o', files(folder('o', 'kustomization.yaml', 'README.md', 'patches')))).toEqual({
      need: ['o/kustomization.yaml', 'o/patches'],
    });
  });

  it('is every image with a version, or those of the app', () => {
    const known = files(folder('o', 'kustomization.yaml'), file('o/kustomization.yaml', kustomization));
    expect(images('o', known)).toEqual([
      ['acme/shop', '1.8.0', undefined],
      ['acme/proxy', '2', undefined],
    ]);
    expect(images('o', known, ['docker.io/acme/shop'])).toEqual([['acme/shop', '1.8.0', undefined]]);
  });

  it('is one version of an image, once with its digest and once without', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const known = files(
      folder('o', 'a.yaml', 'b.yaml'),
      file('o/a.yaml', 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: "acme/shop:1.8.0"}]}\n'),
      file(
        'o/b.yaml',
        `apiVersion: v1\nkind: Pod\nspec: {containers: [{image: "acme/shop:1.8.0@${digest}"}]}\n`,
      ),
    );
    expect(images('o', known)).toEqual([['acme/shop', '1.8.0', digest]]);
  });

  it('is nothing where nothing stands', () => {
    expect(readTarget('o', undefined, files({ kind: 'missing', path: 'o' }))).toEqual({
      kind: 'ready',
      value: undefined,
    });
  });

  it('leaves out what others fill in, and refuses two versions of one image', () => {
    const template = 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: "acme/shop:${TAG}"}]}\n';
    expect(images('a.yaml', files(file('a.yaml', template)))).toEqual([]);
    const two =
      'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: "acme/shop:1"}, {image: "acme/shop:2"}]}\n';
    expect(() => images('a.yaml', files(file('a.yaml', two)))).toThrow(ReleaseError);
  });
});
