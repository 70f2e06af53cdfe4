/** One process of a step: told what the runner tells it, heard through its output and its files. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation } from './annotation.ts';
import type { Command } from './command.ts';
import { machineVariables, type RunnerContext, type RunnerEvent, stepVariables } from './environment.ts';
import { makeCommandFiles, readCommandFiles, type Told } from './file-commands.ts';
import type { Masker } from './masker.ts';
import { StepOutput } from './output.ts';
import { GITHUB_WAITS, type ProcessEnd, runProcess, type Waits } from './process.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled';

/** What a step shares with the others of its job. */
export interface JobSide {
  readonly context: RunnerContext;
  readonly event: RunnerEvent;
  readonly workspace: string;
  /** RUNNER_TEMP: emptied at the end of the job. */
  readonly temp: string;
  readonly masker: Masker;
  readonly waits: Waits | undefined;
  /** Whether `::debug::` is shown, as ACTIONS_STEP_DEBUG has it. */
  readonly debug: boolean;
}

export type Folders = Pick<JobSide, 'workspace' | 'temp'>;

/** Makes the folders of a job. @param given those that are to be used instead */
export function foldersIn(home: string, given: Partial<Folders> = {}): Folders {
  const folders = {
    workspace: given.workspace ?? join(home, 'work'),
    temp: given.temp ?? join(home, '_temp'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  return folders;
}

/** What may end a process before it ends itself. */
export interface Limits {
  readonly cancel: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout: number | undefined;
}

export interface StepProcess {
  readonly job: JobSide;
  readonly file: string;
  /** Made of the step's fresh folder, where it may write what it needs. */
  readonly args: (temp: string) => readonly string[];
  readonly cwd: string;
  /** Weaker than what the runner itself tells the step. */
  readonly env: Readonly<Record<string, string>>;
  /** INPUT_* and STATE_*: stronger than `env`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Folders that earlier steps put before PATH. */
  readonly path: readonly string[];
  readonly action: string;
  readonly actionPath?: string;
  readonly actionRepository?: string;
  readonly actionRef?: string;
  readonly limits: Limits;
}

export interface StepEnd extends Told {
  readonly exitCode: number;
  readonly conclusion: Conclusion;
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly commands: readonly Command[];
}

/** @param output what was said about the step before it starts */
export async function runStepProcess(step: StepProcess, output = newOutput(step.job)): Promise<StepEnd> {
  const temp = mkdtempSync(join(step.job.temp, 'step-'));
  try {
    const files = makeCommandFiles(join(temp, '_runner_file_commands'));
    const end = await runProcess({
      file: step.file,
      args: step.args(temp),
      cwd: step.cwd,
      env: { ...environmentOf(step, temp), ...files },
      onLine: (line) => output.take(line),
      ...step.limits,
      waits: step.job.waits ?? GITHUB_WAITS,
    });
    const told = readCommandFiles(files, output, step.job.masker);
    return { ...told, ...endOf(end, step, output) };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** The log of a step of this job. */
export function newOutput(job: JobSide): StepOutput {
  return new StepOutput(job.masker, job.debug);
}

function environmentOf(step: StepProcess, folder: string): Readonly<Record<string, string>> {
  const { action, actionPath, actionRepository, actionRef, job } = step;
  const given = { ...machineVariables(), ...step.env };
  const path = [...step.path, given['PATH'] ?? ''].join(':');
  const told = stepVariables(job.context, job.event, {
    folder,
    temp: job.temp,
    workspace: job.workspace,
    action,
    ...(actionPath === undefined ? {} : { actionPath }),
    ...(actionRepository === undefined ? {} : { actionRepository }),
    ...(actionRef === undefined ? {} : { actionRef }),
  });
  const debug = job.debug ? { RUNNER_DEBUG: '1' } : {};
  return { ...given, ...step.variables, PATH: path, ...told, ...debug };
}

function endOf({ exitCode, ended }: ProcessEnd, step: StepProcess, output: StepOutput) {
  if (ended === 'timed out')
    output.fail(
      `The action '${step.action}' has timed out after ${(step.limits.timeout ?? 0) / 60_000} minutes.`,
    );
  if (ended === 'cancelled') output.fail('The operation was canceled.');
  return {
    exitCode,
    conclusion: conclusionOf(exitCode, ended, output),
    log: output.lines,
    annotations: output.annotations,
    commands: output.commands,
  };
}

function conclusionOf(exitCode: number, ended: ProcessEnd['ended'], output: StepOutput): Conclusion {
  if (ended === 'cancelled') return 'cancelled';
  return exitCode === 0 && ended === 'by itself' && !output.failed ? 'success' : 'failure';
}
