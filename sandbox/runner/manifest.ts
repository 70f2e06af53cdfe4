/** `action.yml` as the runner reads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Manifest {
  readonly name: string;
  readonly inputs: ReadonlyMap<string, { readonly default: string | undefined }>;
  readonly main: string;
  readonly pre: string | undefined;
  readonly post: string | undefined;
}

const TOP = new Set(['name', 'author', 'description', 'inputs', 'outputs', 'runs', 'branding']);
const RUNS = new Set(['using', 'main', 'pre', 'pre-if', 'post', 'post-if']);

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

/** Keys that the runner does not know are refused, as its manifest schema refuses them. */
function checkKeys(keys: readonly string[], known: ReadonlySet<string>, where: string): void {
  const strange = keys.find((key) => !known.has(key));
  if (strange !== undefined) throw new Error(`${where}: unexpected value '${strange}'`);
}

/** @param folder the action's folder @throws Error what the runner would refuse */
export function readManifest(folder: string): Manifest {
  const path = join(folder, 'action.yml');
  const top = record(parse(readFileSync(path, 'utf8')));
  const runs = record(top['runs']);
  checkKeys(Object.keys(top), TOP, path);
  checkKeys(Object.keys(runs), RUNS, `${path}: runs`);
  const main = text(runs['main']);
  if (runs['using'] !== 'node24')
    throw new Error(`${path}: this runner runs 'node24', not '${text(runs['using'])}'`);
  if (main === undefined) throw new Error(`${path}: 'main' is missing`);
  const inputs = Object.entries(record(top['inputs'])).map(
    ([name, input]) => [name, { default: text(record(input)['default']) }] as const,
  );
  return {
    name: text(top['name']) ?? '',
    inputs: new Map(inputs),
    main,
    pre: text(runs['pre']),
    post: text(runs['post']),
  };
}
