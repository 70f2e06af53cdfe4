/** Arguments of the command line become one validated request. */
import { parseArgs } from 'node:util';
import { ReleaseError } from './core/errors.ts';
import { quote } from './core/request/fields.ts';
import { readImages } from './core/request/images.ts';
import type { RawInputs } from './core/request/inputs.ts';
import { readLocalTargets, readState } from './core/request/local.ts';
import { readLocalPromote } from './core/request/local-promote.ts';
import {
  type HistoryRequest,
  type ListRequest,
  type LocalDiffRequest,
  type LocalPromoteRequest,
  type LocalRollbackRequest,
  type LocalUpdateRequest,
  OUTPUT_FORMS,
  type OutputForm,
  type StatusRequest,
} from './core/request/local-requests.ts';
import { OPTIONS } from './core/request/options.ts';
import { Problems } from './core/request/problems.ts';
import { readPaths } from './core/request/targets.ts';

/** What the arguments ask for: a text to show, or a command. */
export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'update'; readonly request: LocalUpdateRequest }
  | { readonly kind: 'list'; readonly request: ListRequest }
  | { readonly kind: 'diff'; readonly request: LocalDiffRequest }
  | { readonly kind: 'rollback'; readonly request: LocalRollbackRequest }
  | { readonly kind: 'history'; readonly request: HistoryRequest }
  | { readonly kind: 'status'; readonly request: StatusRequest }
  | { readonly kind: 'promote'; readonly request: LocalPromoteRequest };

const COMMANDS = ['update', 'promote', 'rollback', 'list', 'diff', 'history', 'status'] as const;

type Flags = ReturnType<typeof readFlags>['values'];

/** @throws ReleaseError input-unknown, input-missing, input-invalid, … : the usage is wrong */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = readFlags(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...rest] = positionals;
  const known = COMMANDS.find((name) => name === command);
  if (known === undefined || rest.length > 0) throw unknownCommand(positionals);
  refuseForeign(known, values);
  switch (known) {
    case 'list':
      return { kind: known, request: readList(values) };
    case 'diff':
      return { kind: known, request: readDiff(values) };
    case 'rollback':
      return { kind: known, request: readRollback(values) };
    case 'history':
    case 'status':
      return readLook(known, values);
    case 'update':
      return { kind: known, request: readUpdate(values) };
    case 'promote':
      return { kind: known, request: readPromote(values) };
  }
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw wrongFlag(error instanceof Error ? error.message : String(error), error);
  }
}

/** Node says in several sentences which option is wrong, and gives no other way to tell. */
function wrongFlag(message: string, cause: unknown): ReleaseError {
  const flag = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? '';
  const [code, what, next] = message.startsWith('Unknown option')
    ? (['input-unknown', `there is no option ${flag}`, 'See `gitops-release --help`.'] as const)
    : message.includes('does not take')
      ? (['input-invalid', `${flag} takes no value`, 'Give it alone.'] as const)
      : (['input-missing', `${flag} has no value`, `Give one behind it; ${DASHED}`] as const);
  return new ReleaseError({ code, what, next }, cause);
}

const DASHED = 'one that begins with a dash is given as --option=value.';

function unknownCommand(positionals: readonly string[]): ReleaseError {
  return new ReleaseError({
    code: positionals.length === 0 ? 'input-missing' : 'input-unknown',
    what:
      positionals.length === 0
        ? 'no command is given'
        : `there is no command ${quote(positionals.join(' '))}`,
    next: `Give ${COMMANDS.map((name) => `\`${name}\``).join(' or ')}; see \`gitops-release --help\`.`,
  });
}

const SET: readonly (keyof Flags)[] = ['images', 'image', 'tag', 'digest', 'allow-downgrade'];
const TARGET: readonly (keyof Flags)[] = ['app', 'environment'];
const PROMOTE: readonly (keyof Flags)[] = ['from', 'override'];
const LOOK: readonly (keyof Flags)[] = ['base', 'exit-code'];

/** Flags that a command has no use for; those of all commands are not named. */
const FOREIGN: Readonly<Record<(typeof COMMANDS)[number], readonly (keyof Flags)[]>> = {
  update: [...LOOK, 'to', ...TARGET, ...PROMOTE],
  promote: ['path', 'images', 'image', 'tag', 'digest', 'override-automation', ...LOOK, 'to'],
  rollback: [...SET, ...LOOK, ...PROMOTE],
  list: [...SET, 'write', 'override-automation', ...LOOK, 'to', ...TARGET, ...PROMOTE],
  diff: [...SET, 'write', 'override-automation', 'to', ...TARGET, ...PROMOTE],
  history: [...SET, 'write', 'override-automation', ...LOOK, 'to', ...PROMOTE],
  status: [...SET, 'write', 'override-automation', ...LOOK, 'to', 'path', ...PROMOTE],
};
const WHY: Readonly<Record<(typeof COMMANDS)[number], string>> = {
  update: 'update compares nothing, and takes images and paths by themselves',
  promote: 'promote takes images and paths from the environments',
  list: 'list changes nothing',
  diff: 'diff changes nothing',
  rollback: 'rollback sets the images of an earlier state',
  history: 'history tells of the past, and changes nothing',
  status: 'status tells of all environments, and changes nothing',
};

