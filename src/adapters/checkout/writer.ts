/** Writes edited files into a checkout: all are staged beside their targets first, then put in place. */
import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';
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
        for (const { file, place, beside } of staged) await stage(file, place, beside);
        for (const { place, beside } of staged) await rename(beside, place);
      } finally {
        await Promise.all(staged.map(({ beside }) => rm(beside, { force: true })));
      }
    },
  };
}

/** With the permissions of the file that it takes the place of: one that is private stays private. */
async function stage(file: CommitFile, place: string, beside: string): Promise<void> {
  const { mode } = await stat(place);
  await writeFile(beside, file.text, { encoding: 'utf8', mode: mode & 0o777 });
  await chmod(beside, mode & 0o7777);
}
