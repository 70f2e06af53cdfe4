/** Unified diffs of canonical texts, as `git diff` prints them: hunks with three lines of context. */
import { type StructuredPatch, structuredPatch } from 'diff';
import { findHeading } from './heading.ts';

export interface Patch {
  /** Hunks only, without the lines that name files; empty where nothing differs. */
  readonly text: string;
  readonly added: number;
  readonly removed: number;
}

const CONTEXT = 3;

/** Above so many differing lines the search for the shortest diff is quadratic; the block is then shown as replaced. */
const MAX_EDITS = 1_000;

type Hunk = StructuredPatch['hunks'][number];

/** @returns a patch that takes `base` to `head`; both end with a line break or are empty */
export function createPatch(base: string, head: string): Patch {
  if (base === head) return { text: '', added: 0, removed: 0 };
  const found = structuredPatch('', '', base, head, undefined, undefined, {
    context: CONTEXT,
    maxEditLength: MAX_EDITS,
  });
  const hunks = found?.hunks ?? [replacement(linesOf(base), linesOf(head))];
  const lines = linesOf(base);
  const text = hunks.map((hunk) => formatHunk(hunk, headingOf(hunk, lines))).join('');
  return { text, added: count(hunks, '+'), removed: count(hunks, '-') };
}

function headingOf({ oldStart, lines: changes }: Hunk, lines: readonly string[]): string {
  const first = changes.findIndex((line) => !line.startsWith(' '));
  return findHeading(lines, oldStart - 1 + first, changes[first]?.slice(1) ?? '');
}

/** A side without lines is told by the line before it, as POSIX `diff -u` has it. */
function formatHunk({ oldStart, oldLines, newStart, newLines, lines }: Hunk, heading: string): string {
  const from = `${oldLines === 0 ? oldStart - 1 : oldStart},${oldLines}`;
  const to = `${newLines === 0 ? newStart - 1 : newStart},${newLines}`;
  const head = `@@ -${from} +${to} @@${heading === '' ? '' : ` ${heading}`}`;
  return `${[head, ...lines].join('\n')}\n`;
}

function count(hunks: readonly Hunk[], sign: string): number {
  return hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.startsWith(sign)).length, 0);
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** One hunk that replaces all between the common first and the common last lines. */
function replacement(base: readonly string[], head: readonly string[]): Hunk {
  const shortest = Math.min(base.length, head.length);
  let start = 0;
  while (start < shortest && base[start] === head[start]) start += 1;
  let end = 0;
  while (end < shortest - start && base.at(-1 - end) === head.at(-1 - end)) end += 1;
  const from = Math.max(0, start - CONTEXT);
  const tail = Math.max(0, end - CONTEXT);
  const lines = [
    ...base.slice(from, start).map((line) => ` ${line}`),
    ...base.slice(start, base.length - end).map((line) => `-${line}`),
    ...head.slice(start, head.length - end).map((line) => `+${line}`),
    ...base.slice(base.length - end, base.length - tail).map((line) => ` ${line}`),
  ];
  return {
    oldStart: from + 1,
    oldLines: base.length - tail - from,
    newStart: from + 1,
    newLines: head.length - tail - from,
    lines,
  };
}
