/** Writes edited files into a checkout: all are staged beside their targets first, then put in place. */
import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommitFile, FileWriter } from '../../core/ports.ts';

/** @param directory root of the checkout */
export function createCheckoutWriter(directory: string): FileWriter {
  return {
    async write(files) {
      const staged = files.map((file) => ({
        file,
        place: join(directory, file.path),
        beside: join(directory, `${file.path}.gitops-release`),
      }));
      try {
        for (const { file, beside } of staged) await stage(file, beside);
        for (const { place, beside } of staged) await rename(beside, place);
      } finally {
        await Promise.all(staged.map(({ beside }) => rm(beside, { force: true })));
      }
    },
  };
}

async function stage(file: CommitFile, beside: string): Promise<void> {
  await writeFile(beside, file.text, 'utf8');
  if (file.mode === '100755') await chmod(beside, 0o755);
}
