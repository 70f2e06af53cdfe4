/** The diff of texts that differ in many lines, each of them replaced where it stands: no search, line by line. */
import type { StructuredPatch } from 'diff';

type Hunk = StructuredPatch['hunks'][number];

/** Lines from, and up to but not including. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** @returns undefined where the texts have not the same number of lines, and so no line stands for another */
export function replacedLines(before: string, after: string, context: number): Hunk[] | undefined {
  const old = linesOf(before);
  const now = linesOf(after);
  if (old.length !== now.length) return undefined;
  return changedRanges(old, now, context).map(({ from, to }) => ({
    oldStart: from + 1,
    oldLines: to - from,
    newStart: from + 1,
    newLines: to - from,
    lines: hunkLines(old.slice(from, to), now.slice(from, to)),
  }));
}

/** Lines with their line breaks: the last one may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The changed lines with those around them; ranges that meet are one. */
function changedRanges(old: readonly string[], now: readonly string[], context: number): readonly Range[] {
  const ranges: { from: number; to: number }[] = [];
  for (const [index, line] of old.entries()) {
    if (line === now[index]) continue;
    const from = Math.max(0, index - context);
    const to = Math.min(old.length, index + context + 1);
    const last = ranges.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  return ranges;
}

/** Neighbouring lines are taken away together, then what replaces them is added. */
function hunkLines(old: readonly string[], now: readonly string[]): string[] {
  const lines: string[] = [];
  let added: string[] = [];
  for (const [index, line] of old.entries()) {
    if (line === now[index]) {
      lines.push(...added, ...written(' ', line));
      added = [];
    } else {
      lines.push(...written('-', line));
      added.push(...written('+', now[index] ?? ''));
    }
  }
  return [...lines, ...added];
}

function written(sign: string, line: string): readonly string[] {
  if (line.endsWith('\n')) return [sign + line.slice(0, -1)];
  return [sign + line, '\\ No newline at end of file'];
}
