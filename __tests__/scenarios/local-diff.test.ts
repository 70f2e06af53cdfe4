/** `gitops-release diff` on a clone: what it prints, and its exit status. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toolPath } from '../../scripts/kubectl.ts';
import { CONFIG_REPOSITORY } from '../support/world.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';
const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js');
const PRODUCTION = 'apps/shop/overlays/production/kustomization.yaml';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'clone-'));
  cpSync(CONFIG_REPOSITORY, dir, { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  commit('First');
});
afterEach(() => rmSync(dir, { recursive: true }));

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com'];
  return execFileSync('git', ['-C', dir, ...who, ...args], { encoding: 'utf8' }).trim();
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

function change(from: string, to: string): void {
  const text = readFileSync(join(dir, PRODUCTION), 'utf8');
  writeFileSync(join(dir, PRODUCTION), text.replace(from, to));
}

function diff(...args: readonly string[]) {
  const tools = [dirname(toolPath('kubectl')), dirname(toolPath('helm')), process.env['PATH']];
  return spawnSync(process.execPath, [CLI, 'diff', '--dir', dir, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PATH: tools.join(delimiter) },
  });
}

describe.skipIf(!supported)('gitops-release diff', () => {
  it('is silent and succeeds where nothing differs', () => {
    expect(diff('--exit-code')).toMatchObject({ status: 0, stdout: '' });
  });

  it('shows what is not committed yet, and says so by its exit status only if asked', () => {
    change('1.7.3', '1.8.0');
    const shown = diff();
    expect(shown.status, shown.stderr).toBe(0);
    expect(shown.stdout).toMatch(/^\+ +image: ghcr\.io\/acme\/shop:1\.8\.0$/m);
    expect(diff('--exit-code').status).toBe(4);
  });

  it('has exit status 0 for a change that no target sees', () => {
    change('# owned by the shop team', '# owned by the web team');
    expect(diff('--exit-code')).toMatchObject({ status: 0, stdout: '' });
  });

  it('compares with where the branch has left its base', () => {
    git('switch', '--quiet', '--create', 'change');
    change('1.7.3', '1.8.0');
    commit('Change');
    git('switch', '--quiet', 'main');
    writeFileSync(join(dir, 'apps/storefront/overlays/staging/kustomization.yaml'), 'namespace: elsewhere\n');
    commit('Something else');
    git('switch', '--quiet', 'change');
    const { stdout } = diff('--base', 'main', '--output', 'markdown');
    expect(stdout).toContain('`1.8.0`');
    expect(stdout).not.toContain('storefront');
  });

  it('fails for what does not render, with or without --exit-code', () => {
    change('resources.yaml', 'no-such-file.yaml');
    for (const args of [[], ['--exit-code']]) {
      const { status, stdout, stderr } = diff(...args);
      expect(status).toBe(1);
      expect(stdout + stderr).toContain('no-such-file.yaml');
    }
  });

  it('tells a wrong base from wrong usage', () => {
    expect(diff('--base', 'no-such-branch')).toMatchObject({ status: 1 });
    expect(diff('--write')).toMatchObject({ status: 2 });
  });
});
