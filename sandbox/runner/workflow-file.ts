/** A workflow file, as far as this runner runs it; anything else is refused by name. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type DispatchInput, toDispatchInput } from './dispatch.ts';
import { workflowProblems } from './github-parser.ts';
import { type Fields, fields, onlyKeys, text, texts } from './yaml-values.ts';

export interface WorkflowStep {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly if: string | undefined;
  readonly uses: string | undefined;
  readonly run: string | undefined;
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly with: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly continueOnError: string;
  readonly timeoutMinutes: string | undefined;
}

/** Lists of scalars by name. */
export type Matrix = Readonly<Record<string, readonly unknown[]>>;

export interface WorkflowJob {
  readonly id: string;
  readonly needs: readonly string[];
  readonly if: string | undefined;
  /** undefined: those that a reusable workflow is given, else the restricted default. */
  readonly permissions: Readonly<Record<string, string>> | undefined;
  /** A reusable workflow that is the whole job, and its inputs. */
  readonly uses: string | undefined;
  readonly with: Readonly<Record<string, string>>;
  /** Of a reusable workflow: those that it is given. */
  readonly secrets: 'inherit' | Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** Empty where the job has no matrix; a text is an expression. */
  readonly matrix: Matrix | string;
  readonly failFast: boolean;
  readonly timeoutMinutes: string | undefined;
  readonly steps: readonly WorkflowStep[];
}

export interface Workflow {
  readonly name: string;
  readonly events: readonly string[];
  readonly dispatchInputs: ReadonlyMap<string, DispatchInput>;
  /** Inputs of `workflow_call`. */
  readonly callInputs: ReadonlyMap<string, DispatchInput>;
  /** Secrets of `workflow_call`, and whether each must be given. */
  readonly callSecrets: ReadonlyMap<string, boolean>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: readonly WorkflowJob[];
}

const TOP = ['name', 'run-name', 'on', 'permissions', 'jobs', 'env', 'concurrency', 'defaults'];
const JOB = [
  ...['name', 'runs-on', 'needs', 'if', 'permissions', 'outputs', 'env', 'steps', 'strategy', 'defaults'],
  ...['timeout-minutes', 'environment', 'concurrency', 'uses', 'with', 'secrets'],
];
const STEP = [
  ...['id', 'name', 'if', 'uses', 'run', 'with', 'env', 'shell', 'working-directory'],
  ...['timeout-minutes', 'continue-on-error'],
];

/** @throws Error what GitHub would refuse, with its line, or a key that this runner does not run */
export async function readWorkflow(path: string): Promise<Workflow> {
  const content = readFileSync(path, 'utf8');
  const [problem] = await workflowProblems(path, content);
  if (problem !== undefined)
    throw new Error(`${path} (Line: ${problem.line}, Col: ${problem.column}): ${problem.message}`);
  const top = onlyKeys(parse(content), TOP, path);
  const on = toEvents(top['on']);
  return {
    name: text(top['name']) ?? path,
    events: Object.keys(on),
    dispatchInputs: inputsOf(on['workflow_dispatch']),
    callInputs: inputsOf(on['workflow_call']),
    callSecrets: secretsOf(on['workflow_call']),
    env: texts(top['env']),
    jobs: Object.entries(fields(top['jobs'])).map(([id, job]) => toJob(id, job, top)),
  };
}

function inputsOf(event: unknown): ReadonlyMap<string, DispatchInput> {
  const inputs = Object.entries(fields(fields(event)['inputs']));
  return new Map(inputs.map(([name, input]) => [name, toDispatchInput(input)]));
}

function secretsOf(event: unknown): ReadonlyMap<string, boolean> {
  const secrets = Object.entries(fields(fields(event)['secrets']));
  return new Map(secrets.map(([name, secret]) => [name, fields(secret)['required'] === true]));
}

/** `on` is one name, a list of names, or a mapping. */
function toEvents(on: unknown): Fields {
  if (typeof on === 'string') return { [on]: null };
  return Array.isArray(on) ? Object.fromEntries(on.map((name) => [String(name), null])) : fields(on);
}

function toJob(id: string, value: unknown, top: Fields): WorkflowJob {
  const where = `jobs.${id}`;
  const job = onlyKeys(value, JOB, where);
  const steps = Array.isArray(job['steps']) ? job['steps'] : [];
  const strategy = onlyKeys(job['strategy'], ['matrix', 'fail-fast', 'max-parallel'], `${where}.strategy`);
  const defaults = { ...runDefaults(top['defaults'], 'defaults'), ...runDefaults(job['defaults'], where) };
  return {
    id,
    needs: job['needs'] === undefined ? [] : [job['needs']].flat().map(String),
    if: text(job['if']),
    permissions: toPermissions(job['permissions'] ?? top['permissions'], where),
    uses: text(job['uses']),
    with: texts(job['with']),
    secrets: job['secrets'] === 'inherit' ? 'inherit' : texts(job['secrets']),
    outputs: texts(job['outputs']),
    env: texts(job['env']),
    matrix: typeof strategy['matrix'] === 'string' ? strategy['matrix'] : toMatrix(strategy['matrix'], where),
    failFast: strategy['fail-fast'] !== false,
    timeoutMinutes: text(job['timeout-minutes']),
    steps: steps.map((step, index) => toStep(step, `${where}.steps[${index}]`, defaults)),
  };
}

function runDefaults(value: unknown, where: string): Fields {
  const defaults = onlyKeys(value, ['run'], `${where}: defaults`);
  return onlyKeys(defaults['run'], ['shell', 'working-directory'], `${where}: defaults.run`);
}

/** The job's permissions replace the workflow's (docs: workflow syntax, permissions). */
function toPermissions(value: unknown, where: string): WorkflowJob['permissions'] {
  if (typeof value === 'string')
    throw new Error(`${where}: this runner does not run "permissions: ${value}"; name each permission`);
  return value === undefined ? undefined : texts(value);
}

/** @throws Error a matrix that this runner does not run */
export function toMatrix(value: unknown, where: string): Matrix {
  const refuse = (what: string): never => {
    throw new Error(`${where}.strategy.matrix: this runner does not run ${what}, only lists of scalars`);
  };
  const lists = Object.entries(fields(value)).map(([name, list]) => {
    if (!Array.isArray(list) || name === 'include' || name === 'exclude') return refuse(`"${name}"`);
    if (list.some((item) => typeof item === 'object' && item !== null))
      return refuse(`mappings in "${name}"`);
    if (list.length === 0) throw new Error(`Matrix vector '${name}' does not contain any values`);
    return [name, list] as const;
  });
  return Object.fromEntries(lists);
}

function toStep(value: unknown, where: string, defaults: Fields): WorkflowStep {
  const step = onlyKeys(value, STEP, where);
  return {
    id: text(step['id']),
    name: text(step['name']),
    if: text(step['if']),
    uses: text(step['uses']),
    run: text(step['run']),
    shell: text(step['shell'] ?? defaults['shell']),
    workingDirectory: text(step['working-directory'] ?? defaults['working-directory']),
    with: texts(step['with']),
    env: texts(step['env']),
    continueOnError: text(step['continue-on-error']) ?? 'false',
    timeoutMinutes: text(step['timeout-minutes']),
  };
}
