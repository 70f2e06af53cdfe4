/** What a run of a workflow is asked, and what comes of it. */
import type { Annotation } from './annotation.ts';
import type { RunnerContext, RunnerEvent } from './environment.ts';
import type { Waits } from './process.ts';
import type { JobSide, StepEnd } from './step.ts';

/** In the place of an action: outputs from inputs. What it throws fails the step. */
export type StandIn = (
  inputs: Readonly<Record<string, string>>,
  job: Pick<JobSide, 'workspace' | 'temp' | 'context' | 'event'>,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

export interface WorkflowOptions {
  /** The workflow file. */
  readonly file: string;
  /** The event that starts it. Filters of branches, paths and types are not asked: the caller says that it starts. */
  readonly event: RunnerEvent;
  readonly context: Omit<RunnerContext, 'workflow' | 'job' | 'token'>;
  /** Inputs of workflow_dispatch, as the form gives them. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Actions that are run for real: `owner/name` or `./path` -> folder. Their ref does not matter. */
  readonly actions: Readonly<Record<string, string>>;
  /** Actions that are stood in for: `owner/name` -> outputs from inputs. */
  readonly standIns: Readonly<Record<string, StandIn>>;
  /** Reusable workflows: `./path` or `owner/name/path`, without their ref -> file. */
  readonly workflows?: Readonly<Record<string, string>>;
  /** Folders of programs that the machine has, before PATH. */
  readonly tools?: readonly string[];
  /** The GITHUB_TOKEN of a job with these permissions; contents and packages to read where the file names none. */
  readonly token: (permissions: Readonly<Record<string, string>>, job: string) => string;
  /** Cancels the run, as GitHub's button does. */
  readonly cancel?: AbortSignal;
  /** How long a cancelled process has; GitHub's own 7.5 s and 2.5 s if absent. */
  readonly waits?: Waits;
  /** Whether `::debug::` is shown (ACTIONS_STEP_DEBUG). */
  readonly debug?: boolean;
}

export type RunConclusion = 'success' | 'failure' | 'skipped' | 'cancelled';

export interface StepRun {
  readonly id: string | undefined;
  readonly name: string;
  /** After `continue-on-error`. */
  readonly conclusion: RunConclusion;
  /** Before it. */
  readonly outcome: RunConclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the runner saw, for steps that ran for real. */
  readonly action: StepEnd | undefined;
  readonly log: readonly string[];
}

export interface JobRun {
  readonly conclusion: RunConclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** In the order in which they ran: `pre`, the steps themselves, `post`. */
  readonly steps: readonly StepRun[];
  /** Of all steps, and of the job itself. */
  readonly annotations: readonly Annotation[];
  /** How many values are hidden at its end. */
  readonly masks: number;
}

/** By job; by `job (value, value)` for each combination of a matrix; by `job / job` within a reusable workflow. */
export type WorkflowRun = Readonly<Record<string, JobRun>>;
