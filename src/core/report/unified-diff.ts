/** A unified diff of edited files, as `git diff` shows it and `git apply` takes it. */
import { formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import type { FileChange } from '../outcome.ts';
import { replacedLines } from './replaced-lines.ts';

const CONTEXT = 3;

/** The search for the shortest diff takes the square of the lines that differ: beyond this many it is not begun. */
const MAX_SEARCHED = 500;

/** @returns the diffs one after the other; empty without changes */
export function formatUnifiedDiff(files: readonly FileChange[]): string {
  return files
    .map((file) => {
      const patch = formatPatch(patchOf(file));
      return patch.replace(/^={3,}\n/, `diff --git a/${file.path} b/${file.path}\n`);
    })
    .join('');
}

function patchOf({ path, before, after }: FileChange): StructuredPatch {
  const [from, to] = [`a/${path}`, `b/${path}`];
  const limits = { context: CONTEXT, maxEditLength: MAX_SEARCHED };
  const shortest = structuredPatch(from, to, before, after, undefined, undefined, limits);
  if (shortest !== undefined) return shortest;
  const hunks = replacedLines(before, after, CONTEXT);
  if (hunks === undefined)
    return structuredPatch(from, to, before, after, undefined, undefined, { context: CONTEXT });
  return { oldFileName: from, newFileName: to, oldHeader: undefined, newHeader: undefined, hunks };
}
