/** A job while it runs: what its steps have left for those after them. */
import { githubContext, runnerContext } from './environment.ts';
import { type Contexts, interpolateAll, type JobStatus } from './expressions.ts';
import type { JobSide, Limits } from './step.ts';
import type { WorkflowJob } from './workflow-file.ts';
import type { RunConclusion, StepRun, WorkflowOptions } from './workflow-run.ts';

export interface JobPlan {
  readonly options: WorkflowOptions;
  readonly job: WorkflowJob;
  readonly side: JobSide;
  /** `inputs`, `needs`, `matrix`, `strategy`. */
  readonly contexts: Contexts;
  /** The workflow's `env:`. */
  readonly workflowEnv: Readonly<Record<string, string>>;
  /** The run's cancellation or the job's own timeout. */
  readonly cancel: AbortSignal;
}

interface StepContext {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: RunConclusion;
  readonly conclusion: RunConclusion;
}

export class JobState {
  readonly plan: JobPlan;
  readonly runs: StepRun[] = [];
  readonly #steps: Record<string, StepContext> = {};
  #failed = false;
  #env: Readonly<Record<string, string>> = {};
  #path: readonly string[] = [];

  constructor(plan: JobPlan) {
    this.plan = plan;
    this.#path = plan.options.tools ?? [];
    this.#env = interpolateAll(plan.workflowEnv, this.contexts());
    this.#env = { ...this.#env, ...interpolateAll(plan.job.env, this.contexts()) };
  }

  get status(): JobStatus {
    if (this.plan.cancel.aborted) return 'cancelled';
    return this.#failed ? 'failure' : 'success';
  }

  /** `env:` of workflow and job, and what steps have added through GITHUB_ENV. */
  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  get path(): readonly string[] {
    return this.#path;
  }

  /** A step that starts after the cancellation gets no signal for it. @param minutes the step's `timeout-minutes` */
  limits(minutes: string | undefined): Limits {
    const { cancel } = this.plan;
    return {
      cancel: cancel.aborted ? undefined : cancel,
      timeout: minutes === undefined ? undefined : Number(minutes) * 60_000,
    };
  }

  contexts(env: Readonly<Record<string, string>> = this.#env): Contexts {
    const { options, side, contexts } = this.plan;
    return {
      ...contexts,
      github: { ...githubContext(side.context, side.event), workspace: side.workspace },
      env,
      vars: options.vars ?? {},
      secrets: { ...options.secrets, GITHUB_TOKEN: side.context.token, github_token: side.context.token },
      steps: { ...this.#steps },
      job: { status: this.status === 'skipped' ? 'success' : this.status },
      runner: runnerContext(side.temp),
    };
  }

  /** Takes what a step has left; its failure fails the job unless the step may go wrong. */
  add(run: StepRun): void {
    this.runs.push(run);
    const { id, outputs, outcome, conclusion, action } = run;
    if (id !== undefined) this.#steps[id] = { outputs, outcome, conclusion };
    if (conclusion === 'failure') this.#failed = true;
    this.#env = { ...this.#env, ...action?.env };
    const added = action?.path ?? [];
    this.#path = [...added, ...this.#path.filter((folder) => !added.includes(folder))];
  }
}
