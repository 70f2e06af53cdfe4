/** `rollback`, `history` and `status` of the built command line on a clone. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cloned, cloneOf } from '../support/cloned.ts';
import { CONFIG_REPOSITORY } from '../support/world.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js');
const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const CONFIG = `version: 1
environments:
  - name: dev
    path: apps/{app}/overlays/dev
  - name: staging
    path: apps/{app}/overlays/staging
    from: dev
  - name: production
    path: apps/{app}/overlays/production
    from: staging
`;

let clone: Cloned;
let original = '';
beforeEach(() => {
  clone = cloneOf(CONFIG_REPOSITORY);
  original = read();
  commit('Describe the environments', '.gitops-release.yaml', CONFIG);
});
afterEach(() => clone.remove());

function read(): string {
  return readFileSync(join(clone.root, FILE), 'utf8');
}

function commit(message: string, file: string, text: string): void {
  writeFileSync(join(clone.root, file), text);
  clone.git('add', '--all');
  clone.git('commit', '--quiet', `--message=${message}`);
}

const shop = (tag: string): string => original.replace('newTag: 1.7.3', `newTag: ${tag}`);

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--dir', clone.root], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const PRODUCTION = ['--app', 'shop', '--environment', 'production'] as const;

describe('rollback', () => {
  beforeEach(() => {
    commit('Update shop to 1.8.0 (#11)', FILE, shop('1.8.0'));
    commit('Update shop to 1.9.0 (#12)', FILE, shop('1.9.0'));
    commit('Scale', FILE, `${shop('1.9.0')}# scaled\n`);
  });

  it('shows what would go back, and writes only if told to', () => {
    const shown = run('rollback', ...PRODUCTION);
    expect(shown).toMatchObject({ status: 0, stdout: expect.stringContaining('newTag: 1.8.0') });
    expect(shown.stderr).toContain('Nothing was written');
    expect(read()).toBe(`${shop('1.9.0')}# scaled\n`);
    expect(run('rollback', ...PRODUCTION, '--write').status).toBe(0);
    expect(read()).toBe(`${shop('1.8.0')}# scaled\n`);
  });

  it('goes to a tag, a Git tag or a commit', () => {
    clone.git('tag', 'before-scaling', 'HEAD~2');
    for (const to of ['1.8.0', 'before-scaling', clone.git('rev-parse', 'HEAD~2').trim()]) {
      const { status, stdout } = run('rollback', ...PRODUCTION, '--to', to, '--output', 'json');
      expect({ status, ...JSON.parse(stdout) }).toMatchObject({
        status: 0,
        images: [{ from: '1.9.0', to: '1.8.0' }],
      });
    }
    expect(run('rollback', '--path', FILE, '--to', '1.7.3').stdout).toContain('newTag: 1.7.3');
  });

  it('takes a change that is not committed back to what is', () => {
    writeFileSync(join(clone.root, FILE), shop('2.0.0'));
    expect(run('rollback', ...PRODUCTION, '--write').status).toBe(0);
    expect(read()).toBe(shop('1.9.0'));
  });

  it.each([
    [['--to', '1.8.1', ...PRODUCTION], 1, 'Did you mean 1.8.0?'],
    [['--to', '1.9.0', ...PRODUCTION], 0, 'has the images of 1.9.0 already'],
    [['--app', 'shop', '--environment', 'prod'], 1, 'has no environment "prod"'],
    [['--app', 'shop'], 1, 'no target is given'],
    [['--images', 'a:1', ...PRODUCTION], 2, 'rollback sets the images of an earlier state'],
    [['--to', 'a b', ...PRODUCTION], 2, 'can be no tag and no commit'],
    [['--to', '-x', ...PRODUCTION], 2, '--to'],
  ])('%j ends with %i', (args, status, words) => {
    const result = run('rollback', ...args);
    expect(result.status).toBe(status);
    expect(result.stderr).toContain(words);
  });
});

describe('history', () => {
  beforeEach(() => {
    commit('Update shop to 1.8.0 (#11)', FILE, shop('1.8.0'));
    const trail = `Roll back\n\nGitops-Release-App: shop\nGitops-Release-Rolled-Back: ${FILE} ghcr.io/acme/shop:1.8.0\nGitops-Release-Plan: x`;
    commit(trail, FILE, shop('1.7.3'));
  });

  it('tells what ran where and when, newest first', () => {
    const { status, stdout, stderr } = run('history', ...PRODUCTION);
    expect(status).toBe(0);
    const [head, first, second] = stdout.split('\n');
    expect(head).toMatch(/^WHEN +ENVIRONMENT +APP +IMAGE +FROM +TO +HOW +WHO +COMMIT$/);
    expect(first).toMatch(
      /production +shop +ghcr\.io\/acme\/shop +1\.8\.0 +1\.7\.3 +rollback +test +[0-9a-f]{7}$/,
    );
    expect(second).toMatch(/1\.7\.3 +1\.8\.0 +by hand +test +[0-9a-f]{7} \(#11\)$/);
    expect(stderr).toMatch(/^3 changes of images in \d+ commits\n$/);
  });

  it('of all apps and environments as JSON', () => {
    const { deployments, complete } = JSON.parse(run('history', '--output', 'json').stdout);
    expect(complete).toBe(true);
    const places = new Set(
      deployments.map((each: { app: string; environment: string }) => `${each.app} ${each.environment}`),
    );
    expect([...places]).toEqual(expect.arrayContaining(['shop production', 'payments dev']));
    expect(deployments[0]).toMatchObject({ from: '1.8.0', to: '1.7.3', how: 'rollback', pullRequest: null });
  });

  it('as a timeline for Mermaid and a table', () => {
    const { stdout } = run('history', ...PRODUCTION, '--output', 'markdown');
    expect(stdout).toMatch(
      /```mermaid\ntimeline\n {2}title What ran where\n {2}section production\n {4}\d{4}-\d\d-\d\d : shop 1\.7\.3 : shop 1\.8\.0 : shop 1\.7\.3 \(rollback\)\n```/,
    );
    expect(stdout).toContain('| When | Environment |');
  });

  it('follows the branch, not the commits of what was merged into it', () => {
    clone.git('checkout', '--quiet', '-b', 'topic');
    commit('A try', FILE, shop('2.0.0-rc.1'));
    commit('Better', FILE, shop('2.0.0'));
    clone.git('checkout', '--quiet', 'main');
    clone.git('merge', '--quiet', '--no-ff', '--message=Merge pull request #13 from acme/topic', 'topic');
    const { deployments } = JSON.parse(run('history', ...PRODUCTION, '--output', 'json').stdout);
    expect(deployments[0]).toMatchObject({ from: '1.7.3', to: '2.0.0', pullRequest: 13 });
    expect(deployments).toHaveLength(4);
  });

  it('of a folder that is no clone is an error', () => {
    const dir = mkdtempSync(join(tmpdir(), 'no-clone-'));
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'history', '--dir', dir], {
      encoding: 'utf8',
    });
    rmSync(dir, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toContain('git log failed: fatal: not a git repository');
  });
});

describe('status', () => {
  it('tells every environment side by side, and what is ahead of what', () => {
    commit('Update shop', FILE, shop('0.9.0'));
    const { status, stdout } = run('status');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^APP +IMAGE +DEV +STAGING +PRODUCTION$/);
    expect(stdout).toMatch(/^shop +ghcr\.io\/acme\/shop .* 0\.9\.0 .*staging is ahead of production$/m);
    expect(stdout).toMatch(/^payments +ghcr\.io\/acme\/payments-api /m);
  });

  it('as JSON and Markdown, for an app and an environment', () => {
    const { apps } = JSON.parse(run('status', '--app', 'shop', '--output', 'json').stdout);
    expect(apps.map(({ app }: { app: string }) => app)).toEqual(['shop']);
    expect(apps[0].versions.production).toBe('1.7.3');
    const { stdout } = run('status', '--environment', 'production', '--output', 'markdown');
    expect(stdout).toMatch(/^\| App \| Image \| production \| {2}\|$/m);
  });

  it('without environments says how to name them', () => {
    commit('No config', '.gitops-release.yaml', 'version: 1\n');
    expect(run('status')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no environments are described'),
    });
  });
});
