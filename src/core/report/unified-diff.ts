/** A unified diff of edited files, as `git diff` shows it and `git apply` takes it. */
import { createTwoFilesPatch } from 'diff';
import type { FileChange } from '../outcome.ts';

/** @returns the diffs one after the other; empty without changes */
export function formatUnifiedDiff(files: readonly FileChange[]): string {
  return files
    .map(({ path, before, after }) => {
      const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
        context: 3,
      });
      return patch.replace(/^={3,}\n/, `diff --git a/${path} b/${path}\n`);
    })
    .join('');
}
