/** Many images in one run, and many runs on one branch. */
import { describe, expect, it } from 'vitest';
import { BRANCH, inWorld } from '../support/merging.ts';

const serviceName = (index: number): string => `service-${index}`;
const entry = (index: number): string => `  - name: ghcr.io/acme/${serviceName(index)}\n    newTag: 1.7.3\n`;
const SHARED = 'apps/all/kustomization.yaml';

/** An overlay for each service, and one file with all of them. */
function overlays(count: number): Readonly<Record<string, string>> {
  const all = Array.from({ length: count }, (_, index) => index);
  const own = all.map((index) => [
    `apps/${serviceName(index)}/overlays/production/kustomization.yaml`,
    `resources:\n  - ../../base\nimages:\n${entry(index)}`,
  ]);
  const bases = all.map((index) => [
    `apps/${serviceName(index)}/base/kustomization.yaml`,
    'resources: [deployment.yaml]\n',
  ]);
  return {
    ...Object.fromEntries(own),
    ...Object.fromEntries(bases),
    [SHARED]: `resources: []\nimages:\n${all.map(entry).join('')}`,
  };
}

const images = (count: number): string =>
  Array.from({ length: count }, (_, index) => `ghcr.io/acme/${serviceName(index)}:1.8.0`).join('\n');

describe('500 images in 500 overlays, in one run', () => {
  it.each([
    { title: 'a proposal', inputs: {}, branch: BRANCH },
    { title: 'a direct commit', inputs: { delivery: 'commit' }, branch: 'main' },
  ])('$title is one commit, in at most 15 requests', ({ inputs, branch }) =>
    inWorld(
      async (world) => {
        const before = world.head();
        const path = 'apps/*/overlays/production';
        const { status, outputs, log } = await world.release({ ...inputs, path, images: images(500) });
        expect(status, log).toBe(0);
        expect(JSON.parse(outputs['images'] ?? '')).toHaveLength(500);
        expect(world.operations().length, world.operations().join()).toBeLessThanOrEqual(15);
        expect(world.git('rev-list', '--count', `${before}..${branch}`).trim()).toBe('1');
        const stat = world.git('diff', '--shortstat', before, branch).trim();
        expect(stat).toBe('500 files changed, 500 insertions(+), 500 deletions(-)');
      },
      { files: overlays(500) },
    ),
  );
});

describe('eight direct commits at once', () => {
  const eight = Array.from({ length: 8 }, (_, index) => index);

  it.each([
    {
      title: 'of different files',
      path: (index: number) => `apps/${serviceName(index)}/overlays/production`,
      file: (index: number) => `apps/${serviceName(index)}/overlays/production/kustomization.yaml`,
    },
    { title: 'of one file', path: () => 'apps/all', file: () => SHARED },
  ])('$title all succeed, and nothing is lost', ({ path, file }) =>
    inWorld(
      async (world) => {
        const before = world.head();
        const runs = eight.map((index) => {
          const inputs = { path: path(index), images: `ghcr.io/acme/${serviceName(index)}:1.8.0` };
          return world.release({ ...inputs, delivery: 'commit' }, { GITHUB_RUN_ID: String(100 + index) });
        });
        for (const { status, outputs, log } of await Promise.all(runs)) {
          expect(status, log).toBe(0);
          expect(outputs['changed']).toBe('true');
        }
        for (const index of eight)
          expect(world.git('show', `main:${file(index)}`)).toContain(entry(index).replace('1.7.3', '1.8.0'));
        expect(world.git('rev-list', '--first-parent', '--count', `${before}..main`).trim()).toBe('8');
        expect(world.git('fsck', '--strict', '--no-progress')).not.toMatch(/error/);
      },
      { files: overlays(8) },
    ),
  );
});
