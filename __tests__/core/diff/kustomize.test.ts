/** Differences of what kubectl kustomize really prints. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toolPath } from '../../../scripts/kubectl.ts';
import { appliedDiff, canonicalTexts } from '../../support/applied-diff.ts';
import { corpusFolder } from '../../support/fixtures.ts';
import { deployment, diffOf } from '../../support/rendered.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';

function build(folder: string): string {
  return execFileSync(toolPath('kubectl'), ['kustomize', folder], { stdio: 'pipe' }).toString();
}

/** @param files path to text */
function buildFiles(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rendered-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return build(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.runIf(supported)('an overlay with generated ConfigMaps and Secrets', () => {
  const overlay = (tag: string, level: string, password: string): string =>
    buildFiles({
      'kustomization.yaml': `resources: [deployment.yaml]
images: [{name: ghcr.io/acme/shop, newTag: "${tag}"}]
configMapGenerator: [{name: settings, namespace: shop, literals: ["LEVEL=${level}"]}]
secretGenerator: [{name: database, namespace: shop, literals: ["password=${password}"]}]
labels: [{pairs: {app.kubernetes.io/version: "${tag}"}, includeTemplates: true}]
`,
      'deployment.yaml': deployment({
        container: 'envFrom:\n- configMapRef: {name: settings}\n- secretRef: {name: database}',
      }),
    });

  it('a new image, setting and password are three changed resources under their old names', () => {
    const diff = diffOf(
      overlay('1.7.0', 'info', 'moon-river-42'),
      overlay('1.8.0', 'debug', 'tall-cedar-77'),
    );
    expect(diff.counts).toMatchObject({ added: 0, removed: 0, changed: 3 });
    expect(diff.images).toEqual([
      { image: 'ghcr.io/acme/shop', from: '1.7.0', to: '1.8.0', targets: ['shop'] },
    ]);
    expect(diff.risks).toEqual([]);
    expect(diff.folds.map(({ fold, key, resources }) => [fold, key, resources]).sort()).toEqual([
      ['label', 'app.kubernetes.io/version', 3],
      ['name', 'ConfigMap', 1],
      ['name', 'Secret', 1],
    ]);
    const workload = diff.targets[0]?.resources.find(({ id }) => id.kind === 'Deployment');
    expect(workload).toMatchObject({ added: 1, removed: 1 });
    expect(JSON.stringify(diff)).not.toMatch(/moon-river|tall-cedar/);
  });

  it('the same overlay built twice has no difference', () => {
    expect(diffOf(overlay('1.7.0', 'info', 'a'), overlay('1.7.0', 'info', 'a')).changed).toBe(false);
  });
});

const corpus = corpusFolder();
const DEMO = 'GoogleCloudPlatform+microservices-demo/kustomize';
const APPS = 'fluxcd+flux2-kustomize-helm-example/apps';
const STEPS: readonly (readonly [base: string, head: string])[] = [
  [`${DEMO}/base`, `${DEMO}/tests/memorystore-with-all-components`],
  [`${DEMO}/tests/memorystore-with-all-components`, `${DEMO}/tests/service-mesh-istio-with-all-components`],
  [`${APPS}/staging`, `${APPS}/production`],
  ['stefanprodan+podinfo/kustomize', 'stefanprodan+podinfo/deploy/bases/backend'],
];

describe.runIf(supported && corpus !== undefined)('real repositories', () => {
  it.each(STEPS)('from %s to %s, and each against itself', (...folders) => {
    const [base = '', head = ''] = folders.map((folder) => build(join(realpathSync(corpus ?? ''), folder)));
    expect(appliedDiff(base, head)).toEqual(canonicalTexts(head));
    expect(appliedDiff(head, base)).toEqual(canonicalTexts(base));
    for (const text of [base, head]) {
      const shuffled = text.trimEnd().split('\n---\n').reverse().join('\n---\n');
      expect(diffOf(text, shuffled).changed).toBe(false);
    }
  });
});
