/** The built command line as a process: what it prints where, and its exit status. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIG_REPOSITORY } from '../support/world.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js');
const FILE = 'apps/shop/overlays/production/kustomization.yaml';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'checkout-'));
  cpSync(CONFIG_REPOSITORY, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--dir', dir], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const shop = (tag: string, ...more: readonly string[]) =>
  run('update', '--path', 'apps/shop/overlays/production', '--images', `ghcr.io/acme/shop:${tag}`, ...more);

describe('update', () => {
  it('shows a plain diff in a pipe and writes only if told to', () => {
    const before = readFileSync(join(dir, FILE), 'utf8');
    const shown = shop('1.8.0');
    expect(shown.status).toBe(0);
    expect(shown.stdout).toContain(`--- a/${FILE}`);
    expect(shown.stdout).not.toContain('\u001b');
    expect(readFileSync(join(dir, FILE), 'utf8')).toBe(before);
    expect(shop('1.8.0', '--write').status).toBe(0);
    expect(readFileSync(join(dir, FILE), 'utf8')).toBe(before.replace('newTag: 1.7.3', 'newTag: 1.8.0'));
    expect(shop('1.8.0', '--write').stderr).toContain('No change');
  });

  it('takes globs and keys', () => {
    const glob = run(
      'update',
      '--path',
      'apps/*/overlays/*',
      '--images',
      'ghcr.io/acme/shop:1.8.0',
      '--output',
      'json',
    );
    expect(JSON.parse(glob.stdout)).toMatchObject({ changed: true, files: expect.arrayContaining([FILE]) });
    const key = run(
      'update',
      '--path',
      `${FILE}#images[name=ghcr.io/acme/shop].newTag`,
      '--images',
      'ghcr.io/acme/shop:1.8.0',
    );
    expect(key).toMatchObject({ status: 0, stdout: expect.stringContaining('1.8.0') });
  });

  it.each([
    ['1.6.0', [], 3, 'is older'],
    ['1.6.0', ['--allow-downgrade'], 0, 'Nothing was written'],
    ['1.8.0', ['--path', 'nowhere'], 1, 'nowhere'],
    ['1.8.0', ['--path', 'nowhere/*'], 1, 'no file or folder matches'],
    ['1.8.0', ['--path', 'a.yaml#x..y'], 2, 'not a key in a file'],
    ['1.8.0', ['--strange'], 2, '--strange'],
  ])('%s with %j ends with %i', (tag, more, status, words) => {
    const result = shop(tag, ...more);
    expect(result.status).toBe(status);
    expect(result.stderr).toContain(words);
  });
});

describe('list', () => {
  it('tells every reference as a table, and as JSON', () => {
    const { status, stdout, stderr } = run('list');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^ghcr\.io\/acme\/shop +1\.7\.3 +apps\/shop\/overlays\/production\/kustomization\.yaml:\d+ +\S+ +yes$/m,
    );
    expect(stderr).toMatch(/^\d+ references in \d+ files, \d+ of them editable\n$/);
    const { references } = JSON.parse(run('list', '--output', 'json').stdout);
    expect(references.length).toBe(stdout.trim().split('\n').length - 1);
  });

  it('looks at what --path says', () => {
    const { stdout } = run('list', '--path', 'apps/*/overlays/production', '--output', 'json');
    const files: readonly { readonly file: string }[] = JSON.parse(stdout).references;
    expect(files.length).toBeGreaterThan(0);
    expect(files.every(({ file }) => file.includes('/overlays/production/'))).toBe(true);
  });

  it.each([
    [['--path', 'nowhere'], 1],
    [['--images', 'a:1'], 2],
    [['--output', 'xml'], 2],
  ])('with %j ends with %i', (more, status) => {
    expect(run('list', ...more).status).toBe(status);
  });
});
