/** Real config repositories: what of them can be rendered is, and what cannot says why. */
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toolPath } from '../../../scripts/kubectl.ts';
import { createCheckoutLister } from '../../../src/adapters/checkout/lister.ts';
import { createCheckoutReader } from '../../../src/adapters/checkout/reader.ts';
import { settle } from '../../../src/core/plan/settle.ts';
import { joinDocuments } from '../../../src/core/render/documents.ts';
import { findTargets } from '../../../src/core/render/find-targets.ts';
import { readInputs } from '../../../src/core/render/read-inputs.ts';
import { type RenderTarget, targetId } from '../../../src/core/render/target.ts';
import type { Files } from '../../../src/core/snapshot.ts';
import { corpusFolder } from '../../support/fixtures.ts';
import { gather, realRenderer, toolsRun } from '../../support/rendering.ts';

const corpus = corpusFolder();
if (corpus === undefined) console.log('corpus.test.ts: skipped, ../shared/corpus is absent');

async function open(name: string) {
  const root = join(corpus ?? '', name);
  const paths = await createCheckoutLister(root).list();
  return { paths, reader: createCheckoutReader(root) };
}

async function targetsOf(name: string, changed: readonly string[] | undefined) {
  const { paths, reader } = await open(name);
  const change = { changed: changed ?? paths, paths };
  const { value } = await settle((files) => findTargets(change, files), new Map(), reader);
  return { reader, targets: value };
}

/** Targets that fail, each with the reason. The corpus has the YAML of its repositories and no other files. */
async function failuresOf(name: string): Promise<readonly string[]> {
  const { reader, targets } = await targetsOf(name, undefined);
  expect(targets.length).toBeGreaterThan(5);
  const renderer = realRenderer();
  const failed = await Promise.all(
    targets.map(async (target) => {
      const rendering = await renderer.render(await gather(target, reader));
      return rendering.kind === 'rendered' ? [] : [`${targetId(target)}: ${JSON.stringify(rendering)}`];
    }),
  );
  return failed.flat();
}

describe.skipIf(corpus === undefined || !toolsRun)('every target of a repository', () => {
  test('GoogleCloudPlatform+microservices-demo', async () => {
    expect(await failuresOf('GoogleCloudPlatform+microservices-demo')).toEqual([]);
  });

  test('fluxcd+flux2-kustomize-helm-example', async () => {
    expect(await failuresOf('fluxcd+flux2-kustomize-helm-example')).toEqual([]);
  });

  test.each(['onedr0p+home-ops', 'stefanprodan+podinfo'])(
    '%s, but for scripts that are not there',
    async (name) => {
      for (const failure of await failuresOf(name)) expect(failure).toMatch(/loading KV pairs: .*\.sh/);
    },
  );
});

/** What the tool prints over the whole checkout. */
function direct(root: string, target: RenderTarget): string {
  const folder = target.path === '' ? '.' : target.path;
  const values = target.kind === 'helm-chart' ? target.valueFiles.flatMap((file) => ['-f', file]) : [];
  const template = ['template', basename(folder), folder, '--include-crds', '--skip-tests', ...values];
  const [tool, args] =
    target.kind === 'helm-chart'
      ? (['helm', template] as const)
      : (['kubectl', ['kustomize', folder]] as const);
  return execFileSync(toolPath(tool), args, { cwd: root, stdio: 'pipe' }).toString();
}

describe.skipIf(corpus === undefined || !toolsRun)(
  'from what was gathered comes what comes from all files',
  () => {
    test.each([
      'GoogleCloudPlatform+microservices-demo',
      'fluxcd+flux2-kustomize-helm-example',
      'fluxcd+flux2-multi-tenancy',
      'onedr0p+home-ops',
      'stefanprodan+podinfo',
    ])('%s', async (name) => {
      const { reader, targets } = await targetsOf(name, undefined);
      const folders = targets.filter(({ kind }) => kind === 'kustomization' || kind === 'helm-chart');
      for (const target of folders) {
        const rendering = await realRenderer().render(await gather(target, reader));
        if (rendering.kind !== 'rendered') continue;
        expect(rendering.text).toBe(joinDocuments([direct(join(corpus ?? '', name), target)]));
      }
    });
  },
);

describe.skipIf(corpus === undefined)('what a change touches', () => {
  test.each([
    [
      'GoogleCloudPlatform+microservices-demo',
      'kustomize/components/memorystore/kustomization.yaml',
      ['kustomize/tests/memorystore-with-all-components (kustomization)'],
    ],
    [
      'stefanprodan+podinfo',
      'deploy/bases/backend/deployment.yaml',
      ['dev', 'production', 'staging'].map((each) => `deploy/overlays/${each} (kustomization)`),
    ],
    [
      'stefanprodan+podinfo',
      'charts/podinfo/values-prod.yaml',
      ['charts/podinfo + charts/podinfo/values-prod.yaml (helm-chart)'],
    ],
    [
      'fluxcd+flux2-multi-tenancy',
      'infrastructure/kyverno-policies/verify-flux-images.yaml',
      ['production', 'staging'].map(
        (each) => `clusters/${each}/infrastructure.yaml flux-system/kyverno-policies (flux-kustomization)`,
      ),
    ],
    [
      'onedr0p+home-ops',
      'kubernetes/apps/default/atuin/app/helmrelease.yaml',
      ['kubernetes/apps/default/atuin/ks.yaml /atuin (flux-kustomization)'],
    ],
  ])('%s: %s', async (name, changed, expected) => {
    const { targets } = await targetsOf(name, [changed]);
    expect(targets.map(targetId).filter((id) => !id.startsWith('tenants/'))).toEqual(expected);
  });
});

/** Pairs of a target and a file that it reads, of which a change would not be told. */
async function missedReads(name: string): Promise<readonly string[]> {
  const { paths, reader } = await open(name);
  const { targets, reader: read } = await targetsOf(name, undefined);
  const readers = new Map<string, string[]>();
  // A chart is taken with the values files of its other variants, of which no rendering is made.
  const wanted = targets.filter(({ kind }) => kind !== 'helm-chart');
  for (const { target, files } of await readInputs(wanted, read))
    for (const path of files.keys())
      if (paths.includes(path)) readers.set(path, [...(readers.get(path) ?? []), targetId(target)]);
  expect(readers.size).toBeGreaterThan(0);
  let known: Files = new Map();
  const missed: string[] = [];
  for (const [path, ids] of readers) {
    const step = await settle((files) => findTargets({ changed: [path], paths }, files), known, reader);
    known = step.files;
    const found = step.value.map(targetId);
    missed.push(...ids.filter((id) => !found.includes(id)).map((id) => `${id} reads ${path}`));
  }
  return missed;
}

test
  .skipIf(corpus === undefined)
  .each([
    'GoogleCloudPlatform+microservices-demo',
    'fluxcd+flux2-kustomize-helm-example',
    'fluxcd+flux2-multi-tenancy',
    'stefanprodan+podinfo',
  ])('a change of any file that a target reads touches it: %s', async (name) => {
  expect(await missedReads(name)).toEqual([]);
});
