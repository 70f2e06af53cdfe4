/** Runs the built action as a process against the sandbox, as quickly as possible: no runner in between. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { toolPath } from '../../scripts/kubectl.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ACTION = join(ROOT, 'dist', 'index.js');

/** Where node keeps what it has compiled: hundreds of processes load the same bundle. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'compiled');

export interface StepResult {
  /** Exit status; null where a signal ended the process. */
  readonly status: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface Step {
  readonly process: ChildProcess;
  readonly result: Promise<StepResult>;
}

export interface StepOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** kustomize and helm are on PATH; otherwise nothing is, whatever this machine has. */
  readonly tools?: boolean;
}

/** Values of a GITHUB_OUTPUT file; a later one replaces an earlier one, as in the runner. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  const blocks = text.matchAll(/^([^\n<=]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...blocks].map(([, name = '', , value = '']) => [name, value]));
}

function pathWithTools(): string {
  return [dirname(toolPath('kubectl')), dirname(toolPath('helm')), process.env['PATH'] ?? ''].join(delimiter);
}

function stepEnvironment(
  sandbox: Sandbox,
  { inputs, env, tools = false }: StepOptions,
): Record<string, string> {
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    PATH: tools ? pathWithTools() : '/var/empty',
    NODE_COMPILE_CACHE: COMPILED,
    GITHUB_SERVER_URL: sandbox.url,
    GITHUB_API_URL: sandbox.apiUrl,
    GITHUB_GRAPHQL_URL: sandbox.graphqlUrl,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'alice',
    ...Object.fromEntries(given),
    ...env,
  };
}

/** Starts the step; its end, whatever it is, resolves `result`. */
export function startStep(sandbox: Sandbox, options: StepOptions): Step {
  const folder = mkdtempSync(join(tmpdir(), 'step-'));
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const child = spawn(process.execPath, [ACTION], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...stepEnvironment(sandbox, options), ...files },
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const result = new Promise<StepResult>((resolve) => {
    child.once('close', (status) => {
      const outputs = parseOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8'));
      const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
      rmSync(folder, { recursive: true, force: true });
      resolve({ status, log: Buffer.concat(chunks).toString(), outputs, summary });
    });
  });
  return { process: child, result };
}

export function runStep(sandbox: Sandbox, options: StepOptions): Promise<StepResult> {
  return startStep(sandbox, options).result;
}
