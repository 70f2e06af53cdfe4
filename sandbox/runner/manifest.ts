/** `action.yml` as the runner reads it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { manifestProblems } from './github-parser.ts';
import { fields, text } from './yaml-values.ts';

export interface ManifestInput {
  readonly default: string | undefined;
  readonly deprecationMessage: string | undefined;
}

export interface Manifest {
  readonly name: string;
  /** By name as it is written; the runner compares names without regard to case. */
  readonly inputs: ReadonlyMap<string, ManifestInput>;
  readonly main: string;
  readonly pre: string | undefined;
  readonly preIf: string;
  readonly post: string | undefined;
  readonly postIf: string;
}

function findManifest(folder: string): string {
  const found = ['action.yml', 'action.yaml']
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
  );
}

/** @throws Error what GitHub's schema of manifests refuses, with its line */
function readChecked(path: string): unknown {
  const content = readFileSync(path, 'utf8');
  const [problem] = manifestProblems(path, content);
  if (problem !== undefined)
    throw new Error(`${path} (Line: ${problem.line}, Col: ${problem.column}): ${problem.message}`);
  return parse(content);
}

/** @param folder the action's folder @throws Error what GitHub would refuse, or what is no Node 24 action */
export function readManifest(folder: string): Manifest {
  const path = findManifest(folder);
  const top = fields(readChecked(path));
  const runs = fields(top['runs']);
  const main = text(runs['main']);
  if (runs['using'] !== 'node24')
    throw new Error(`${path}: this runner runs 'node24', not '${text(runs['using'])}'`);
  if (main === undefined) throw new Error(`${path}: 'main' is missing`);
  return {
    name: text(top['name']) ?? '',
    inputs: new Map(Object.entries(fields(top['inputs'])).map(([name, input]) => [name, toInput(input)])),
    main,
    pre: text(runs['pre']),
    preIf: text(runs['pre-if']) ?? 'always()',
    post: text(runs['post']),
    postIf: text(runs['post-if']) ?? 'always()',
  };
}

function toInput(value: unknown): ManifestInput {
  const input = fields(value);
  return { default: text(input['default']), deprecationMessage: text(input['deprecationMessage']) };
}
