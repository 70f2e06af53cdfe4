/** The files through which a step speaks to the runner, read by the runner's rules (FileCommandManager.cs). */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

export type FileCommand = (typeof FILES)[number];

/** Over this a whole summary is dropped. */
const MAX_SUMMARY = 1024 * 1024;

/** Fresh, empty files; the variables that name them. */
export function makeCommandFiles(folder: string): Readonly<Record<FileCommand, string>> {
  mkdirSync(folder, { recursive: true });
  const paths = FILES.map((name) => [name, join(folder, name.toLowerCase())] as const);
  for (const [, path] of paths) writeFileSync(path, '');
  return Object.fromEntries(paths) as Record<FileCommand, string>;
}

/**
 * `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`; whichever of `=` and `<<` comes first decides.
 * @throws Error an unmatched delimiter or a line of neither form
 */
export function readPairs(path: string): Readonly<Record<string, string>> {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const pairs: Record<string, string> = {};
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const [, name, operator, rest = ''] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || name === '') throw new Error(`Invalid format '${line}'`);
    if (operator === '=') {
      pairs[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
    pairs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return pairs;
}

/** @returns the summary, or undefined where it is over the limit and dropped whole */
export function readSummary(path: string): string | undefined {
  if (!existsSync(path)) return '';
  return statSync(path).size > MAX_SUMMARY ? undefined : readFileSync(path, 'utf8');
}
