/** `status`, `history` and `rollback` of the built command line where environments are branches. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cloned, cloneOf } from '../support/cloned.ts';
import { CONFIG_REPOSITORY } from '../support/world.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js');
const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const PATH = 'apps/{app}/overlays/production';
const CONFIG = `version: 1
environments:
  - { name: dev, path: '${PATH}' }
  - { name: production, path: '${PATH}', from: dev, base: production }
  - { name: live, path: '${PATH}', from: dev, repository: acme/live }
`;

let clone: Cloned;
beforeEach(() => {
  clone = cloneOf(CONFIG_REPOSITORY);
  commit('Describe the environments', '.gitops-release.yaml', CONFIG);
  const main = clone.git('branch', '--show-current').trim();
  clone.git('switch', '--quiet', '--create', 'production');
  const text = clone.git('show', `HEAD:${FILE}`);
  commit('Update shop to 1.6.0', FILE, text.replace('newTag: 1.7.3', 'newTag: 1.6.0'));
  clone.git('switch', '--quiet', main);
});
afterEach(() => clone.remove());

function commit(message: string, file: string, text: string): void {
  writeFileSync(join(clone.root, file), text);
  clone.git('add', '--all');
  clone.git('commit', '--quiet', `--message=${message}`);
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--dir', clone.root], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('environments that are branches', () => {
  it('stand side by side as their branches have them, and nothing is said of another repository', () => {
    const { status, stdout, stderr } = run('status', '--app', 'shop');
    expect(status).toBe(0);
    expect(stdout.split('\n')[1]).toMatch(
      /^shop +ghcr\.io\/acme\/shop +1\.7\.3 +1\.6\.0 +- +dev is ahead of production$/,
    );
    expect(stderr).toContain('"live" stands in acme/live, of which this is no clone');
    expect(stderr).toContain('1 app in 2 environments');
  });

  it('have histories of their own', () => {
    const { stdout } = run('history', '--app', 'shop', '--output', 'json');
    const { deployments } = JSON.parse(stdout);
    expect(deployments.map(({ environment, to }: Record<string, string>) => `${environment} ${to}`)).toEqual(
      expect.arrayContaining(['dev 1.7.3', 'production 1.7.3', 'production 1.6.0']),
    );
    expect(deployments).toHaveLength(3);
  });

  it('are said to be missing where they were not fetched', () => {
    clone.git('branch', '--delete', '--force', 'production');
    const { status, stdout, stderr } = run('status', '--app', 'shop', '--output', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).apps[0].versions).toEqual({ dev: '1.7.3', production: null, live: null });
    expect(stderr).toContain('git fetch origin production:refs/remotes/origin/production');
  });

  it('are rolled back where they are checked out', () => {
    const refused = run('rollback', '--app', 'shop', '--environment', 'production');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('Check it out: git switch production');
    clone.git('switch', '--quiet', 'production');
    expect(run('rollback', '--app', 'shop', '--environment', 'production').stdout).toContain('newTag: 1.7.3');
  });
});

describe('an app that is not there', () => {
  const LOCAL = "version: 1\nenvironments:\n  - { name: dev, path: 'apps/{app}/overlays/dev' }\n";

  it.each(['status', 'history'])('is an error of %s, with the nearest', (command) => {
    commit('One environment', '.gitops-release.yaml', LOCAL);
    const { status, stderr } = run(command, '--app', 'shpo');
    expect(status).toBe(1);
    expect(stderr).toContain('Did you mean "shop"?');
  });
});