function refuseForeign(command: (typeof COMMANDS)[number], flags: Flags): void {
  const problems = new Problems();
  for (const name of FOREIGN[command].filter((flag) => flags[flag] !== undefined && flags[flag] !== false)) {
    const home = COMMANDS.filter((other) => !FOREIGN[other].includes(name));
    const next = `Leave it out, or give ${home.map((other) => `\`${other}\``).join(' or ')}.`;
    problems.add('input-unknown', `--${name}`, { what: WHY[command], next });
  }
  problems.throwIfAny();
}

function readList(flags: Flags): ListRequest {
  const problems = new Problems();
  const paths = flags.path === undefined ? [''] : readPaths(toInputs(flags), problems);
  const output = problems.try('--output', () => parseForm(flags.output));
  problems.throwIfAny();
  return { command: 'list', dir: flags.dir, paths, output: output ?? 'text' };
}

function readDiff(flags: Flags): LocalDiffRequest {
  const problems = new Problems();
  const paths = flags.path === undefined ? [] : readPaths(toInputs(flags), problems);
  const output = problems.try('--output', () => parseForm(flags.output));
  problems.throwIfAny();
  const { dir, base } = flags;
  return { command: 'diff', dir, base, paths, output: output ?? 'text', exitCode: flags['exit-code'] };
}

function readUpdate(flags: Flags): LocalUpdateRequest {
  const problems = new Problems();
  const inputs = toInputs(flags);
  const images = readImages(inputs, problems);
  const paths = readPaths(inputs, problems);
  const output = problems.try('--output', () => parseForm(flags.output));
  problems.throwIfAny();
  return {
    command: 'update',
    dir: flags.dir,
    paths,
    images,
    write: flags.write,
    allowDowngrade: flags['allow-downgrade'],
    output: output ?? 'text',
  };
}

function readRollback(flags: Flags): LocalRollbackRequest {
  const problems = new Problems();
  const inputs = toInputs(flags);
  const targets = readLocalTargets(inputs, problems);
  const to = readState(inputs, problems);
  const output = problems.try('--output', () => parseForm(flags.output)) ?? 'text';
  problems.throwIfAny();
  const { dir, write, 'override-automation': overrideAutomation } = flags;
  return { command: 'rollback', ...targets, to, dir, write, overrideAutomation, output };
}

function readLook(kind: 'history' | 'status', flags: Flags): CommandLine {
  const problems = new Problems();
  const targets = readLocalTargets(toInputs(flags), problems);
  const output = problems.try('--output', () => parseForm(flags.output)) ?? 'text';
  problems.throwIfAny();
  const asked = { ...targets, dir: flags.dir, output };
  return kind === 'history'
    ? { kind, request: { command: kind, ...asked } }
    : { kind, request: { command: kind, ...asked } };
}

function readPromote(flags: Flags): LocalPromoteRequest {
  const problems = new Problems();
  const names = readLocalPromote(toInputs(flags), problems);
  const output = problems.try('--output', () => parseForm(flags.output));
  problems.throwIfAny();
  return {
    command: 'promote',
    dir: flags.dir,
    ...names,
    write: flags.write,
    allowDowngrade: flags['allow-downgrade'],
    output: output ?? 'text',
  };
}

function toInputs(flags: Flags): RawInputs {
  const given: Readonly<Record<string, string | undefined>> = {
    path: flags.path?.join('\n'),
    app: flags.app?.join('\n'),
    environment: flags.environment,
    to: flags.to,
    images: flags.images?.join('\n'),
    image: flags.image,
    tag: flags.tag,
    digest: flags.digest,
    from: flags.from,
    override: flags.override,
    'override-automation': flags['override-automation'] ? 'true' : undefined,
  };
  const values = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { values: new Map(values), label: (name) => `--${name}` };
}

function parseForm(value: string): OutputForm {
  const form = OUTPUT_FORMS.find((candidate) => candidate === value);
  if (form !== undefined) return form;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${quote(value)}`,
    next: `Give ${OUTPUT_FORMS.map((name) => `\`${name}\``).join(', ')}.`,
  });
}
