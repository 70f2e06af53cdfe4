/** Objects of Flux and Argo CD, built as their controllers build them. */
import { describe, expect, test } from 'vitest';
import type { RenderTarget } from '../../../src/core/render/target.ts';
import { failure, gather, readerOf, render, rendered, toolsRun } from '../../support/rendering.ts';

const overlay = {
  'apps/shop/kustomization.yaml':
    'resources:\n- deployment.yaml\nimages:\n- name: ghcr.io/acme/shop\n  newTag: 1.7.0\n- name: redis\n  newTag: "7"\n',
  'apps/shop/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: shop
          image: ghcr.io/acme/shop
          env:
            - name: REGION
              value: \${region:=local}
            - name: ESCAPED
              value: $\${region}
        - name: cache
          image: redis
`,
};

const chart = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'charts/shop/values.yaml': 'image:\n  tag: 1.7.0\nreplicas: 1\nnote: none\n',
  'charts/shop/prod.yaml': 'replicas: 3\nnote: from a file\n',
  'charts/shop/crds/crd.yaml':
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: shops.acme.example\n',
  'charts/shop/templates/deployment.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n  namespace: {{ .Release.Namespace }}\nspec:\n  replicas: {{ .Values.replicas }}\n  note: {{ .Values.note | quote }}\n  template:\n    spec:\n      containers:\n      - name: shop\n        image: ghcr.io/acme/shop:{{ .Values.image.tag }}\n',
};

const object = (kind: string, spec: string) =>
  `apiVersion: ${kind}\nmetadata:\n  name: shop\n  namespace: team\nspec:\n${spec.replace(/^/gm, '  ')}`;

describe.skipIf(!toolsRun)('a Flux Kustomization', () => {
  const target: RenderTarget = {
    kind: 'flux-kustomization',
    path: 'clusters/shop.yaml',
    name: 'shop',
    namespace: 'team',
  };
  const flux = (spec: string) => ({
    'clusters/shop.yaml': object('kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization', spec),
    ...overlay,
  });

  test('sets the namespace, prefix and suffix, and patches on top', async () => {
    const spec =
      'path: ./apps/shop\ntargetNamespace: shop-prod\nnamePrefix: eu-\nnameSuffix: -b\npatches:\n- patch: |\n    - op: add\n      path: /spec/replicas\n      value: 4\n  target:\n    kind: Deployment\n';
    const text = await rendered(target, flux(spec));
    expect(text).toContain('name: eu-shop-b');
    expect(text).toContain('namespace: shop-prod');
    expect(text).toContain('replicas: 4');
  });

  test('its images take the place of the entries of their names', async () => {
    const spec = 'path: apps/shop\nimages:\n- name: ghcr.io/acme/shop\n  newTag: 1.8.0\n';
    const text = await rendered(target, flux(spec));
    expect(text).toContain('image: ghcr.io/acme/shop:1.8.0');
    expect(text).toContain('image: redis:7');
  });

  test('its common metadata goes to the objects and not into their templates', async () => {
    const spec =
      'path: apps/shop\ncommonMetadata:\n  labels:\n    team: shop\n  annotations:\n    owner: "1"\n';
    const text = await rendered(target, flux(spec));
    expect(text).toMatch(/metadata:\n {2}annotations:\n {4}owner: "1"\n {2}labels:\n {4}team: shop\n/);
    expect(text.match(/team: shop/g)).toHaveLength(1);
  });

  test('variables are replaced after the build', async () => {
    const spec = 'path: apps/shop\npostBuild:\n  substitute:\n    region: eu-west-1\n';
    const text = await rendered(target, flux(spec));
    expect(text).toContain('value: eu-west-1');
    expect(text).toContain('value: ${region}');
  });

  test('variables of the cluster are told to be unknown', async () => {
    const spec = 'path: apps/shop\npostBuild:\n  substituteFrom:\n  - kind: ConfigMap\n    name: cluster\n';
    const input = await gather(target, readerOf(flux(spec)));
    expect(input.remarks.map(({ what }) => what)).toEqual([
      'variables from the cluster (ConfigMap cluster) are not known; what names them is shown as written',
    ]);
    expect(await rendered(target, flux(spec))).toContain('value: ${region:=local}');
  });

  test('components are added', async () => {
    const texts = {
      ...flux('path: apps/shop\ncomponents:\n- ../../components/probe\n'),
      'components/probe/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: probed-\n',
    };
    expect(await rendered(target, texts)).toContain('name: probed-shop');
  });

  test('a component that is not there fails, unless that is to be ignored', async () => {
    const spec = 'path: apps/shop\ncomponents:\n- ../../components/gone\n';
    expect(await failure(target, readerOf(flux(spec)))).toContain('components/gone');
    expect(await rendered(target, flux(`${spec}ignoreMissingComponents: true\n`))).toContain('name: shop');
  });

  test('a folder without kustomization counts with all manifests below it', async () => {
    const texts = {
      'clusters/shop.yaml': flux('path: ./plain\ntargetNamespace: shop\n')['clusters/shop.yaml'],
      'plain/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
      'plain/deep/b.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n',
      'plain/built/kustomization.yaml': 'resources:\n- c.yaml\nnamePrefix: built-\n',
      'plain/built/c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n',
      'plain/notes.txt': 'none\n',
    };
    const names = (await rendered(target, texts)).match(/name: .*/g);
    expect(names?.sort()).toEqual(['name: a', 'name: b', 'name: built-c']);
  });

  test('a file outside of the kustomization is read, as Flux does; one outside of the repository is not', async () => {
    const texts = flux('path: apps/shop\n');
    const shared = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  replicas: 6\n';
    const kustomization = `${overlay['apps/shop/kustomization.yaml']}patches:\n- path: ../../shared/patch.yaml\n`;
    const reaching = { ...texts, 'apps/shop/kustomization.yaml': kustomization, 'shared/patch.yaml': shared };
    expect(await rendered(target, reaching)).toContain('replicas: 6');
    const leaving = {
      ...reaching,
      'apps/shop/kustomization.yaml': `${kustomization}- path: ../../../../etc/hostname\n`,
    };
    expect(await failure(target, readerOf(leaving))).toContain('lies outside the config repository');
  });

  test('an object that is not in its file any more is absent, and so is one whose path is gone', async () => {
    const gone = { 'clusters/shop.yaml': 'kind: Other\n' };
    expect(await render(target, readerOf(gone))).toEqual({ kind: 'absent' });
    const nowhere = { 'clusters/shop.yaml': flux('path: ./gone\n')['clusters/shop.yaml'] };
    expect(await render(target, readerOf(nowhere))).toEqual({ kind: 'absent' });
  });
});

describe.skipIf(!toolsRun)('a HelmRelease', () => {
  const target: RenderTarget = {
    kind: 'helm-release',
    path: 'apps/shop.yaml',
    name: 'shop',
    namespace: 'team',
  };
  const release = (spec: string) => ({
    'apps/shop.yaml': object('helm.toolkit.fluxcd.io/v2\nkind: HelmRelease', spec),
    ...chart,
  });
  const local =
    'chart:\n  spec:\n    chart: ./charts/shop\n    valuesFiles:\n    - charts/shop/prod.yaml\n    sourceRef:\n      kind: GitRepository\n      name: flux-system\n';

  test('is templated with its values on top of its values files', async () => {
    const text = await rendered(target, release(`${local}values:\n  image:\n    tag: "1.10"\n`));
    expect(text).toContain('image: ghcr.io/acme/shop:1.10');
    expect(text).toContain('replicas: 3');
    expect(text).toContain('namespace: team');
    expect(text).toContain('name: shops.acme.example');
  });

  test('a target namespace is part of its name', async () => {
    const text = await rendered(target, release(`${local}targetNamespace: prod\n`));
    expect(text).toContain('name: prod-shop\n  namespace: prod');
  });

  test('post-renderers patch what helm has made', async () => {
    const post =
      'postRenderers:\n- kustomize:\n    images:\n    - name: ghcr.io/acme/shop\n      newTag: 2.0.0\n- kustomize:\n    patches:\n    - patch: |\n        - op: replace\n          path: /spec/replicas\n          value: 8\n      target:\n        kind: Deployment\n';
    const text = await rendered(target, release(`${local}${post}`));
    expect(text).toContain('image: ghcr.io/acme/shop:2.0.0');
    expect(text).toContain('replicas: 8');
  });

  test('a chart from elsewhere is told', async () => {
    const spec =
      'chart:\n  spec:\n    chart: redis\n    sourceRef:\n      kind: HelmRepository\n      name: bitnami\n';
    expect(await failure(target, readerOf(release(spec)))).toBe(
      'apps/shop.yaml: its chart is not in the repository, and none is downloaded',
    );
  });
});

describe.skipIf(!toolsRun)('an Argo CD Application', () => {
  const target: RenderTarget = {
    kind: 'argo-application',
    path: 'argocd/shop.yaml',
    name: 'shop',
    namespace: 'team',
  };
  const application = (spec: string) => ({
    'argocd/shop.yaml': object(
      'argoproj.io/v1alpha1\nkind: Application',
      `destination:\n  namespace: prod\n${spec}`,
    ),
    ...overlay,
    ...chart,
  });
  const source = (fields: string) =>
    application(`source:\n  repoURL: https://github.com/acme/config\n${fields.replace(/^/gm, '  ')}`);

  test('kustomize settings are put into the kustomization', async () => {
    const fields =
      'path: apps/shop\nkustomize:\n  namePrefix: eu-\n  nameSuffix: -b\n  namespace: prod\n  images:\n  - ghcr.io/acme/shop:1.8.0\n  - redis=ghcr.io/acme/redis:8\n  commonLabels:\n    team: shop\n  commonAnnotations:\n    owner: me\n  replicas:\n  - name: shop\n    count: 5\n  patches:\n  - patch: |\n      - op: add\n        path: /spec/minReadySeconds\n        value: 9\n    target:\n      kind: Deployment\n';
    const text = await rendered(target, source(fields));
    for (const part of [
      'name: eu-shop-b',
      'namespace: prod',
      'image: ghcr.io/acme/shop:1.8.0',
      'replicas: 5',
    ])
      expect(text).toContain(part);
    for (const part of ['image: ghcr.io/acme/redis:8', 'team: shop', 'owner: me', 'minReadySeconds: 9'])
      expect(text).toContain(part);
  });

  test('helm takes values files, then values, then parameters', async () => {
    const fields =
      'path: charts/shop\nhelm:\n  releaseName: web\n  valueFiles:\n  - prod.yaml\n  values: |\n    replicas: 4\n  parameters:\n  - name: image.tag\n    value: "1.10"\n    forceString: true\n';
    const text = await rendered(target, source(fields));
    expect(text).toContain('name: web\n  namespace: prod');
    expect(text).toContain('note: "from a file"');
    expect(text).toContain('replicas: 4');
    expect(text).toContain('image: ghcr.io/acme/shop:1.10');
  });

  test('values as an object go before values as a text', async () => {
    const fields = 'path: charts/shop\nhelm:\n  values: "replicas: 4"\n  valuesObject:\n    replicas: 6\n';
    expect(await rendered(target, source(fields))).toContain('replicas: 6');
  });

  test('a missing values file fails unless that is allowed', async () => {
    const fields = (more: string) =>
      source(`path: charts/shop\nhelm:\n  valueFiles:\n  - gone.yaml\n${more}`);
    expect(await failure(target, readerOf(fields('')))).toContain('gone.yaml');
    expect(await rendered(target, fields('  ignoreMissingValueFiles: true\n'))).toContain('replicas: 1');
  });

  test('a folder is read as its directory settings say', async () => {
    const texts = {
      ...source(
        'path: plain\ndirectory:\n  recurse: true\n  include: "{*.yaml,deep/*}"\n  exclude: "*secret*"\n',
      ),
      'plain/a.yaml': 'kind: A\n',
      'plain/deep/b.yml': 'kind: B\n',
      'plain/c.yml': 'kind: C\n',
      'plain/secret.yaml': 'kind: D\n',
    };
    expect(await rendered(target, texts)).toBe('kind: A\n---\nkind: B\n');
  });

  test('several sources come one after another, and one may lend its values files', async () => {
    const sources = `sources:
- repoURL: https://github.com/acme/config
  path: charts/shop
  helm:
    valueFiles:
    - $config/charts/shop/prod.yaml
- repoURL: https://github.com/acme/config
  ref: config
- repoURL: https://github.com/acme/config
  path: plain
`;
    const texts = { ...application(sources), 'plain/a.yaml': 'kind: A\n' };
    const text = await rendered(target, texts);
    expect(text).toContain('replicas: 3');
    expect(text.endsWith('---\nkind: A\n')).toBe(true);
  });

  test('overrides that are kept beside the manifests are applied', async () => {
    const texts = {
      ...source('path: apps/shop\nkustomize:\n  namePrefix: eu-\n'),
      'apps/shop/.argocd-source-shop.yaml': 'kustomize:\n  images:\n  - ghcr.io/acme/shop:1.9.0\n',
    };
    const text = await rendered(target, texts);
    expect(text).toContain('name: eu-shop');
    expect(text).toContain('image: ghcr.io/acme/shop:1.9.0');
  });

  test('charts of registries and plugins are told', async () => {
    expect(await failure(target, readerOf(source('chart: redis\ntargetRevision: 1.0.0\n')))).toBe(
      'argocd/shop.yaml: the chart "redis" comes from https://github.com/acme/config, and none is downloaded',
    );
    expect(await failure(target, readerOf(source('path: apps/shop\nplugin:\n  name: cue\n')))).toBe(
      'argocd/shop.yaml: the Application uses a plugin, and none is run for a rendering',
    );
  });

  test('a chart that a kustomization inflates is told the versions of the cluster', async () => {
    const kustomize =
      'kustomize:\n  kubeVersion: 1.28.3\n  apiVersions:\n  - shop.acme.dev/v1\n  - shop.acme.dev/v2\n';
    const inflating = (fields: string) =>
      rendered(target, {
        ...source(`path: apps/charted\n${fields}`),
        'apps/charted/kustomization.yaml': 'helmCharts:\n- name: facts\n',
        'apps/charted/charts/facts/Chart.yaml': 'apiVersion: v2\nname: facts\nversion: 0.1.0\n',
        'apps/charted/charts/facts/values.yaml': '{}\n',
        'apps/charted/charts/facts/templates/facts.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: facts\ndata:\n  kube: {{ .Capabilities.KubeVersion.Version }}\n  both: "{{ and (.Capabilities.APIVersions.Has "shop.acme.dev/v1") (.Capabilities.APIVersions.Has "shop.acme.dev/v2") }}"\n',
      });
    expect(await inflating(kustomize)).toMatch(/both: "true"\n\s+kube: v1\.28\.3$/m);
    expect(await inflating('')).toContain('both: "false"');
  });

  test('versions of the cluster change nothing where no chart is inflated', async () => {
    const fields = 'path: apps/shop\nkustomize:\n  kubeVersion: 1.28.3\n';
    expect(await rendered(target, source(fields))).toBe(await rendered(target, source('path: apps/shop\n')));
  });

  test('a chart is told the versions of the cluster', async () => {
    const helm = 'helm:\n  kubeVersion: 1.28.3\n  apiVersions:\n  - shop.acme.dev/v1\n  - shop.acme.dev/v2\n';
    const template =
      'kind: Facts\nkube: {{ .Capabilities.KubeVersion.Version }}\nboth: {{ and (.Capabilities.APIVersions.Has "shop.acme.dev/v1") (.Capabilities.APIVersions.Has "shop.acme.dev/v2") }}\n';
    const facts = (fields: string) =>
      rendered(target, {
        ...source(`path: charts/shop\n${fields}`),
        'charts/shop/templates/facts.yaml': template,
      });
    expect(await facts(helm)).toContain('kube: v1.28.3\nboth: true\n');
    expect(await facts('')).toContain('both: false\n');
  });

  test('a values file from an address is told', async () => {
    const fields = 'path: charts/shop\nhelm:\n  valueFiles:\n  - https://example.com/values.yaml\n';
    expect(await failure(target, readerOf(source(fields)))).toContain('is not in the repository');
  });
});
