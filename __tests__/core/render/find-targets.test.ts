/** Which targets a change touches: through bases, components, values files, charts and operators' objects. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTargets } from '../../../src/core/render/find-targets.ts';
import { targetId } from '../../../src/core/render/target.ts';
import { answer, entriesOf } from '../../support/files.ts';
import { diffOf } from '../../support/rendered.ts';
import { failure, readerOf, rendered, touched } from '../../support/rendering.ts';

const shop = {
  'apps/shop/base/kustomization.yaml': 'resources:\n- deployment.yaml\n',
  'apps/shop/base/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\n',
  'apps/shop/overlays/staging/kustomization.yaml': 'resources:\n- ../../base\n',
  'apps/shop/overlays/production/kustomization.yaml':
    'resources:\n- ../../base\ncomponents:\n- ../../components/probe\nconfigMapGenerator:\n- name: a\n  files:\n  - key=settings.properties\n',
  'apps/shop/overlays/production/settings.properties': 'level=info\n',
  'apps/shop/components/probe/kustomization.yaml': 'kind: Component\npatches:\n- path: probe.yaml\n',
  'apps/shop/components/probe/probe.yaml': 'kind: Deployment\n',
  'apps/web/kustomization.yaml': 'resources:\n- web.yaml\n',
  'apps/web/web.yaml': 'apiVersion: v1\nkind: Service\n',
  'plain/service.yaml': 'apiVersion: v1\nkind: Service\n',
  'README.md': '# Config\n',
  '.github/workflows/ci.yaml': 'apiVersion: v1\nkind: Workflow\n',
  'settings.yaml': 'a: 1\n',
};
const staging = 'apps/shop/overlays/staging (kustomization)';
const production = 'apps/shop/overlays/production (kustomization)';

const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  .map((key, index, keys) => {
    const items = index === 0 ? 'x' : `*${keys[index - 1]}`;
    return `${key}: &${key} [${Array(9).fill(items).join(', ')}]\n`;
  })
  .join('');

describe('kustomizations', () => {
  test.each([
    ['a base touches every overlay', ['apps/shop/base/deployment.yaml'], [production, staging]],
    ['so does its kustomization', ['apps/shop/base/kustomization.yaml'], [production, staging]],
    ['a component touches the overlays that use it', ['apps/shop/components/probe/probe.yaml'], [production]],
    ['a file of a generator', ['apps/shop/overlays/production/settings.properties'], [production]],
    ['an overlay itself', ['apps/shop/overlays/staging/kustomization.yaml'], [staging]],
    ['another app', ['apps/web/web.yaml'], ['apps/web (kustomization)']],
    ['manifests that no kustomization reaches', ['plain/service.yaml'], ['plain (manifests)']],
    ['what is no manifest', ['README.md', 'settings.yaml', '.github/workflows/ci.yaml'], []],
    ['nothing', [], []],
  ])('%s', async (_name, changed, expected) => {
    expect(await touched(changed, shop)).toEqual(expected);
  });

  test('a file that only a plugin of kustomize names', async () => {
    const texts = {
      'app/kustomization.yaml': 'generators:\n- generator.yaml\n',
      'app/generator.yaml':
        'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata:\n  name: a\nfiles:\n- a.txt\n',
      'app/a.txt': 'a\n',
    };
    expect(await touched(['app/a.txt'], texts)).toEqual(['app (kustomization)']);
  });

  test('kustomizations that include one another in a circle end', async () => {
    const texts = {
      'a/kustomization.yaml': 'resources:\n- ../b\n',
      'b/kustomization.yaml': 'resources:\n- ../a\n- x.yaml\n',
      'root/kustomization.yaml': 'resources:\n- ../a\n',
    };
    expect(await touched(['b/x.yaml'], texts)).toEqual(['root (kustomization)']);
  });

  test.each([
    ['broken YAML', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "open\n'],
    ['broken JSON', '{"apiVersion": "v1",\n"kind": "ConfigMap"\n'],
    ['an alias bomb', `apiVersion: v1\nkind: ConfigMap\n${bomb}`],
  ])('a manifest that is %s is a target, which fails', async (_name, text) => {
    const texts = { 'plain/added.yaml': text };
    expect(await touched(['plain/added.yaml'], texts)).toEqual(['plain (manifests)']);
    const target = { kind: 'manifests', path: 'plain' } as const;
    const [diff] = diffOf('', await rendered(target, texts)).targets;
    expect(diff?.problems).toMatchObject([
      { side: 'head', message: expect.stringMatching(/^document 1 is not valid YAML/) },
    ]);
  });

  test('broken YAML that is no manifest is no target', async () => {
    expect(await touched(['values.yaml'], { 'values.yaml': 'a: "open\n' })).toEqual([]);
  });

  test('overlays that list each other are both touched', async () => {
    const texts = {
      'base/kustomization.yaml': 'resources:\n- deployment.yaml\n',
      'base/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\n',
      'overlays/production/kustomization.yaml': 'resources:\n- ../../base\n- ../staging\n',
      'overlays/staging/kustomization.yaml': 'resources:\n- ../../base\n- ../production\n',
    };
    expect(await touched(['base/deployment.yaml'], texts)).toEqual([
      'overlays/production (kustomization)',
      'overlays/staging (kustomization)',
    ]);
  });

  test('a component hides what it lists only where something uses it', async () => {
    const overlay = 'apps/shop/overlays/production';
    const unused = {
      ...shop,
      'apps/shop/components/all/kustomization.yaml':
        'kind: Component\nresources:\n- ../../overlays/production\n',
    };
    expect(await touched([`${overlay}/settings.properties`], unused)).toEqual([production]);
    const used = { ...unused, 'all/kustomization.yaml': 'components:\n- ../apps/shop/components/all\n' };
    expect(await touched([`${overlay}/settings.properties`], used)).toEqual(['all (kustomization)']);
  });

  test('names are read once, kustomizations in one request, and no manifest that has not changed', () => {
    const operatorFiles: readonly string[] = [];
    const change = { changed: ['apps/shop/base/deployment.yaml'], paths: Object.keys(shop), operatorFiles };
    const { rounds } = answer((files) => findTargets(change, files), shop);
    const kustomizations = Object.keys(shop).filter((path) => path.endsWith('kustomization.yaml'));
    expect(rounds.map((round) => [...round].sort())).toEqual([
      [...kustomizations, 'apps/shop/base/deployment.yaml'].sort(),
    ]);
  });
});

describe('charts', () => {
  const chart = {
    'charts/shop/Chart.yaml':
      'name: shop\nversion: 0.1.0\ndependencies:\n- name: lib\n  repository: file://../lib\n',
    'charts/shop/values.yaml': '{}\n',
    'charts/shop/values-production.yaml': '{}\n',
    'charts/shop/templates/a.yaml': '{{ .Values }}\n',
    'charts/shop/charts/packed/Chart.yaml': 'name: packed\nversion: 0.1.0\n',
    'charts/lib/Chart.yaml': 'name: lib\nversion: 0.1.0\ntype: library\n',
    'charts/lib/templates/_a.tpl': '\n',
  };
  const plain = 'charts/shop (helm-chart)';
  const values = 'charts/shop + charts/shop/values-production.yaml (helm-chart)';

  test.each([
    ['a template', 'charts/shop/templates/a.yaml', [plain, values]],
    ['a values file for one environment', 'charts/shop/values-production.yaml', [values]],
    ['a library that the chart depends on', 'charts/lib/templates/_a.tpl', [plain, values]],
    ['a chart that is packed into it', 'charts/shop/charts/packed/Chart.yaml', [plain, values]],
  ])('%s', async (_name, changed, expected) => {
    expect(await touched([changed], chart)).toEqual([...expected].sort());
  });

  test.each([
    ['are targets both, which fail', {}, ['charts/a (helm-chart)', 'charts/b (helm-chart)']],
    ['belong to the chart above them', { c: 'a' }, ['charts/c (helm-chart)']],
  ])('charts that depend on one another %s', async (_name, above: Record<string, string>, expected) => {
    const dependent = (name: string, on: string) =>
      `apiVersion: v2\nname: ${name}\nversion: 0.1.0\ndependencies:\n- name: ${on}\n  version: 0.1.0\n  repository: file://../${on}\n`;
    const texts = Object.fromEntries(
      Object.entries({ a: 'b', b: 'a', ...above }).map(([name, on]) => [
        `charts/${name}/Chart.yaml`,
        dependent(name, on),
      ]),
    );
    expect(await touched(Object.keys(texts), texts)).toEqual(expected);
    const target = { kind: 'helm-chart', path: 'charts/a', valueFiles: [] } as const;
    expect(await failure(target, readerOf(texts))).toContain('depends on itself');
  });

  test('a chart that a kustomization inflates belongs to it', async () => {
    const texts = {
      'app/kustomization.yaml': 'helmGlobals:\n  chartHome: ../charts\nhelmCharts:\n- name: shop\n',
      ...chart,
    };
    expect(await touched(['charts/shop/templates/a.yaml'], texts)).toEqual(['app (kustomization)']);
  });
});

describe("operators' objects", () => {
  const flux = (path: string, more = '') =>
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: shop\n  namespace: flux-system\nspec:\n  path: ./${path}\n  sourceRef:\n    kind: GitRepository\n    name: flux-system\n${more}`;
  const application = (source: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: shop\n  namespace: argocd\nspec:\n  source:\n    repoURL: https://github.com/acme/config\n${source}`;

  test('a Flux Kustomization stands for the overlay that it builds', async () => {
    const texts = { ...shop, 'clusters/eu/shop.yaml': flux('apps/shop/overlays/production') };
    const target = 'clusters/eu/shop.yaml flux-system/shop (flux-kustomization)';
    expect(await touched(['apps/shop/components/probe/probe.yaml'], texts)).toEqual([target]);
    expect(await touched(['apps/shop/base/deployment.yaml'], texts)).toEqual([staging, target]);
  });

  test('an object is found in any file that a kustomization lists', async () => {
    const texts = {
      ...shop,
      'fleet/kustomization.yaml': 'resources:\n- europe/shop-eu.yaml\n- deployment.yaml\n',
      'fleet/europe/shop-eu.yaml': flux('apps/shop/overlays/production'),
      'fleet/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\n',
      'unlisted/shop-us.yaml': flux('apps/shop/overlays/staging'),
    };
    const target = 'fleet/europe/shop-eu.yaml flux-system/shop (flux-kustomization)';
    expect(await touched(['apps/shop/base/deployment.yaml'], texts)).toEqual([staging, target]);
    const change = { changed: ['apps/shop/base/deployment.yaml'], paths: Object.keys(texts) };
    const { files, rounds } = answer((known) => findTargets(change, known), texts);
    expect([...files.keys()]).not.toContain('fleet/deployment.yaml');
    expect([...files.keys()]).not.toContain('unlisted/shop-us.yaml');
    expect(rounds).toHaveLength(2);
  });

  test('of very many files that kustomizations list some are read', () => {
    const many = Object.fromEntries(
      Array.from({ length: 700 }, (_, index) => [`apps/a${index}/a${index}.yaml`, 'kind: A\n']),
    );
    const listed = Object.keys(many).map((path) => `- ${path}\n`);
    const texts = { 'kustomization.yaml': `resources:\n${listed.join('')}`, ...many };
    const change = { changed: ['kustomization.yaml'], paths: Object.keys(texts) };
    const { rounds } = answer((known) => findTargets(change, known), texts);
    expect(rounds.map((paths) => paths.length)).toEqual([1, 500]);
  });

  test('a folder without kustomization is read with all below it', async () => {
    const texts = { ...shop, 'clusters/eu/shop.yaml': flux('plain') };
    const target = 'clusters/eu/shop.yaml flux-system/shop (flux-kustomization)';
    expect(await touched(['plain/service.yaml'], texts)).toEqual([target]);
  });

  test('an object that changes touches what it builds', async () => {
    const texts = { ...shop, 'anywhere/shop.yaml': flux('plain') };
    const target = 'anywhere/shop.yaml flux-system/shop (flux-kustomization)';
    expect(await touched(['anywhere/shop.yaml'], texts)).toContain(target);
  });

  test('an Application is touched through its chart and its values files', async () => {
    const texts = {
      'argocd/shop.yaml': application(
        '    path: charts/shop\n    helm:\n      valueFiles:\n      - ../../envs/prod.yaml\n',
      ),
      'charts/shop/Chart.yaml': 'name: shop\nversion: 0.1.0\n',
      'charts/shop/templates/a.yaml': '\n',
      'envs/prod.yaml': '{}\n',
    };
    const target = 'argocd/shop.yaml argocd/shop (argo-application)';
    expect(await touched(['envs/prod.yaml'], texts)).toEqual([target]);
    expect(await touched(['charts/shop/templates/a.yaml'], texts)).toEqual([target]);
  });

  test('components that only the operator names', async () => {
    const probe = 'apps/shop/components/probe/probe.yaml';
    const more = '  components:\n  - ../shop/components/probe\n';
    const { 'apps/shop/overlays/production/kustomization.yaml': _, ...rest } = shop;
    const eu = { ...rest, 'clusters/eu/web.yaml': flux('apps/web', more) };
    expect(await touched([probe], eu)).toEqual([
      'clusters/eu/web.yaml flux-system/shop (flux-kustomization)',
    ]);
    const source =
      '    path: apps/web\n    kustomize:\n      components:\n      - ../shop/components/probe\n';
    const argo = { ...rest, 'argocd/web.yaml': application(source) };
    expect(await touched([probe], argo)).toEqual(['argocd/web.yaml argocd/shop (argo-application)']);
  });

  test('a file that overrides an Application, and what it names', async () => {
    const texts = {
      ...shop,
      'argocd/web.yaml': application('    path: apps/web\n'),
      'apps/web/.argocd-source-shop.yaml': 'kustomize:\n  components:\n  - ../shop/components/probe\n',
    };
    const target = 'argocd/web.yaml argocd/shop (argo-application)';
    expect(await touched(['apps/web/.argocd-source-shop.yaml'], texts)).toEqual([target]);
    expect(await touched(['apps/shop/components/probe/probe.yaml'], texts)).toEqual([production, target]);
  });

  test('a file whose text is a parameter of the chart', async () => {
    const texts = {
      'argocd/shop.yaml': application(
        '    path: charts/shop\n    helm:\n      fileParameters:\n      - name: settings\n        path: ../../envs/settings.json\n',
      ),
      'charts/shop/Chart.yaml': 'name: shop\nversion: 0.1.0\n',
      'envs/settings.json': '{}\n',
    };
    expect(await touched(['envs/settings.json'], texts)).toEqual([
      'argocd/shop.yaml argocd/shop (argo-application)',
    ]);
  });

  test('a GitRepository tells whether a source is this repository and this branch', () => {
    const repository = (url: string, branch: string) =>
      `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n  name: flux-system\n  namespace: flux-system\nspec:\n  url: ${url}\n  ref:\n    branch: ${branch}\n---\n`;
    const found = (url: string, branch: string) => {
      const texts = { ...shop, 'clusters/eu/shop.yaml': repository(url, branch) + flux('plain') };
      const change = { changed: ['plain/service.yaml'], paths: Object.keys(texts), branch: 'main' };
      const known = { ...change, repositoryUrls: ['https://github.com/acme/config'] };
      return answer((files) => findTargets(known, files), texts).value.map(({ kind }) => kind);
    };
    expect(found('ssh://git@github.com/acme/config', 'main')).toEqual(['flux-kustomization']);
    expect(found('ssh://git@github.com/acme/other', 'main')).toEqual(['manifests']);
    expect(found('ssh://git@github.com/acme/config', 'tenant')).toEqual(['manifests']);
  });

  test('a HelmRelease is touched through its chart, one of another source is not', async () => {
    const release = (kind: string) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: shop\nspec:\n  chart:\n    spec:\n      chart: ./charts/shop\n      sourceRef:\n        kind: ${kind}\n        name: flux-system\n`;
    const chart = { 'charts/shop/Chart.yaml': 'name: shop\n', 'charts/shop/templates/a.yaml': '\n' };
    const changed = ['charts/shop/templates/a.yaml'];
    expect(await touched(changed, { ...chart, 'apps/helmrelease.yaml': release('GitRepository') })).toEqual([
      'apps/helmrelease.yaml /shop (helm-release)',
    ]);
    expect(await touched(changed, { ...chart, 'apps/helmrelease.yaml': release('HelmRepository') })).toEqual([
      'charts/shop (helm-chart)',
    ]);
  });

  test('an Application of another repository is none of ours', () => {
    const texts = { ...shop, 'argocd/shop.yaml': application('    path: apps/web\n') };
    const change = { changed: ['apps/web/web.yaml'], paths: Object.keys(texts) };
    const found = (repositoryUrls: readonly string[]) =>
      answer((files) => findTargets({ ...change, repositoryUrls }, files), texts).value.map(targetId);
    expect(found(['git@github.com:acme/other.git'])).toEqual(['apps/web (kustomization)']);
    expect(found(['ssh://git@github.com/Acme/config.git'])).toEqual([
      'argocd/shop.yaml argocd/shop (argo-application)',
    ]);
  });
});

test('an overlay is touched exactly when it reaches what has changed', () => {
  const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
  fc.assert(
    fc.property(links, fc.nat(7), (pairs, changed) => {
      const below = (index: number) => pairs.filter(([a, b]) => a < b && a === index).map(([, b]) => b);
      const texts = Object.fromEntries(
        Array.from({ length: 8 }, (_, index) => [
          `k${index}/kustomization.yaml`,
          `resources:\n- own.yaml\n${below(index)
            .map((to) => `- ../k${to}\n`)
            .join('')}`,
        ]),
      );
      const reaches = (from: number): boolean => from === changed || below(from).some(reaches);
      const roots = [...Array(8).keys()].filter((index) => !pairs.some(([a, b]) => a < b && b === index));
      const change = { changed: [`k${changed}/own.yaml`], paths: [...entriesOf(texts).keys()] };
      const found = answer((files) => findTargets(change, files), texts).value.map(({ path }) => path);
      expect(found).toEqual(roots.filter(reaches).map((index) => `k${index}`));
    }),
  );
});

test('whatever includes whatever, a change of any kustomization touches a target that reaches it', () => {
  const links = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12 });
  fc.assert(
    fc.property(
      links,
      fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
      fc.nat(5),
      (pairs, components, changed) => {
        fc.pre(!components.includes(changed));
        const below = (index: number) => pairs.filter(([a]) => a === index).map(([, b]) => b);
        const reached = (index: number, known = new Set<number>()): ReadonlySet<number> => {
          if (!known.has(index)) for (const next of below(known.add(index) && index)) reached(next, known);
          return known;
        };
        const texts = Object.fromEntries(
          Array.from({ length: 6 }, (_, index) => [
            `k${index}/kustomization.yaml`,
            `kind: ${components.includes(index) ? 'Component' : 'Kustomization'}\nresources:\n- own.yaml\n${below(
              index,
            )
              .map((to) => `- ../k${to}\n`)
              .join('')}`,
          ]),
        );
        const change = { changed: [`k${changed}/own.yaml`], paths: [...entriesOf(texts).keys()] };
        const found = answer((files) => findTargets(change, files), texts).value.map(({ path }) => path);
        expect(found.length).toBeGreaterThan(0);
        for (const path of found) expect(reached(Number(path.slice(1)))).toContain(changed);
      },
    ),
  );
});
