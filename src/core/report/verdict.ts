/** The verdict on a pull request as people read it. */
import type { Verdict } from '../gates/verdict.ts';
import type { RequirementRow } from '../protection/requirement.ts';
import { plain, table } from './markdown.ts';

const MARKS = { met: '✅ met', pending: '⏳ pending', refused: '❌ refused' } as const;

/** Every rule with its answer and reason; empty where there is none. */
export function formatVerdict(verdict: Verdict): string {
  if (verdict.rulings.length === 0) return 'No rule of the branch stands in the way.';
  const rows = verdict.rulings.map(({ rule, state, reason }) => [plain(rule), MARKS[state], plain(reason)]);
  return table(['Rule', 'Verdict', 'Why'], rows);
}

/** What the policy demands of the base branch's protection, and what was found. */
export function formatProtectionTable(rows: readonly RequirementRow[]): string {
  const cells = rows.map(({ rule, required, found, met, where }) => [
    plain(rule),
    plain(required),
    `${met ? '✅' : '❌'} ${plain(found)}`,
    plain(where),
  ]);
  return table(['Protection', 'Required', 'Found', 'Where to change it'], cells);
}

/** The same for a log: columns of plain text. */
export function protectionLines(rows: readonly RequirementRow[]): readonly string[] {
  const cells = [
    ['rule', 'required', 'found', 'where to change it'],
    ...rows.map(({ rule, required, found, where }) => [rule, required, found, where]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** As the output `verdict` gives it. */
export function verdictJson({ head, state, rulings }: Verdict): string {
  return JSON.stringify({ state, head, rules: rulings });
}
