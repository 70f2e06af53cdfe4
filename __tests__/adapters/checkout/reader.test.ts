import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCheckoutReader } from '../../../src/adapters/checkout/reader.ts';

const READER = new URL('../../../src/adapters/checkout/reader.ts', import.meta.url).href;
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'reader-'));
  mkdirSync(join(root, 'a/b'), { recursive: true });
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, 'a/b/c.yaml'), '\uFEFFx: 1\r\n');
  writeFileSync(join(root, 'run.sh'), 'x', { mode: 0o755 });
  writeFileSync(join(root, 'binary'), Buffer.from([1, 0]));
  writeFileSync(join(root, 'latin'), Buffer.from([0xe9]));
  symlinkSync('a', join(root, 'link'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ['a/b/c.yaml', { kind: 'file', mode: '100644', text: '\uFEFFx: 1\r\n' }],
  ['run.sh', { kind: 'file', mode: '100755' }],
  ['a', { kind: 'folder', entries: [{ name: 'b', kind: 'folder' }] }],
  ['link', { kind: 'symlink', target: 'a' }],
  ['link/b', { kind: 'missing' }],
  ['link/b/c.yaml', { kind: 'missing' }],
  ['a/b/c.yaml/d', { kind: 'missing' }],
  ['nowhere/at/all', { kind: 'missing' }],
  ['binary', { kind: 'unreadable', reason: 'binary', bytes: 2 }],
  ['latin', { kind: 'unreadable', reason: 'not-utf8', bytes: 1 }],
])('%s is %j', async (path, entry) => {
  const files = await createCheckoutReader(root).read([path, 'a/b/c.yaml']);
  expect(files.get(path)).toMatchObject({ path, ...entry });
});

test('a thousand files are read with few of them open at once', () => {
  const script = `
    import { createCheckoutReader } from ${JSON.stringify(READER)};
    const files = await createCheckoutReader(process.argv[1]).read(Array.from({ length: 1000 }, (_, at) => 'many/' + at));
    console.log([...files.values()].filter(({ kind }) => kind === 'file').length);`;
  mkdirSync(join(root, 'many'));
  for (let at = 0; at < 1000; at += 1) writeFileSync(join(root, 'many', String(at)), 'x');
  const command = 'ulimit -n 128 && exec "$0" --input-type=module -e "$1" "$2"';
  const told = execFileSync('sh', ['-c', command, process.execPath, script, root], { encoding: 'utf8' });
  rmSync(join(root, 'many'), { recursive: true });
  expect(told.trim()).toBe('1000');
});

test('files are read up to a size, which the caller may set', async () => {
  writeFileSync(join(root, 'large'), 'x'.repeat(1_000_001));
  const kinds = await Promise.all(
    [createCheckoutReader(root), createCheckoutReader(root, { maxBytes: 2_000_000, content: false })].map(
      async (reader) => (await reader.read(['large'])).get('large')?.kind,
    ),
  );
  rmSync(join(root, 'large'));
  expect(kinds).toEqual(['unreadable', 'file']);
});

test('files that are no text come with their bytes where the caller says so', async () => {
  const read = async (content: boolean) =>
    (await createCheckoutReader(root, { maxBytes: 1_000, content }).read(['binary', 'latin'])).values();
  expect([...(await read(false))].map((entry) => 'content' in entry)).toEqual([false, false]);
  expect([...(await read(true))]).toMatchObject([
    { kind: 'unreadable', reason: 'binary', content: Buffer.from([1, 0]) },
    { kind: 'unreadable', reason: 'not-utf8', bytes: 1, content: expect.any(Uint8Array) },
  ]);
});

test("the root lists everything but Git's own folder", async () => {
  const entry = (await createCheckoutReader(root).read([''])).get('');
  const names = entry?.kind === 'folder' ? entry.entries.map(({ name }) => name).sort() : [];
  expect(names).toEqual(['a', 'binary', 'latin', 'link', 'run.sh']);
});
