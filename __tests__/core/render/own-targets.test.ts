import { describe, expect, it } from 'vitest';
import { findOwnTargets } from '../../../src/core/render/own-targets.ts';
import type { RenderTarget } from '../../../src/core/render/target.ts';
import type { Entry, FolderEntry } from '../../../src/core/snapshot.ts';

/** A repository of texts, and every path that is asked for. */
function search(texts: Readonly<Record<string, string>>, ...changed: readonly string[]) {
  const asked: string[] = [];
  const files = new Map<string, Entry>();
  for (;;) {
    const step = findOwnTargets({ changed, repositoryUrls: [], branch: 'main' }, files);
    if (step.kind === 'ready') return { ...step.value, asked };
    for (const path of step.paths) {
      asked.push(path);
      files.set(path, entryAt(texts, path));
    }
  }
}

function entryAt(texts: Readonly<Record<string, string>>, path: string): Entry {
  const text = texts[path];
  if (text !== undefined) return { kind: 'file', path, mode: '100644', text };
  const below = Object.keys(texts).filter((each) => path === '' || each.startsWith(`${path}/`));
  if (below.length === 0) return { kind: 'missing', path };
  const names = new Map(
    below.map((each): [string, FolderEntry] => toEntry(each.slice(path === '' ? 0 : path.length + 1))),
  );
  return { kind: 'folder', path, entries: [...names.values()] };
}

function toEntry(relative: string): [string, FolderEntry] {
  const [name = '', ...rest] = relative.split('/');
  return [name, { name, kind: rest.length === 0 ? 'file' : 'folder' }];
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: shop}\n';
const REPOSITORY = {
  'apps/shop/base/kustomization.yaml': 'resources: [pod.yaml]\n',
  'apps/shop/base/pod.yaml': POD,
  'apps/shop/overlays/production/kustomization.yaml':
    'resources: [../../base]\npatches: [{path: patches/image.yaml}]\n',
  'apps/shop/overlays/production/patches/image.yaml': POD,
  'charts/cart/Chart.yaml': 'apiVersion: v2\nname: cart\nversion: 0.1.0\n',
  'charts/cart/values.yaml': 'image: {repository: ghcr.io/acme/cart, tag: v1}\n',
  'charts/cart/values-production.yaml': 'image: {tag: v1}\n',
  'charts/cart/templates/pod.yaml': POD,
  'plain/pod.yaml': POD,
  'plain/other.yaml': POD,
  'docs/guide.md': 'text\n',
};
const kinds = (targets: readonly RenderTarget[]) => targets.map(({ kind, path }) => `${kind} ${path}`);

describe('the target of a changed file', () => {
  it('is the kustomization in its folder', () => {
    const { targets } = search(REPOSITORY, 'apps/shop/overlays/production/kustomization.yaml');
    expect(kinds(targets)).toEqual(['kustomization apps/shop/overlays/production']);
  });

  it('is the nearest kustomization above it', () => {
    const { targets } = search(REPOSITORY, 'apps/shop/overlays/production/patches/image.yaml');
    expect(kinds(targets)).toEqual(['kustomization apps/shop/overlays/production']);
  });

  it('is the chart with the values that changed', () => {
    const { targets } = search(REPOSITORY, 'charts/cart/values-production.yaml');
    expect(targets).toMatchObject([
      { kind: 'helm-chart', path: 'charts/cart', valueFiles: ['charts/cart/values-production.yaml'] },
    ]);
  });

  it('is the folder of plain manifests', () => {
    expect(kinds(search(REPOSITORY, 'plain/pod.yaml').targets)).toEqual(['manifests plain']);
  });

  it('is none for a file that no cluster reads', () => {
    expect(search(REPOSITORY, 'docs/guide.md').targets).toEqual([]);
  });
});

describe('a target that others may build as a part of theirs', () => {
  const OPERATORS = {
    ...REPOSITORY,
    'apps/shop/components/probe/kustomization.yaml': 'kind: Component\npatches: [{path: probe.yaml}]\n',
    'apps/shop/components/probe/probe.yaml': POD,
    'releases/cart.yaml':
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: cart}\nspec: {chart: {spec: {chart: ./charts/cart, sourceRef: {kind: GitRepository, name: config}}}}\n',
    'releases/redis.yaml':
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: redis}\nspec: {chart: {spec: {chart: redis, sourceRef: {kind: HelmRepository, name: charts}}}}\n',
    'argocd/cart.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: cart}\nspec: {source: {repoURL: https://github.com/acme/config, path: charts/cart}}\n',
  };

  it.each([
    ['a base', 'apps/shop/base/pod.yaml', true],
    ['a component', 'apps/shop/components/probe/probe.yaml', true],
    ['a chart', 'charts/cart/values.yaml', true],
    ['the values of a HelmRelease whose chart stands here', 'releases/cart.yaml', true],
    ['an Application of this repository', 'argocd/cart.yaml', true],
    ['an overlay', 'apps/shop/overlays/production/kustomization.yaml', false],
    ['a patch of an overlay', 'apps/shop/overlays/production/patches/image.yaml', false],
    ['a plain manifest', 'plain/pod.yaml', false],
    ['a HelmRelease of a chart from elsewhere', 'releases/redis.yaml', false],
  ])('%s', (_, path, part) => {
    expect(search(OPERATORS, path).part).toBe(part);
  });
});

describe('what is asked for', () => {
  it('does not grow with the repository', () => {
    const others = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `apps/s${index}/overlays/production/kustomization.yaml`,
        'resources: []\n',
      ]),
    );
    const changed = 'apps/shop/overlays/production/kustomization.yaml';
    const [small, large] = [search(REPOSITORY, changed), search({ ...REPOSITORY, ...others }, changed)];
    expect(large.asked).toEqual(small.asked);
    expect(large.asked).toEqual(['apps/shop/overlays/production', changed]);
  });
});
