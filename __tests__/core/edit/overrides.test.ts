/** Who sets an image again after an edit is told, with the place and what it sets. */
import { describe, expect, test } from 'vitest';
import { findOverrides } from '../../../src/core/edit/overrides/overrides.ts';
import { formatNotice } from '../../../src/core/report/failure.ts';

const KUSTOMIZATION = 'apps/shop/overlays/dev/kustomization.yaml';
const own = 'resources: [../../base]\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: 1.8.0\n';

function told(others: Readonly<Record<string, string>>, file = KUSTOMIZATION): readonly string[] {
  const texts = Object.entries({ [KUSTOMIZATION]: own, ...others }).map(
    ([path, text]) => ({ kind: 'file', path, mode: '100644', text }) as const,
  );
  const change = { path: 'apps/shop', file, line: 4, image: 'ghcr.io/acme/shop', from: '1.7.3', to: '1.8.0' };
  return findOverrides([change], texts).map(formatNotice);
}

const flux = (body: string): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: shop\nspec:\n${body}`;
const argo = (body: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: shop\nspec:\n  source:\n${body}`;

const SETS: readonly (readonly [name: string, file: string, text: string, says: string])[] = [
  [
    'the entry of a kustomization above',
    'clusters/dev/kustomization.yaml',
    'resources:\n  - ../../apps/shop/overlays/dev\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: 1.7.3\n',
    'clusters/dev/kustomization.yaml:4',
  ],
  [
    'a patch of a kustomization above',
    'clusters/dev/kustomization.yaml',
    'resources: [../../apps/shop/overlays/dev]\npatches:\n  - patch: |\n      kind: Deployment\n      spec: {template: {spec: {containers: [{name: shop, image: ghcr.io/acme/shop:1.7.3}]}}}\n',
    'the patch here sets 1.7.3',
  ],
  [
    'a replacement of the kustomization itself',
    KUSTOMIZATION,
    `${own}replacements:\n  - source: {kind: ConfigMap, name: versions, fieldPath: data.shop}\n    targets:\n      - select: {kind: Deployment}\n        fieldPaths: ["spec.template.spec.containers.[name=shop].image"]\n`,
    'the replacement here writes',
  ],
  [
    'a Flux Kustomization',
    'clusters/dev/shop.yaml',
    flux('  path: ./apps/shop/overlays/dev\n  images:\n    - name: ghcr.io/acme/shop\n      newTag: 1.7.3\n'),
    'the Kustomization "shop" sets "1.7.3"',
  ],
  [
    'an Argo CD Application',
    'argo/shop.yaml',
    argo(
      '    path: apps/shop/overlays/dev\n    kustomize:\n      images:\n        - ghcr.io/acme/shop:1.7.3\n',
    ),
    'the Application "shop" sets "ghcr.io/acme/shop:1.7.3"',
  ],
  [
    'a file that Argo CD Image Updater has written',
    'apps/shop/overlays/dev/.argocd-source-shop.yaml',
    'kustomize:\n  images:\n    - ghcr.io/acme/shop:1.7.3\n',
    '.argocd-source-shop.yaml:3',
  ],
];

describe('told with its place', () => {
  test.each(SETS)('%s', (_name, file, text, says) => {
    const [notice, ...more] = told({ [file]: text });
    expect(notice).toContain(says);
    expect(notice).toContain(`${KUSTOMIZATION}:4`);
    expect(more).toEqual([]);
  });

  test('the kustomization above a kustomization above', () => {
    const notices = told({
      'stage/kustomization.yaml': 'resources: [../apps/shop/overlays/dev]\n',
      'stage/all/kustomization.yaml': 'resources: [..]\nimages: [{name: ghcr.io/acme/shop, newTag: 1.7.3}]\n',
    });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('stage/all/kustomization.yaml:2');
  });

  test('a parameter of an Application over the values file of its chart', () => {
    const parameters = '      parameters:\n        - {name: image.tag, value: 1.7.3}\n';
    const notices = told(
      { 'argo/shop.yaml': argo(`    path: charts/shop\n    helm:\n${parameters}`) },
      'charts/shop/values.yaml',
    );
    expect(notices[0]).toContain('the Application "shop" sets image.tag to "1.7.3"');
  });

  test('the entry of the kustomization over a manifest beside it', () => {
    const notices = told(
      { [KUSTOMIZATION]: own.replace('1.8.0', '1.7.3') },
      'apps/shop/overlays/dev/patch.yaml',
    );
    expect(notices[0]).toContain(`${KUSTOMIZATION}:3`);
  });
});

