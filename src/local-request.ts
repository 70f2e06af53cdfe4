/** Arguments of the command line become one validated request. */
import { parseArgs } from 'node:util';
import { ReleaseError } from './core/errors.ts';
import { quote } from './core/request/fields.ts';
import { readImages } from './core/request/images.ts';
import type { RawInputs } from './core/request/inputs.ts';
import { Problems } from './core/request/problems.ts';
import {
  type ListRequest,
  type LocalUpdateRequest,
  OUTPUT_FORMS,
  type OutputForm,
} from './core/request/request.ts';
import { readPaths } from './core/request/targets.ts';

/** What the arguments ask for: a text to show, or a command. */
export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'update'; readonly request: LocalUpdateRequest }
  | { readonly kind: 'list'; readonly request: ListRequest };

const COMMANDS = ['update', 'list'] as const;

const OPTIONS = {
  dir: { type: 'string', default: '.' },
  path: { type: 'string', multiple: true },
  images: { type: 'string', multiple: true },
  image: { type: 'string' },
  tag: { type: 'string' },
  digest: { type: 'string' },
  write: { type: 'boolean', default: false },
  'allow-downgrade': { type: 'boolean', default: false },
  'override-automation': { type: 'boolean', default: false },
  output: { type: 'string', default: 'text' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

type Flags = ReturnType<typeof readFlags>['values'];

/** @throws ReleaseError input-unknown, input-missing, input-invalid, … : the usage is wrong */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = readFlags(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...rest] = positionals;
  const known = COMMANDS.find((name) => name === command);
  if (known === undefined || rest.length > 0) throw unknownCommand(positionals);
  return known === 'list'
    ? { kind: known, request: readList(values) }
    : { kind: known, request: readUpdate(values) };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    throw new ReleaseError({ code: 'input-unknown', what, next: 'See `gitops-release --help`.' }, error);
  }
}

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

/** Flags of `update` that `list` has no use for. */
const UPDATE_ONLY = [
  'images',
  'image',
  'tag',
  'digest',
  'write',
  'allow-downgrade',
  'override-automation',
] as const;

function readList(flags: Flags): ListRequest {
  const problems = new Problems();
  const inputs = toInputs(flags);
  const paths = flags.path === undefined ? [''] : readPaths(inputs, problems);
  const output = problems.try('--output', () => parseForm(flags.output));
  for (const name of UPDATE_ONLY.filter((flag) => flags[flag] !== undefined && flags[flag] !== false)) {
    const next = 'Leave it out, or give `update`.';
    problems.add('input-unknown', `--${name}`, { what: 'list changes nothing', next });
  }
  problems.throwIfAny();
  return { command: 'list', dir: flags.dir, paths, output: output ?? 'text' };
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

function toInputs(flags: Flags): RawInputs {
  const given: Readonly<Record<string, string | undefined>> = {
    path: flags.path?.join('\n'),
    images: flags.images?.join('\n'),
    image: flags.image,
    tag: flags.tag,
    digest: flags.digest,
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
