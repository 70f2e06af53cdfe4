/** Commits of a real clone, read through Git's objects. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClone } from '../../../src/adapters/checkout/clone.ts';
import { createCheckoutReader } from '../../../src/adapters/checkout/reader.ts';
import { ReleaseError } from '../../../src/core/errors.ts';
import { RENDERING } from '../../../src/core/snapshot.ts';

const folder = mkdtempSync(join(tmpdir(), 'clone-'));
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
const write = (path: string, text: string | Buffer): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

let first = '';
beforeAll(() => {
  git('init', '-qb', 'main');
  git('remote', 'add', 'origin', 'https://github.com/acme/config.git');
  write('apps/shop/kustomization.yaml', 'resources: [pod.yaml]\n');
  write('apps/shop/päd ü.yaml', 'kind: Pod\r\n');
  write('apps/logo.png', Buffer.from([0, 1, 2]));
  write('run.sh', 'true\n');
  chmodSync(join(folder, 'run.sh'), 0o755);
  symlinkSync('apps/shop', join(folder, 'link'));
  git('add', '-A');
  git('commit', '-qm', 'One');
  first = git('rev-parse', 'HEAD');
  git('checkout', '-qb', 'feature');
  write('apps/shop/kustomization.yaml', 'resources: [pod.yaml, job.yaml]\n');
  git('mv', 'apps/logo.png', 'apps/picture.png');
  git('commit', '-qam', 'Two');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a commit', () => {
  it('has the entries that a checkout of it has', async () => {
    const paths = [
      '',
      'apps',
      'apps/shop',
      'apps/shop/kustomization.yaml',
      'apps/shop/päd ü.yaml',
      'link',
      'none',
      'apps/picture.png',
      'link/kustomization.yaml',
    ];
    const [commit, checkout] = await Promise.all([
      createClone(folder).at(git('rev-parse', 'HEAD')).read(paths),
      createCheckoutReader(folder, RENDERING).read(paths),
    ]);
    const sorted = (files: typeof commit) =>
      [...files].map(([path, entry]) => [
        path,
        entry.kind === 'folder'
          ? { ...entry, entries: entry.entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
          : entry,
      ]);
    expect(sorted(commit)).toEqual(sorted(checkout));
  });

  it('keeps the mode of a program, whatever the file system says', async () => {
    const files = await createClone(folder).at(first).read(['run.sh']);
    expect(files.get('run.sh')).toMatchObject({ kind: 'file', mode: '100755' });
  });

  it('stays as it was when the work tree changes', async () => {
    const files = await createClone(folder).at(first).read(['apps/shop/kustomization.yaml']);
    expect(files.get('apps/shop/kustomization.yaml')).toMatchObject({ text: 'resources: [pod.yaml]\n' });
  });

  it('names all its files', async () => {
    expect((await createClone(folder).at(first).list()).toSorted()).toEqual(
      ['apps/logo.png', 'apps/shop/kustomization.yaml', 'apps/shop/päd ü.yaml', 'link', 'run.sh'].toSorted(),
    );
  });
});

describe('two commits', () => {
  it('differ in paths; a rename is both of its paths', async () => {
    const clone = createClone(folder);
    expect((await clone.changed(first, await clone.resolve('feature'))).toSorted()).toEqual([
      'apps/logo.png',
      'apps/picture.png',
      'apps/shop/kustomization.yaml',
    ]);
  });

  it('have a commit where one has left the other', async () => {
    const clone = createClone(folder);
    expect(await clone.mergeBase('main', 'feature')).toBe(first);
  });

  it('are compared with the work tree, files that Git does not know included', async () => {
    write('apps/new file.yaml', 'a: 1\n');
    expect(await createClone(folder).changed('HEAD', undefined)).toEqual(['apps/new file.yaml']);
  });
});

describe("operators' objects", () => {
  it('are found by what stands in the files, in a commit and in the work tree', async () => {
    write('deploy/thing.yaml', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\n');
    git('add', 'deploy');
    git('commit', '-qm', 'Three');
    write('deploy/later.yml', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n');
    const clone = createClone(folder);
    expect(await clone.at(git('rev-parse', 'HEAD')).operatorFiles?.()).toEqual(['deploy/thing.yaml']);
    expect((await clone.workTree().operatorFiles?.())?.toSorted()).toEqual([
      'deploy/later.yml',
      'deploy/thing.yaml',
    ]);
    expect(await clone.at(first).operatorFiles?.()).toEqual([]);
    rmSync(join(folder, 'deploy/later.yml'));
  });
});

describe('a clone', () => {
  it('tells its addresses and whether its history is whole', async () => {
    const clone = createClone(folder);
    expect(await clone.addresses()).toEqual(['https://github.com/acme/config.git']);
    expect(await clone.isComplete()).toBe(true);
  });

  it('runs nothing that the repository or a revision could name', async () => {
    write('.gitattributes', '*.yaml diff=evil\n');
    git('config', 'diff.evil.command', 'touch hacked');
    git('config', 'core.fsmonitor', 'touch hacked');
    await createClone(folder).changed(first, undefined);
    await expect(createClone(folder).resolve('--output=hacked')).rejects.toThrow(ReleaseError);
    expect((await createClone(folder).changed('HEAD', undefined)).includes('hacked')).toBe(false);
  });

  it('says in one error which revision it does not have', async () => {
    await expect(createClone(folder).resolve('release-9')).rejects.toMatchObject({ code: 'git-failed' });
  });
});
