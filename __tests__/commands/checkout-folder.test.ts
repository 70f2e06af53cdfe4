/** Local commands on a --dir that is a folder, a link to one, or none. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { list } from '../../src/commands/list.ts';
import { localDiff } from '../../src/commands/local-diff.ts';
import { localUpdate } from '../../src/commands/local-update.ts';
import { parseCommandLine } from '../../src/local-request.ts';
import { wireCheckout, wireClone, wireTree } from '../../src/wire-local.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'checkout-'));
  mkdirSync(join(home, 'config', 'apps', 'shop'), { recursive: true });
  const kustomization = 'images:\n  - name: ghcr.io/acme/shop\n    newTag: 1.7.3\n';
  writeFileSync(join(home, 'config', 'apps', 'shop', 'kustomization.yaml'), kustomization);
  writeFileSync(join(home, 'notes.txt'), 'no folder\n');
  symlinkSync('config', join(home, 'link'));
});
afterAll(() => rmSync(home, { recursive: true }));

async function run(...args: readonly string[]) {
  const line = parseCommandLine(args);
  if (line.kind === 'list')
    return list(line.request, { ...wireTree(line.request.dir), progress: () => undefined });
  if (line.kind === 'update') return localUpdate(line.request, wireCheckout(line.request.dir));
  if (line.kind !== 'diff') throw new Error('the arguments ask for no command');
  return localDiff(line.request, { ...wireClone(line.request.dir), progress: () => undefined });
}

const COMMANDS: readonly { readonly args: readonly string[] }[] = [
  { args: ['update', '--path', 'apps/shop', '--images', 'ghcr.io/acme/shop:1.8.0'] },
  { args: ['list'] },
  { args: ['diff'] },
];

describe.each(COMMANDS)('$args', ({ args }) => {
  test('says that there is no folder', async () => {
    const dir = join(home, 'nowhere');
    await expect(run(...args, '--dir', dir)).rejects.toMatchObject({
      failures: [{ code: 'path-missing', what: `there is no folder "${dir}"`, where: '--dir' }],
    });
  });

  test('says that a file is no folder', async () => {
    const dir = join(home, 'notes.txt');
    await expect(run(...args, '--dir', dir)).rejects.toMatchObject({
      failures: [{ code: 'path-missing', what: `"${dir}" is no folder`, where: '--dir' }],
    });
  });
});

test('a link to a checkout is the checkout', async () => {
  const dir = join(home, 'link');
  const listed = await run('list', '--dir', dir);
  expect(listed).toMatchObject({ references: [{ image: 'ghcr.io/acme/shop' }] });
  const updated = await run('update', '--path', '.', '--images', 'ghcr.io/acme/shop:1.8.0', '--dir', dir);
  expect(updated).toMatchObject({ changes: [{ file: 'apps/shop/kustomization.yaml', to: '1.8.0' }] });
});
