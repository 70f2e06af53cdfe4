import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCheckoutLister } from '../../../src/adapters/checkout/lister.ts';

test('every file of a checkout is named; links are not followed, .git and packages not entered', async () => {
  const root = mkdtempSync(join(tmpdir(), 'lister-'));
  try {
    for (const folder of ['apps/shop', '.git', 'node_modules/x', '.github'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const file of ['README.md', 'apps/shop/a.yaml', '.git/config', 'node_modules/x/y', '.github/c.yaml'])
      writeFileSync(join(root, file), '');
    symlinkSync('..', join(root, 'apps/up'));
    const names = await createCheckoutLister(root).list();
    expect([...names].sort()).toEqual(['.github/c.yaml', 'README.md', 'apps/shop/a.yaml', 'apps/up']);
  } finally {
    rmSync(root, { recursive: true });
  }
});
