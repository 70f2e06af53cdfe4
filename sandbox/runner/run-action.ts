/** Runs a JavaScript action as GitHub's runner does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Action, type Stage } from './action.ts';
import type { Annotation } from './annotation.ts';
import type { Command } from './command.ts';
import type { RunnerContext, RunnerEvent } from './environment.ts';
import { Masker } from './masker.ts';
import type { Waits } from './process.ts';
import { type Conclusion, type Folders, foldersIn, type JobSide, type StepEnd } from './step.ts';

export interface ActionOptions {
  /** Folder with action.yml. */
  readonly actionPath: string;
  /** The step's `with:`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly context: RunnerContext;
  /** A push with an empty payload if absent. */
  readonly event?: RunnerEvent;
  /** The step's and job's `env:`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Secrets of the workflow, hidden in everything that is shown. */
  readonly secrets?: readonly string[];
  /** The folder that the step starts in; a fresh one if absent. */
  readonly workspace?: string;
  /** The job's folder for temporary files (RUNNER_TEMP), for who wants to see what is left there; a fresh one if absent. */
  readonly temp?: string;
  /** Cancels the run: `AbortSignal.timeout(ms)`, or the signal of a controller that is told when. */
  readonly cancel?: AbortSignal;
  /** Milliseconds that each stage has, as `timeout-minutes` gives it. */
  readonly timeout?: number;
  /** How long a cancelled process has; GitHub's own 7.5 s and 2.5 s if absent. */
  readonly waits?: Waits;
  /** Whether `::debug::` is shown (ACTIONS_STEP_DEBUG). */
  readonly debug?: boolean;
}

export interface ActionRun {
  /** Of the first stage that failed. 0 where only the runner found fault, as with a malformed output. */
  readonly exitCode: number;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** What it set for the steps after it: variables, and folders to put before PATH. */
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** Markdown of the job summary, masked. */
  readonly summary: string;
  /** As GitHub's page shows the step, masked. */
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Workflow commands that it gave on its output, in order. */
  readonly commands: readonly Command[];
  /** How many values are hidden at the end; each line of a secret counts. */
  readonly masks: number;
}

const STAGES = ['pre', 'main', 'post'] as const;

/** Runs `pre`, `main` and `post`; `post` by its condition, whatever came before it. @throws Error a bad manifest */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const home = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    return await runStages(options, home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function runStages(options: ActionOptions, home: string): Promise<ActionRun> {
  const masker = new Masker([options.context.token, ...(options.secrets ?? [])]);
  const job = toJob(options, foldersIn(home, options), masker);
  const action = new Action({ path: options.actionPath, id: '__self' }, job);
  const ends: StepEnd[] = [];
  for (const stage of STAGES) {
    const ended = await runStage(stage, { options, ends, action });
    if (ended !== undefined) ends.push(ended);
  }
  return { ...merged(ends), state: action.state, masks: masker.size };
}

function toJob(options: ActionOptions, folders: Folders, masker: Masker): JobSide {
  return {
    context: options.context,
    event: options.event ?? { name: 'push', payload: {} },
    ...folders,
    masker,
    waits: options.waits,
    debug: options.debug ?? false,
  };
}

interface Running {
  readonly options: ActionOptions;
  readonly ends: readonly StepEnd[];
  readonly action: Action;
}

async function runStage(stage: Stage, { options, ends, action }: Running): Promise<StepEnd | undefined> {
  const { conclusion, env, path } = merged(ends);
  if (stage === 'main' && conclusion !== 'success') return undefined;
  return action.run(stage, {
    inputs: options.inputs,
    env: { ...env, ...options.env },
    path,
    status: conclusion,
    // A cancelled run still has its post step, which gets no second signal.
    limits: { cancel: stage === 'post' ? undefined : options.cancel, timeout: options.timeout },
  });
}

/** Of all stages so far, as of one step. */
function merged(ends: readonly StepEnd[]): Omit<ActionRun, 'state' | 'masks'> {
  const failed =
    ends.find((end) => end.conclusion === 'cancelled') ?? ends.find((end) => end.conclusion === 'failure');
  const all = <T>(of: (end: StepEnd) => readonly T[]): readonly T[] => ends.flatMap(of);
  return {
    exitCode: failed?.exitCode ?? 0,
    conclusion: failed?.conclusion ?? 'success',
    outputs: Object.assign({}, ...ends.map((end) => end.outputs)),
    env: Object.assign({}, ...ends.map((end) => end.env)),
    path: [...ends].reverse().flatMap((end) => end.path),
    summary: ends.map((end) => end.summary).join(''),
    log: all((end) => end.log),
    annotations: all((end) => end.annotations),
    commands: all((end) => end.commands),
  };
}
