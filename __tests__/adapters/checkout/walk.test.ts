import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTreeWalker } from '../../../src/adapters/checkout/walk.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'walk-'));
  for (const folder of ['a/b', '.git', 'a/node_modules', '.hidden'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of [
    'z.yaml',
    'a/b/c.yaml',
    'a/a.yaml',
    '.git/config',
    'a/node_modules/x.yaml',
    '.hidden/h.yaml',
  ]) {
    writeFileSync(join(root, name), 'x');
  }
  writeFileSync(join(root, 'binary'), Buffer.from([1, 0, 2]));
  writeFileSync(join(root, 'large.yaml'), 'x'.repeat(1_000_001));
  symlinkSync('a', join(root, 'folder-link'));
  symlinkSync('z.yaml', join(root, 'file-link'));
  symlinkSync('.', join(root, 'a', 'loop'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a walk through a checkout', () => {
  const walked = (path: string) =>
    [...createTreeWalker(root).walk(path)].map((entry) => `${entry.kind} ${entry.path}`);

  test("gives every file in order; links are not followed, Git's folder and packages not entered", () => {
    expect(walked('')).toEqual([
      'file .hidden/h.yaml',
      'file a/a.yaml',
      'file a/b/c.yaml',
      'unreadable binary',
      'unreadable large.yaml',
      'file z.yaml',
    ]);
  });

  test('starts at a folder or a file', () => {
    expect(walked('a/b')).toEqual(['file a/b/c.yaml']);
    expect(walked('z.yaml')).toEqual(['file z.yaml']);
    expect(walked('folder-link')).toEqual([]);
    expect(walked('nowhere')).toEqual([]);
  });
});
