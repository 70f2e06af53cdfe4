/** What the commit must leave alone: modes, bytes, other files; and that anybody can clone it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { runStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';

/** The sandbox answers from this very process, so that git must not block it. */
const run = promisify(execFile);

let world: World | undefined;
afterEach(() => world?.stop());

describe('a commit of the action', () => {
  it('keeps the mode of an executable file', async () => {
    const text = 'images:\n- name: ghcr.io/acme/shop\n  newTag: 1.7.3\n';
    world = await openWorld({ files: { [FILE]: text }, executables: [FILE] });
    const { status, log } = await runStep(world.sandbox, { inputs: world.inputs });
    expect(status, log).toBe(0);
    expect(world.git('ls-tree', 'gitops-release/production/shop', FILE)).toMatch(/^100755 blob/);
    expect(world.git('show', `gitops-release/production/shop:${FILE}`)).toBe(text.replace('1.7.3', '1.8.0'));
    expect((await runStep(world.sandbox, { inputs: world.inputs })).outputs['changed']).toBe('false');
  });

  it('keeps CRLF, BOM and a missing final newline', async () => {
    const bytes = Buffer.from('\ufeffimages:\r\n- name: ghcr.io/acme/shop # ü\r\n  newTag: "1.7.3"', 'utf8');
    world = await openWorld({ files: { [FILE]: bytes } });
    const { status, log } = await runStep(world.sandbox, {
      inputs: { ...world.inputs, images: 'ghcr.io/acme/shop:1.10' },
    });
    expect(status, log).toBe(0);
    const after = world.git('show', `gitops-release/production/shop:${FILE}`);
    expect(after).toBe(bytes.toString('utf8').replace('1.7.3', '1.10'));
  });

  it('is what a clone gets, and git finds nothing wrong with it', async () => {
    world = await openWorld();
    await runStep(world.sandbox, { inputs: world.inputs });
    const folder = mkdtempSync(join(tmpdir(), 'clone-'));
    try {
      const remote = `${world.sandbox.url}/acme/config.git`;
      const branch = 'gitops-release/production/shop';
      await run('git', ['clone', '--quiet', '--branch', branch, remote, folder]);
      const git = async (...args: readonly string[]) => (await run('git', ['-C', folder, ...args])).stdout;
      expect(await git('fsck', '--strict', '--no-progress')).toBe('');
      expect(await git('diff', '--numstat', 'origin/main', 'HEAD')).toBe(`1\t1\t${FILE}\n`);
      expect(readFileSync(join(folder, FILE), 'utf8')).toContain('newTag: 1.8.0   # do not edit by hand');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
