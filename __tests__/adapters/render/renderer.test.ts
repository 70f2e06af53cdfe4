/** Targets of every kind, rendered by the real tools from nothing but the files that were gathered. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failure, readerOf, render, rendered, toolsRun } from '../../support/rendering.ts';

const deployment = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: shop
          image: ${image}
`;

const overlays = {
  'apps/shop/base/deployment.yaml': deployment('ghcr.io/acme/shop:1.7.0'),
  'apps/shop/base/kustomization.yaml': 'resources:\n- deployment.yaml\n',
  'apps/shop/components/probe/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n- path: probe.yaml\n',
  'apps/shop/components/probe/probe.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  minReadySeconds: 7\n',
  'apps/shop/overlays/production/kustomization.yaml':
    'namespace: shop\nresources:\n- ../../base\ncomponents:\n- ../../components/probe\nimages:\n- name: ghcr.io/acme/shop\n  newTag: 1.8.0\nconfigMapGenerator:\n- name: settings\n  files:\n  - app.properties=settings.properties\n',
  'apps/shop/overlays/production/settings.properties': 'level=info\n',
};

const chart = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'charts/shop/values.yaml': 'image:\n  tag: 1.7.0\nreplicas: 1\n',
  'charts/shop/values-production.yaml': 'replicas: 3\n',
  'charts/shop/templates/_names.tpl': '{{- define "shop.name" }}{{ .Release.Name }}-shop{{ end }}\n',
  'charts/shop/templates/deployment.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "shop.name" . }}\n  namespace: {{ .Release.Namespace }}\nspec:\n  replicas: {{ .Values.replicas }}\n  image: ghcr.io/acme/shop:{{ .Values.image.tag }}\n',
};

describe.skipIf(!toolsRun)('kustomizations', () => {
  const target = { kind: 'kustomization', path: 'apps/shop/overlays/production' } as const;

  test('an overlay is built with its base, its component and the files of its generators', async () => {
    const text = await rendered(target, overlays);
    expect(text).toContain('image: ghcr.io/acme/shop:1.8.0');
    expect(text).toContain('minReadySeconds: 7');
    expect(text).toMatch(/app\.properties: \|\n {4}level=info/);
  });

  test('a bundle of definitions that is larger than what is edited is rendered', async () => {
    const definition = (index: number) =>
      `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: shops${index}.acme.example\nspec:\n  description: ${'x'.repeat(20_000)}\n`;
    const bundle = Array.from({ length: 80 }, (_, index) => definition(index)).join('---\n');
    const texts = { 'crds/kustomization.yaml': 'resources:\n- all.yaml\n', 'crds/all.yaml': bundle };
    const text = await rendered({ kind: 'kustomization', path: 'crds' }, texts);
    expect(text.match(/name: shops\d+/g)).toHaveLength(80);
  });

  test('a folder without kustomization is absent', async () => {
    const rendering = await render({ kind: 'kustomization', path: 'apps/other' }, readerOf(overlays));
    expect(rendering).toEqual({ kind: 'absent' });
  });

  test('what kustomize refuses is told in its words, with paths of the repository', async () => {
    const broken = { ...overlays, 'apps/shop/base/kustomization.yaml': 'resources:\n- gone.yaml\n' };
    const message = await failure(target, readerOf(broken));
    expect(message).toContain('gone.yaml');
    expect(message).toContain('apps/shop/base');
    expect(message).not.toContain(tmpdir());
  });

  test('charts of the repository are inflated', async () => {
    const texts = {
      'apps/shop/kustomization.yaml':
        'helmGlobals:\n  chartHome: ../../charts\nhelmCharts:\n- name: shop\n  releaseName: web\n  namespace: shop\n  valuesFile: values.yaml\n',
      'apps/shop/values.yaml': 'replicas: 5\nimage:\n  tag: 1.8.0\n',
      ...chart,
    };
    const text = await rendered({ kind: 'kustomization', path: 'apps/shop' }, texts);
    expect(text).toContain('name: web-shop');
    expect(text).toContain('replicas: 5');
  });
});

describe.skipIf(!toolsRun)('charts and manifests', () => {
  test('a chart is templated with its values and the values files on top', async () => {
    const valueFiles = ['charts/shop/values-production.yaml'];
    const text = await rendered({ kind: 'helm-chart', path: 'charts/shop', valueFiles }, chart);
    expect(text).toContain('name: shop-shop');
    expect(text).toContain('replicas: 3');
    expect(text).toContain('image: ghcr.io/acme/shop:1.7.0');
  });

  test('a chart beside it that a chart depends on is put into place', async () => {
    const texts = {
      ...chart,
      'charts/web/Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies:\n- name: shop\n  version: 0.1.0\n  repository: file://../shop\n',
      'charts/web/values.yaml': 'shop:\n  replicas: 9\n',
    };
    const text = await rendered({ kind: 'helm-chart', path: 'charts/web', valueFiles: [] }, texts);
    expect(text).toContain('replicas: 9');
  });

  test('manifests of a folder come one after another, each with its documents', async () => {
    const texts = {
      'plain/a.yaml': '---\nkind: A\n---\nkind: B\n',
      'plain/b.yml': 'kind: C\r\n',
      'plain/c.txt': 'no manifest\n',
      'plain/below/d.yaml': 'kind: D\n',
    };
    const text = await rendered({ kind: 'manifests', path: 'plain' }, texts);
    expect(text).toBe('kind: A\n---\nkind: B\n---\nkind: C\n');
  });

  test('nothing is left behind', async () => {
    const before = process.env['TMPDIR'];
    const own = mkdtempSync(join(tmpdir(), 'renderer-'));
    process.env['TMPDIR'] = own;
    try {
      const text = await rendered({ kind: 'helm-chart', path: 'charts/shop', valueFiles: [] }, chart);
      expect(text).toContain('name: shop-shop');
      expect(readdirSync(own)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(own, { recursive: true });
    }
  });
});
