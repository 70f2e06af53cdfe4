/** A workflow file, as far as this runner runs it; anything else is refused by name. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface WorkflowStep {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly if: string | undefined;
  readonly uses: string | undefined;
  readonly run: string | undefined;
  readonly with: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

export interface WorkflowJob {
  readonly id: string;
  readonly needs: readonly string[];
  readonly if: string | undefined;
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
}

export interface DispatchInput {
  readonly type: string;
  readonly default: unknown;
  readonly required: boolean;
  readonly options: readonly string[];
}

export interface Workflow {
  readonly name: string;
  readonly events: readonly string[];
  readonly dispatchInputs: ReadonlyMap<string, DispatchInput>;
  readonly jobs: readonly WorkflowJob[];
}

type Fields = Readonly<Record<string, unknown>>;

const TOP = ['name', 'run-name', 'on', 'permissions', 'jobs', 'env', 'concurrency'];
const JOB = [
  'name',
  'runs-on',
  'needs',
  'if',
  'permissions',
  'outputs',
  'env',
  'steps',
  'timeout-minutes',
  'environment',
  'concurrency',
];
const STEP = ['id', 'name', 'if', 'uses', 'run', 'with', 'env', 'shell', 'timeout-minutes'];

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields(value)).map(([name, inner]) => [name, String(inner)]));
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function known(value: Fields, names: readonly string[], where: string): Fields {
  const strange = Object.keys(value).find((name) => !names.includes(name));
  if (strange !== undefined) throw new Error(`${where}: this runner does not run "${strange}"`);
  return value;
}

function toStep(value: unknown, where: string): WorkflowStep {
  const step = known(fields(value), STEP, where);
  return {
    id: text(step['id']),
    name: text(step['name']),
    if: text(step['if']),
    uses: text(step['uses']),
    run: text(step['run']),
    with: texts(step['with']),
    env: texts(step['env']),
  };
}

/** The job's permissions replace the workflow's (docs: workflow syntax, permissions). */
function toJob(id: string, value: unknown, top: Fields): WorkflowJob {
  const job = known(fields(value), JOB, `jobs.${id}`);
  const steps = Array.isArray(job['steps']) ? job['steps'] : [];
  const needs = job['needs'] === undefined ? [] : [job['needs']].flat().map(String);
  return {
    id,
    needs,
    if: text(job['if']),
    permissions: texts(job['permissions'] ?? top['permissions']),
    outputs: texts(job['outputs']),
    env: { ...texts(top['env']), ...texts(job['env']) },
    steps: steps.map((step, index) => toStep(step, `jobs.${id}.steps[${index}]`)),
  };
}

function toDispatchInput(value: unknown): DispatchInput {
  const input = fields(value);
  const options = Array.isArray(input['options']) ? input['options'].map(String) : [];
  return {
    type: text(input['type']) ?? 'string',
    default: input['default'],
    required: input['required'] === true,
    options,
  };
}

/** @throws Error a key that this runner does not run */
export function readWorkflow(path: string): Workflow {
  const top = known(fields(parse(readFileSync(path, 'utf8'))), TOP, path);
  const on =
    typeof top['on'] === 'string'
      ? { [top['on']]: null }
      : Array.isArray(top['on'])
        ? Object.fromEntries(top['on'].map((name) => [String(name), null]))
        : fields(top['on']);
  const inputs = Object.entries(fields(fields(on['workflow_dispatch'])['inputs']));
  return {
    name: text(top['name']) ?? path,
    events: Object.keys(on),
    dispatchInputs: new Map(inputs.map(([name, input]) => [name, toDispatchInput(input)])),
    jobs: Object.entries(fields(top['jobs'])).map(([id, job]) => toJob(id, job, top)),
  };
}
