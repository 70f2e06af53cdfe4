import type { FormatResult } from './format.ts';

/** The result of a format that has found nothing. */
export const nothing: FormatResult = {
  edits: [],
  changes: [],
  notices: [],
  found: new Set(),
  seen: [],
  problems: [],
  hints: [],
};

/** One result of the parts of a target. */
export function joinResults(parts: readonly FormatResult[]): FormatResult {
  return {
    edits: parts.flatMap(({ edits }) => edits),
    changes: parts.flatMap(({ changes }) => changes),
    notices: parts.flatMap(({ notices }) => notices),
    found: new Set(parts.flatMap(({ found }) => [...found])),
    seen: parts.flatMap(({ seen }) => seen),
    problems: parts.flatMap(({ problems }) => problems),
    hints: parts.flatMap(({ hints }) => hints),
  };
}
