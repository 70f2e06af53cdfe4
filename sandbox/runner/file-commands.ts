/** The files through which a step speaks to the runner, read by the runner's rules (FileCommandManager.cs). */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainAnnotation } from './annotation.ts';
import type { Masker } from './masker.ts';
import type { StepOutput } from './output.ts';

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

export type FileCommand = (typeof FILES)[number];

export type CommandFiles = Readonly<Record<FileCommand, string>>;

/** What a step told the runner through its files. */
export interface Told {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Variables for the steps after it. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders to put before PATH, the last first. */
  readonly path: readonly string[];
  /** Markdown, masked; empty where there is none or where it was dropped. */
  readonly summary: string;
}

/** Over this, in bytes, a whole summary is dropped. */
const MAX_SUMMARY = 1024 * 1024;

/** Fresh, empty files; the variables that name them. */
export function makeCommandFiles(folder: string): CommandFiles {
  mkdirSync(folder, { recursive: true });
  const paths = FILES.map((name) => [name, join(folder, name.toLowerCase())] as const);
  for (const [, path] of paths) writeFileSync(path, '');
  return Object.fromEntries(paths) as Record<FileCommand, string>;
}

/**
 * `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`; whichever of `=` and `<<` comes first decides. Lines end
 * with LF alone: a CR before it belongs to the value or to the delimiter.
 * @throws Error at the first pair that is malformed; those before it have been given by then, as by the runner
 */
export function* pairsIn(text: string): Generator<readonly [name: string, value: string]> {
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const [, name = '', operator, rest = ''] = /^([\s\S]*?)(=|<<)([\s\S]*)$/.exec(line) ?? [];
    if (operator === undefined) throw new Error(`Invalid format '${line}'`);
    if (name === '' || (operator === '<<' && rest === '')) throw new Error(emptyPart(line, operator));
    if (operator === '=') {
      yield [name, rest];
      continue;
    }
    const end = findDelimiter(lines, rest, index + 1);
    yield [name, lines.slice(index + 1, end).join('\n')];
    index = end;
  }
}

function emptyPart(line: string, operator: string): string {
  const also = operator === '<<' ? ' and delimiter must not be empty' : '';
  return `Invalid format '${line}'. Name must not be empty${also}`;
}

function findDelimiter(lines: readonly string[], delimiter: string, from: number): number {
  const end = lines.indexOf(delimiter, from);
  if (end >= 0) return end;
  throw new Error(
    from < lines.length && lines.at(-1) !== ''
      ? 'Invalid value. EOF marker missing new line.'
      : `Invalid value. Matching delimiter not found '${delimiter}'`,
  );
}

/** Reads all files of a step that has ended; what is wrong in them becomes errors that fail it. */
export function readCommandFiles(files: CommandFiles, output: StepOutput, masker: Masker): Told {
  const pairs = (file: FileCommand) => readPairs(file, files, output);
  return {
    outputs: { ...output.outputs, ...pairs('GITHUB_OUTPUT') },
    state: { ...output.state, ...pairs('GITHUB_STATE') },
    env: allowedEnv(pairs('GITHUB_ENV'), output),
    path: readOrEmpty(files.GITHUB_PATH)
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .reverse(),
    summary: readSummary(files.GITHUB_STEP_SUMMARY, output, masker),
  };
}

function readPairs(
  file: FileCommand,
  files: CommandFiles,
  output: StepOutput,
): Readonly<Record<string, string>> {
  const pairs: Record<string, string> = {};
  try {
    for (const [name, value] of pairsIn(readOrEmpty(files[file]))) pairs[name] = value;
  } catch (error) {
    const name = file.replace('GITHUB_', '').toLowerCase();
    output.fail(`Unable to process file command '${name}' successfully.`);
    output.fail(error instanceof Error ? error.message : String(error));
  }
  return pairs;
}

/** A step may delete its files. */
function readOrEmpty(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function allowedEnv(
  env: Readonly<Record<string, string>>,
  output: StepOutput,
): Readonly<Record<string, string>> {
  const { NODE_OPTIONS: refused, ...rest } = env;
  if (refused !== undefined)
    output.annotate(
      plainAnnotation('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."),
    );
  return rest;
}

function readSummary(path: string, output: StepOutput, masker: Masker): string {
  const size = existsSync(path) ? statSync(path).size : 0;
  if (size <= MAX_SUMMARY) return masker.mask(readOrEmpty(path));
  const message = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${MAX_SUMMARY / 1024}k, got ${Math.floor(size / 1024)}k.`;
  output.annotate(plainAnnotation('error', message));
  return '';
}
