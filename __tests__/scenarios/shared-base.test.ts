/** A release that changes what overlays share: reviewers see the overlays, as the cluster builds them. */
import { afterEach, describe, expect, it } from 'vitest';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';

let world: World;
afterEach(() => world.stop());

function update(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return runStep(world.sandbox, { inputs: { ...world.inputs, environment: '', ...inputs }, tools: true });
}

const comment = (): string =>
  [...world.sandbox.repository('acme/config').comments.values()].map(({ body }) => body).join('\n');
const listings = (): number =>
  world.sandbox.log.entries.filter(({ path }) => path.includes('/git/trees/')).length;
const requests = (): number => world.sandbox.log.entries.length;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: shop
          image: ghcr.io/acme/shop:1.7.3
`;

/** `count` overlays over one base. */
function fleet(count: number): Readonly<Record<string, string>> {
  const overlays = Array.from({ length: count }, (_, index) => [
    `apps/shop/overlays/site-${String(index + 1).padStart(2, '0')}/kustomization.yaml`,
    `namespace: site-${index + 1}\nresources:\n- ../../base\n`,
  ]);
  return {
    'apps/shop/base/kustomization.yaml': 'resources:\n- deployment.yaml\n',
    'apps/shop/base/deployment.yaml': DEPLOYMENT,
    ...Object.fromEntries(overlays),
  };
}

describe.skipIf(!supported)('a release', () => {
  it('of a base shows every target that is built of it', async () => {
    world = await openWorld();
    const { status, log } = await update({
      path: 'apps/shop/base/deployment.yaml',
      images: 'quay.io/acme/metrics-sidecar:0.5.0',
    });
    expect(status, log).toBe(0);
    for (const target of [
      'apps/shop/overlays/production',
      'apps/shop/overlays/dev',
      'apps/shop/overlays/staging',
    ])
      expect(comment()).toContain(target);
    expect(comment()).toMatch(/^\+ +image: quay\.io\/acme\/metrics-sidecar:0\.5\.0$/m);
    expect(comment()).toContain('Deployment shop-dev/shop');
    expect(comment()).not.toContain('apps/shop/base');
    expect(listings()).toBe(1);
  });

  it('of a component shows the overlays that use it', async () => {
    const sidecar = `- op: add
  path: /spec/template/spec/containers/-
  value:
    name: sidecar
    image: ghcr.io/acme/sidecar:1.0.0
`;
    world = await openWorld({
      files: {
        ...fleet(2),
        'apps/shop/overlays/site-02/kustomization.yaml':
          'resources:\n- ../../base\ncomponents:\n- ../../components/sidecar\n',
        'apps/shop/components/sidecar/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
images:
- name: ghcr.io/acme/sidecar
  newTag: 1.0.0
patches:
- target:
    kind: Deployment
  patch: |
${sidecar.replace(/^(?=.)/gm, '    ')}`,
      },
    });
    const { status, log } = await update({
      path: 'apps/shop/components/sidecar',
      images: 'ghcr.io/acme/sidecar:1.1.0',
    });
    expect(status, log).toBe(0);
    expect(comment()).toContain('apps/shop/overlays/site-02');
    expect(comment()).toMatch(/^\+ +image: ghcr\.io\/acme\/sidecar:1\.1\.0$/m);
    expect(comment()).not.toContain('site-01');
  });

  it('of a chart shows the release with its own values', async () => {
    world = await openWorld({
      files: {
        'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
        'charts/shop/values.yaml': 'region: none\nimage:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3\n',
        'charts/shop/templates/pod.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n  - name: shop\n    image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n    args: [{{ .Values.region }}]\n',
        'clusters/eu/shop.yaml':
          'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: shop\n  namespace: shop\nspec:\n  interval: 10m\n  chart:\n    spec:\n      chart: ./charts/shop\n      sourceRef:\n        kind: GitRepository\n        name: config\n  values:\n    region: eu\n',
      },
    });
    const { status, log } = await update({ path: 'charts/shop/values.yaml' });
    expect(status, log).toBe(0);
    expect(comment()).toContain('clusters/eu/shop.yaml');
    expect(comment()).toMatch(/^ +- eu$/m);
  });

  it('of a base of very many shows twenty, and says how many there are', async () => {
    world = await openWorld({ files: fleet(23) });
    const { status, log } = await update({ path: 'apps/shop/base/deployment.yaml' });
    expect(status, log).toBe(0);
    expect(comment()).toContain(
      'one of 23 targets that are built of what changes; 3 are not shown: the command diff shows all',
    );
    expect(comment()).toContain('Rendered diff: 20 resources changed');
    expect(comment()).not.toContain('site-21');
  });

  it('of an overlay asks for no more, however many there are', async () => {
    world = await openWorld({ files: { ...fleet(1), ...kustomized('site-01') } });
    await update({ path: 'apps/shop/overlays/site-01' });
    const few = requests();
    await world.stop();
    world = await openWorld({ files: { ...fleet(60), ...kustomized('site-01') } });
    await update({ path: 'apps/shop/overlays/site-01' });
    expect({ requests: requests(), listings: listings() }).toEqual({ requests: few, listings: 0 });
    expect(comment()).toContain('`1.8.0`');
  });
});

function kustomized(site: string): Readonly<Record<string, string>> {
  return {
    [`apps/shop/overlays/${site}/kustomization.yaml`]:
      'resources:\n- ../../base\nimages:\n- name: ghcr.io/acme/shop\n  newTag: 1.7.3\n',
  };
}
