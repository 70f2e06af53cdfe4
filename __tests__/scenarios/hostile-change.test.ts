/**
 * A pull request that wants more than to be rendered: the built action names each target of that kind, runs nothing
 * for it, and shows the others.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentsOf, type ProposedChange, proposeChange } from '../support/proposed-change.ts';
import { toolsRun } from '../support/rendering.ts';
import type { StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const place = mkdtempSync(join(tmpdir(), 'hostile-'));
const MARKER = join(place, 'ran');

const PLUGIN = `apiVersion: acme.example/v1
kind: Stamp
metadata:
  name: stamp
  annotations:
    config.kubernetes.io/function: |
      exec:
        path: ./stamp.sh
`;

const chart = (name: string, on: string): string =>
  `apiVersion: v2\nname: ${name}\nversion: 0.1.0\ndependencies:\n- {name: ${on}, version: 0.1.0, repository: file://../${on}}\n`;

/** What the change writes for each target, and what is said of it. */
const HOSTILE: Readonly<
  Record<string, { readonly files: Readonly<Record<string, string>>; readonly says: string }>
> = {
  'apps/plugin': {
    files: { 'kustomization.yaml': 'generators:\n- stamp.yaml\n', 'stamp.yaml': PLUGIN },
    says: 'Stamp "stamp" is a function that runs a program or a container, and none is run for a rendering',
  },
  'apps/remote': {
    files: { 'kustomization.yaml': 'resources:\n- https://example.com/base?ref=main\n' },
    says: '"https://example.com/base?ref=main" is remote, and nothing is fetched for a rendering',
  },
  'apps/outside': {
    files: { 'kustomization.yaml': 'resources:\n- ../../../../../etc/passwd\n' },
    says: '"../../../../../etc/passwd" lies outside the config repository',
  },
  'apps/link': {
    files: { 'kustomization.yaml': 'resources:\n- link.yaml\n' },
    says: '"apps/link/link.yaml" is a symbolic link to "/etc/passwd"',
  },
  'apps/round': {
    files: { '../circle/Chart.yaml': chart('circle', 'round') },
    says: 'the chart "circle" depends on itself',
  },
  'apps/broken': {
    files: { 'kustomization.yaml': 'resources:\n- nothing.yaml\n' },
    says: 'nothing.yaml',
  },
};

const GOOD = 'apps/shop';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  template:
    spec:
      containers: [{name: shop, image: ghcr.io/acme/shop}]
`;
const overlay = (tag: string): string =>
  `resources: [deployment.yaml]\nimages: [{name: ghcr.io/acme/shop, newTag: ${tag}}]\n`;

/** Harmless, all of it. */
const BEFORE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['plugin', 'remote', 'outside', 'link', 'broken'].map((name) => [
      `apps/${name}/kustomization.yaml`,
      'namePrefix: a-\n',
    ]),
  ),
  'apps/plugin/stamp.sh': `#!/bin/sh\ntouch ${MARKER}\n`,
  'apps/circle/Chart.yaml': 'apiVersion: v2\nname: circle\nversion: 0.1.0\n',
  'apps/round/Chart.yaml': chart('round', 'circle'),
  [`${GOOD}/deployment.yaml`]: DEPLOYMENT,
  [`${GOOD}/kustomization.yaml`]: overlay('1.7.3'),
};

function repositoryFolder(): string {
  const folder = join(place, 'config');
  for (const [path, text] of Object.entries(BEFORE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  }
  symlinkSync('/etc/passwd', join(folder, 'apps/link/link.yaml'));
  return folder;
}

const after = Object.entries(HOSTILE).flatMap(([folder, { files }]) =>
  Object.entries(files).map(([name, text]) => [posix.join(folder, name), text] as const),
);

describe.skipIf(!toolsRun)('a hostile change', () => {
  let world: World;
  let change: ProposedChange;
  let result: StepResult;
  let diffFile = '';
  beforeAll(async () => {
    world = await openWorld({ folder: repositoryFolder() });
    const files = { ...Object.fromEntries(after), [`${GOOD}/kustomization.yaml`]: overlay('1.8.0') };
    change = await proposeChange(world, files);
    result = await change.diff();
    diffFile = readFileSync(result.outputs['diff-file'] ?? '', 'utf8');
  });
  afterAll(async () => {
    change.remove();
    await world.stop();
    rmSync(place, { recursive: true });
  });

  it('fails the step', () => {
    expect(result.status).toBe(1);
    expect(result.outputs['changed']).toBe('true');
  });

  it.each(Object.entries(HOSTILE))('%s is named with the reason in every place', (folder, { says }) => {
    const [comment = '', ...more] = commentsOf(world);
    expect(more).toEqual([]);
    expect(result.log).toMatch(new RegExp(`::error.*%0A\\d\\. ${folder} does not render: `));
    for (const text of [comment, result.summary]) {
      expect(text).toContain(`\`${folder}\` does not render at head`);
      expect(text).toContain(says);
    }
    expect(diffFile).toContain(says);
  });

  it('does not keep the rest from being shown', () => {
    const [comment = ''] = commentsOf(world);
    expect(comment).toContain('| `ghcr.io/acme/shop` | `1.7.3` | `1.8.0` |');
    expect(comment).toMatch(/^\+\s+image: ghcr\.io\/acme\/shop:1\.8\.0$/m);
  });

  it('runs no program and reads no file of this machine', () => {
    expect(existsSync(MARKER)).toBe(false);
    expect([result.log, result.summary, diffFile, ...commentsOf(world)].join('\n')).not.toContain('root:');
  });
});
