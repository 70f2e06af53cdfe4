/** What the config file says of an environment, and what the inputs say against it. */
import { describe, expect, it } from 'vitest';
import { inWorld } from '../support/merging.ts';

const KUSTOMIZATION = 'resources: []\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: 1.7.3\n';

function files(environment: string): Readonly<Record<string, string>> {
  return {
    '.gitops-release.yaml': `version: 1\nenvironments:\n  - name: production\n${environment}`,
    'live/shop/kustomization.yaml': KUSTOMIZATION,
    'apps/shop/overlays/production/kustomization.yaml': KUSTOMIZATION,
  };
}

const LIVE = '    path: live/{app}\n';
const noPath = { path: '' };

describe.concurrent('an environment gives', () => {
  it('the path', () =>
    inWorld(
      async (world) => {
        const { status, outputs, log } = await world.release(noPath);
        expect(status, log).toBe(0);
        expect(JSON.parse(outputs['images'] ?? '')).toMatchObject([{ path: 'live/shop' }]);
      },
      { files: files(LIVE) },
    ));

  it('the delivery', () =>
    inWorld(
      async (world) => {
        const { status, outputs, log } = await world.release(noPath);
        expect(status, log).toBe(0);
        expect(outputs['commit-sha']).toBe(world.head());
        expect(world.pulls()).toHaveLength(0);
      },
      { files: files(`${LIVE}    delivery: commit\n`) },
    ));

  it('the base', () =>
    inWorld(
      async (world) => {
        const by = { author: 'alice', message: 'Branch' };
        const file = { 'live/shop/kustomization.yaml': KUSTOMIZATION.replace('1.7.3', '1.7.0') };
        await world.sandbox.pushCommit({ repo: 'acme/config', branch: 'live', files: file, ...by });
        const { status, outputs, log } = await world.release(noPath);
        expect(status, log).toBe(0);
        expect(world.pulls()[0]?.baseRefName).toBe('live');
        expect(JSON.parse(outputs['images'] ?? '')).toMatchObject([{ from: '1.7.0' }]);
      },
      { files: files(`${LIVE}    base: live\n`) },
    ));

  it('who merges', () =>
    inWorld(
      async (world) => {
        const { status, outputs, log } = await world.release(noPath);
        expect(status, log).toBe(0);
        expect(outputs['merged']).toBe('true');
      },
      { files: files(`${LIVE}    merge: auto\n`) },
    ));

  it('the protection that is demanded', () =>
    inWorld(
      async (world) => {
        world.require({ reviews: 1 });
        const { status, log } = await world.release(noPath);
        expect(status).toBe(1);
        expect(log).toMatch(/required-reviews: the policy demands 2, found 1/);
      },
      { files: files(`${LIVE}    merge: auto\n    protection:\n      required-reviews: 2\n`) },
    ));
});

const ALL = `${LIVE}    base: live\n    delivery: commit\n    merge: auto\n`;

describe.concurrent('an input wins', () => {
  it('over path, base, delivery and merge', () =>
    inWorld(
      async (world) => {
        const inputs = { base: 'main', delivery: 'pull-request', merge: 'manual' };
        const { status, outputs, log } = await world.release(inputs);
        expect(status, log).toBe(0);
        expect(JSON.parse(outputs['images'] ?? '')).toMatchObject([
          { path: 'apps/shop/overlays/production' },
        ]);
        expect(world.pulls()[0]).toMatchObject({ baseRefName: 'main', state: 'open', autoMerge: null });
      },
      { files: files(ALL) },
    ));

  it('but for protection, of which it can only demand more', () =>
    inWorld(
      async (world) => {
        world.require({ reviews: 1 });
        const inputs = { merge: 'auto', 'require-protection': 'required-reviews: 1\nsigned-commits: true' };
        const { status, log } = await world.release(inputs);
        expect(status).toBe(1);
        expect(log).toMatch(/required-reviews: the policy demands 2, found 1/);
        expect(log).toMatch(/signed-commits: the policy demands yes, found no/);
      },
      { files: files(`${LIVE}    protection:\n      required-reviews: 2\n`) },
    ));
});

describe.concurrent('a file and inputs that do not go together', () => {
  it('an environment that the file does not have: its nearest name', () =>
    inWorld(
      async (world) => {
        const { status, log } = await world.release({ ...noPath, environment: 'prodution' });
        expect(status).toBe(1);
        expect(log).toMatch(/has no environment "prodution": did you mean "production"\?/);
      },
      { files: files(LIVE) },
    ));

  it('the same with a path: a warning, and nothing of the file applies', () =>
    inWorld(
      async (world) => {
        const { status, outputs, log } = await world.release({ environment: 'preview' });
        expect(status, log).toBe(0);
        expect(log).toMatch(/::warning.*has no environment "preview"; it has production/);
        expect(outputs).toMatchObject({ merged: 'false', 'pull-request-operation': 'created' });
      },
      { files: files(`${LIVE}    merge: auto\n`) },
    ));

  it('a draft, where the file says that it is merged', () =>
    inWorld(
      async (world) => {
        const { status, log } = await world.release({ ...noPath, draft: 'true' });
        expect(status).toBe(1);
        expect(log).toContain('opened as a draft, which nobody can merge, and `merge: auto` is to merge it');
        expect(world.pulls()).toHaveLength(0);
      },
      { files: files(`${LIVE}    merge: auto\n`) },
    ));

  it('a key that the file does not know: its line', () =>
    inWorld(
      async (world) => {
        const { status, log } = await world.release(noPath);
        expect(status).toBe(1);
        expect(log).toMatch(/file=\.gitops-release\.yaml.*line=6|\.gitops-release\.yaml:6/);
        expect(log).toContain('required-reviews');
      },
      { files: files(`${LIVE}    protection:\n      required-review: 2\n`) },
    ));
});
