/** Runs a JavaScript action as GitHub's runner does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { githubContext, type RunnerContext, type RunnerEvent, stepVariables } from './environment.ts';
import { interpolate } from './expressions.ts';
import { makeCommandFiles, readPairs, readSummary } from './file-commands.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type Annotation, StepOutput } from './output.ts';
import { GITHUB_WAITS, runProcess, type Waits } from './process.ts';

export interface ActionOptions {
  /** Folder with action.yml. */
  readonly actionPath: string;
  /** The step's `with:`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly context: RunnerContext;
  readonly event?: RunnerEvent;
  /** The step's and job's `env:`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Secrets of the workflow, hidden in everything that is shown. */
  readonly secrets?: readonly string[];
  readonly workspace?: string;
  readonly cancel?: AbortSignal;
  readonly waits?: Waits;
}

export interface ActionRun {
  readonly exitCode: number;
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Markdown of the job summary, masked. */
  readonly summary: string;
  /** As GitHub's page shows the step, masked. */
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
}

/** The Node 24 that comes as a package; the binary that runs this where that is one. */
function node24(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  return join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
}

/** INPUT_<NAME>: upper case, spaces to `_`, everything else stays (runner, Handler.cs). */
function inputVariables(manifest: Manifest, options: ActionOptions): Record<string, string> {
  const contexts = { github: githubContext(options.context, eventOf(options)) };
  const defaults = [...manifest.inputs].map(
    ([name, input]) => [name, interpolate(input.default ?? '', contexts)] as const,
  );
  const given = Object.entries(options.inputs).map(([name, value]) => [name.toLowerCase(), value] as const);
  const all = new Map<string, string>([...defaults, ...given]);
  return Object.fromEntries(
    [...all].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

function eventOf(options: ActionOptions): RunnerEvent {
  return options.event ?? { name: 'push', payload: {} };
}

function warnOfUnknown(manifest: Manifest, options: ActionOptions, output: StepOutput): void {
  const strange = Object.keys(options.inputs).filter((name) => !manifest.inputs.has(name.toLowerCase()));
  if (strange.length === 0) return;
  const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  const message = `Unexpected input(s) ${list(strange)}, valid inputs are [${list([...manifest.inputs.keys()])}]`;
  output.annotate({ level: 'warning', message, title: undefined, file: undefined, line: undefined });
}

/** Runs `pre`, `main` and `post`; `post` runs whatever came before it. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const manifest = readManifest(options.actionPath);
  const temp = mkdtempSync(join(tmpdir(), 'runner-'));
  const output = new StepOutput();
  for (const secret of [options.context.token, ...(options.secrets ?? [])]) output.addMask(secret);
  try {
    warnOfUnknown(manifest, options, output);
    return await runStages(manifest, options, { temp, output });
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

interface Stage {
  readonly temp: string;
  readonly output: StepOutput;
}

async function runStages(manifest: Manifest, options: ActionOptions, stage: Stage): Promise<ActionRun> {
  const inputs = inputVariables(manifest, options);
  const runs: {
    exitCode: number;
    outputs: Record<string, string>;
    state: Record<string, string>;
    summary: string;
  } = { exitCode: 0, outputs: {}, state: {}, summary: '' };
  for (const [name, script] of Object.entries({
    pre: manifest.pre,
    main: manifest.main,
    post: manifest.post,
  })) {
    if (script === undefined || (name === 'main' && runs.exitCode !== 0)) continue;
    const states = Object.entries(runs.state).map(([key, value]) => [`STATE_${key}`, value]);
    const ended = await runScript(script, options, {
      ...stage,
      name,
      variables: { ...inputs, ...Object.fromEntries(states) },
    });
    Object.assign(runs.outputs, ended.outputs);
    Object.assign(runs.state, ended.state);
    runs.summary += ended.summary;
    if (runs.exitCode === 0) runs.exitCode = ended.exitCode;
  }
  const cancelled = options.cancel?.aborted === true;
  const conclusion = cancelled ? 'cancelled' : runs.exitCode === 0 ? 'success' : 'failure';
  return {
    ...runs,
    conclusion,
    summary: stage.output.mask(runs.summary),
    log: stage.output.lines,
    annotations: stage.output.annotations,
  };
}

interface Script extends Stage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

async function runScript(script: string, options: ActionOptions, { temp, output, name, variables }: Script) {
  const files = makeCommandFiles(join(temp, name));
  const workspace = options.workspace ?? temp;
  const told = stepVariables(options.context, eventOf(options), {
    temp: join(temp, name),
    workspace,
    action: options.actionPath,
  });
  const status = await runProcess({
    file: node24(),
    args: [join(options.actionPath, script)],
    cwd: workspace,
    env: { ...told, ...options.env, ...variables, ...files },
    onLine: (line) => output.take(line),
    cancel: name === 'post' ? undefined : options.cancel,
    waits: options.waits ?? GITHUB_WAITS,
  });
  return { exitCode: status, ...readFiles(files, output) };
}

function readFiles(files: ReturnType<typeof makeCommandFiles>, output: StepOutput) {
  const summary = readSummary(files.GITHUB_STEP_SUMMARY);
  if (summary === undefined) {
    const message = '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k';
    output.annotate({ level: 'error', message, title: undefined, file: undefined, line: undefined });
  }
  return {
    outputs: { ...readPairs(files.GITHUB_OUTPUT) },
    state: { ...readPairs(files.GITHUB_STATE) },
    summary: summary ?? '',
  };
}
