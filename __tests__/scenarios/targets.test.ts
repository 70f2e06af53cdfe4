/** Globs, keys and markers through the API, told on the built action against the sandbox. */
import { afterEach, describe, expect, it } from 'vitest';
import { runStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const overlay = (image: string): string => `images:\n- name: ${image}\n  newTag: 1.7.3\n`;
const FILES: Readonly<Record<string, string>> = {
  'apps/cart/overlays/dev/kustomization.yaml': overlay('ghcr.io/acme/cart'),
  'apps/shop/overlays/dev/kustomization.yaml': overlay('ghcr.io/acme/shop'),
  'apps/web/overlays/dev/kustomization.yaml': overlay('ghcr.io/acme/shop'),
  'infra/shop.tfvars': 'image = "ghcr.io/acme/shop:1.7.3" # gitops-release: shop\n',
  'settings/shop.toml': '[image]\nref = "ghcr.io/acme/shop:1.7.3"\n',
  'charts/shop/Chart.yaml': 'name: shop\nversion: 0.1.0\nappVersion: "1.7.3"\n',
};

let world: World;
afterEach(() => world.stop());

async function update(inputs: Readonly<Record<string, string>>) {
  world = await openWorld({ files: FILES });
  const result = await runStep(world.sandbox, { inputs: { ...world.inputs, ...inputs } });
  const branch = result.outputs['pull-request-branch'] ?? '';
  const changed = branch === '' ? '' : world.git('diff', '--name-only', 'main', branch).trim();
  const reads = world.sandbox.log.entries.filter(({ operation }) =>
    /^(OpenRepository|ReadFiles)$/.test(operation ?? ''),
  );
  return { ...result, changed: changed.split('\n'), reads: reads.map(({ operation }) => operation) };
}

describe('a path', () => {
  it('with a glob sets every overlay that uses the image, a level of folders a read', async () => {
    const { log, changed, reads } = await update({ path: 'apps/*/overlays/dev' });
    expect(changed).toEqual([
      'apps/shop/overlays/dev/kustomization.yaml',
      'apps/web/overlays/dev/kustomization.yaml',
    ]);
    expect(log).toContain('1 of the 3 paths that match "apps/*/overlays/dev" do not use "ghcr.io/acme/shop"');
    expect(reads).toEqual(['OpenRepository', 'ReadFiles']);
  });

  it('with keys, and a file with a marker, is read at once', async () => {
    const path = 'settings/shop.toml#image.ref, charts/shop/Chart.yaml#appVersion, infra/shop.tfvars';
    const { changed, reads, outputs } = await update({ path });
    expect(changed).toEqual(['charts/shop/Chart.yaml', 'infra/shop.tfvars', 'settings/shop.toml']);
    expect(reads).toEqual(['OpenRepository']);
    expect(JSON.parse(outputs['images'] ?? '')).toHaveLength(3);
    expect(world.git('show', `${outputs['pull-request-branch']}:charts/shop/Chart.yaml`)).toContain(
      'appVersion: "1.8.0"',
    );
  });

  it.each([
    ['apps/*/overlays/prod', 'no file or folder matches "apps/*/overlays/prod"'],
    ['settings/shop.toml#image.rfe', 'there is no "rfe" under "image" of the file; there are ref'],
    ['settings/shop.toml#image[', 'is not a key in a file'],
  ])('%s is refused and nothing is written', async (path, words) => {
    const { status, log } = await update({ path });
    expect(status).toBe(1);
    expect(log).toContain(words);
    expect(world.git('for-each-ref', '--format=%(refname)').trim()).toBe('refs/heads/main');
  });
});
