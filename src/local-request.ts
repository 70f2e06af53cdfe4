/** Arguments of the command line become one validated request. */
import { parseArgs } from 'node:util';
import { ReleaseError } from './core/errors.ts';
import { quote } from './core/request/fields.ts';
import { readImages } from './core/request/images.ts';
import type { RawInputs } from './core/request/inputs.ts';
import { Problems } from './core/request/problems.ts';
import { type LocalUpdateRequest, OUTPUT_FORMS, type OutputForm } from './core/request/request.ts';
import { readPaths } from './core/request/targets.ts';

/** What the arguments ask for: a text to show, or a command. */
export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'update'; readonly request: LocalUpdateRequest };

const OPTIONS = {
  dir: { type: 'string', default: '.' },
  path: { type: 'string', multiple: true },
  images: { type: 'string', multiple: true },
  image: { type: 'string' },
  tag: { type: 'string' },
  digest: { type: 'string' },
  write: { type: 'boolean', default: false },
  'allow-downgrade': { type: 'boolean', default: false },
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
  if (command !== 'update' || rest.length > 0) throw unknownCommand(positionals);
  return { kind: 'update', request: readUpdate(values) };
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
    next: 'Give `update`; see `gitops-release --help`.',
  });
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