describe('a patch that an operator brings in', () => {
  const patch =
    'patches:\n      - patch: |\n          kind: Deployment\n          spec: {template: {spec: {containers: [{name: shop, image: ghcr.io/acme/shop:1.7.3}]}}}\n';
  const base = 'apps/shop/base/kustomization.yaml';
  const OBJECTS: readonly (readonly [string, string])[] = [
    ['the Kustomization "shop"', flux(`  path: ./apps/shop/overlays/dev\n  ${patch}`)],
    [
      'the Application "shop"',
      argo(
        `    path: apps/shop/overlays/dev\n    kustomize:\n      ${patch.replaceAll('\n    ', '\n      ')}`,
      ),
    ],
  ];

  test.each(OBJECTS)('of %s is told for what its folder builds on', (who, text) => {
    const notices = told({ 'clusters/dev/shop.yaml': text }, base);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(`${who} sets "1.7.3" here, after ${base}:4`);
    expect(told({ 'clusters/dev/shop.yaml': text.replace('1.7.3', '1.8.0') }, base)).toEqual([]);
  });

  test.each(OBJECTS)('of %s comes before the entries of its folder', (_who, text) => {
    expect(told({ 'clusters/dev/shop.yaml': text })).toEqual([]);
  });

  test.each([
    ['Flux', flux('  path: ./apps/shop/overlays/dev\n  components: [../../components/canary]\n')],
    [
      'Argo CD',
      argo('    path: apps/shop/overlays/dev\n    kustomize: {components: [../../components/canary]}\n'),
    ],
  ])('and so is a component that %s brings in', (_name, text) => {
    const component = 'apps/shop/components/canary/kustomization.yaml';
    const files = {
      'clusters/dev/shop.yaml': text,
      [component]: 'kind: Component\nimages: [{name: ghcr.io/acme/shop, newTag: 1.7.3}]\n',
    };
    const notices = told(files, base);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(`${component}:2`);
    expect(told(files)).toEqual([]);
  });

  test('of a HelmRelease runs after its chart', () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: shop\nspec:\n  chart: {spec: {chart: ./charts/shop}}\n  postRenderers:\n    - kustomize:\n        patches:\n          - {target: {kind: Deployment}, patch: \'[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "ghcr.io/acme/shop:1.7.3"}]\'}\n';
    const notices = told({ 'clusters/dev/shop.yaml': release }, 'charts/shop/values.yaml');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('the HelmRelease "shop" sets "1.7.3" here');
  });
});

test('of the components of an overlay those behind the edited one count', () => {
  const component = (tag: string) => `kind: Component\nimages: [{name: ghcr.io/acme/shop, newTag: ${tag}}]\n`;
  const notices = told(
    {
      'apps/shop/overlays/prod/kustomization.yaml':
        'components: [../../c/first, ../../c/own, ../../c/last]\n',
      'apps/shop/c/first/kustomization.yaml': component('1.5.0'),
      'apps/shop/c/own/kustomization.yaml': component('1.8.0'),
      'apps/shop/c/last/kustomization.yaml': component('1.7.3'),
    },
    'apps/shop/c/own/kustomization.yaml',
  );
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('apps/shop/c/last/kustomization.yaml:2');
});

describe('not told', () => {
  test.each(SETS.filter(([name]) => !name.includes('replacement')))(
    '%s that says what is wanted',
    (_name, file, text) => {
      expect(told({ [file]: text.replace('1.7.3', '1.8.0') })).toEqual([]);
    },
  );

  test.each(SETS.filter(([name]) => !name.includes('replacement')))(
    '%s for another image',
    (_name, file, text) => {
      expect(
        told({ [file]: text.replaceAll('acme/shop', 'acme/other').replace('apps/other', 'apps/shop') }),
      ).toEqual([]);
    },
  );

  test('an object that builds another folder', () => {
    const [, , , fluxRow] = SETS;
    const text = (fluxRow?.[2] ?? '').replace('overlays/dev', 'overlays/production');
    expect(told({ 'clusters/dev/shop.yaml': text })).toEqual([]);
  });

  test('kustomizations that build each other in a circle end', () => {
    expect(
      told({
        'a/kustomization.yaml': 'resources: [../b, ../apps/shop/overlays/dev]\n',
        'b/kustomization.yaml': 'resources: [../a]\n',
      }),
    ).toEqual([]);
  });
});
