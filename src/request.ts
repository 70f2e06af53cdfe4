/** Inputs, event payload and environment become one validated request, or one error that tells all mistakes. */
import { ReleaseError } from './core/errors.ts';
import { readConnection } from './core/request/connection.ts';
import { readDiffRequest, readReportRequest } from './core/request/diff.ts';
import { quote } from './core/request/fields.ts';
import { type CommandName, refuseForeign } from './core/request/foreign.ts';
import { INPUT_NAMES, inputOf, type RawInputs } from './core/request/inputs.ts';
import { nearest } from './core/request/nearest.ts';
import { Problems, type Reader } from './core/request/problems.ts';
import { readPromote } from './core/request/promote.ts';
import { readRelease } from './core/request/release.ts';
import { parseRenderCache } from './core/request/render-cache.ts';
import type {
  Connection,
  DiffRequest,
  PromoteRequest,
  ReleaseRequest,
  ReportRequest,
  RollbackRequest,
  UpdateRequest,
  VerifyRequest,
} from './core/request/request.ts';
import { readRollback } from './core/request/rollback.ts';
import type { RequestSource } from './core/request/source.ts';
import { readUpdate } from './core/request/update.ts';
import { readVerify } from './core/request/verify.ts';

export type { RequestSource } from './core/request/source.ts';

/** What to do, and how to reach GitHub for it. */
export interface Request {
  readonly connection: Connection;
  /** Folder for renderings of earlier runs; undefined: none are kept. */
  readonly renderCache: string | undefined;
  readonly ask:
    | UpdateRequest
    | DiffRequest
    | ReportRequest
    | PromoteRequest
    | RollbackRequest
    | ReleaseRequest
    | VerifyRequest;
}

/** @throws ReleaseError with one failure for each wrong input */
export function parseRequest(source: RequestSource): Request {
  const problems = new Problems();
  const { inputs } = source;
  const read: Reader = (name, parse) => {
    const value = inputOf(inputs, name);
    return value === undefined ? undefined : problems.try(inputs.label(name), () => parse(value));
  };
  checkNames(inputs, problems);
  const command = read('command', parseCommand) ?? 'update';
  refuseForeign(command, inputs, problems);
  const connection = readConnection({ inputs, environment: source.environment }, read, problems);
  const readers = {
    update: () => readUpdate(source, read, { problems, connection }),
    diff: () => readDiffRequest(source, read, problems),
    report: () => readReportRequest(source, read, problems),
    promote: () => readPromote(source, read, { problems, connection }),
    rollback: () => readRollback(source, read, { problems, connection }),
    release: () => readRelease(source, read, { problems, connection }),
    verify: () => readVerify(source, read, { problems, connection }),
  };
  const workspace = source.environment['GITHUB_WORKSPACE'];
  const renderCache = read('render-cache', (value) => parseRenderCache(value, workspace));
  const ask = readers[command]();
  problems.throwIfAny();
  return { connection, ask, renderCache };
}

function checkNames(inputs: RawInputs, problems: Problems): void {
  for (const name of inputs.values.keys()) {
    if (INPUT_NAMES.some((known) => known === name)) continue;
    const close = nearest(name, INPUT_NAMES);
    problems.add('input-unknown', `input "${name}"`, {
      what: `there is no input ${quote(name)}`,
      next: close === undefined ? `The inputs are: ${INPUT_NAMES.join(', ')}.` : `Did you mean \`${close}\`?`,
    });
  }
}

const COMMANDS = [
  'update',
  'promote',
  'rollback',
  'release',
  'verify',
  'diff',
  'report',
] as const satisfies readonly CommandName[];

function parseCommand(value: string): CommandName {
  const command = COMMANDS.find((known) => known === value);
  if (command !== undefined) return command;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got the command ${quote(value)}`,
    next: `This version knows ${COMMANDS.map((known) => `\`${known}\``).join(', ')}.`,
  });
}
