/** Runs the jobs of a workflow file, one after the other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatchInputs } from './dispatch.ts';
import { githubContext, type RunnerContext, type RunnerEvent } from './environment.ts';
import { type Contexts, interpolate, isTrue, type JobStatus } from './expressions.ts';
import { type ActionRun, runAction } from './run-action.ts';
import { runScript } from './run-script.ts';
import { readWorkflow, type Workflow, type WorkflowJob, type WorkflowStep } from './workflow-file.ts';

export interface WorkflowOptions {
  /** The workflow file. */
  readonly file: string;
  readonly event: RunnerEvent;
  readonly context: Omit<RunnerContext, 'workflow' | 'job' | 'token'>;
  /** Inputs of workflow_dispatch, as the form gives them. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Actions that are run for real: `owner/name` -> folder. */
  readonly actions: Readonly<Record<string, string>>;
  /** Actions that are stood in for: `owner/name` -> outputs from inputs. */
  readonly standIns: Readonly<
    Record<string, (inputs: Readonly<Record<string, string>>) => Readonly<Record<string, string>>>
  >;
  /** The GITHUB_TOKEN of a job with these permissions. */
  readonly token: (permissions: Readonly<Record<string, string>>) => string;
}

export interface StepRun {
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'skipped' | 'cancelled';
  readonly outputs: Readonly<Record<string, string>>;
  /** What the runner saw, for steps that ran for real. */
  readonly action: ActionRun | undefined;
  readonly log: readonly string[];
}

export interface JobRun {
  readonly conclusion: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepRun[];
}

export type WorkflowRun = Readonly<Record<string, JobRun>>;

/** @throws Error what GitHub would refuse before any job starts, or what this runner does not run */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const workflow = readWorkflow(options.file);
  if (!workflow.events.includes(options.event.name))
    throw new Error(`${options.file} does not run on ${options.event.name}`);
  const inputs = dispatchInputs(workflow.dispatchInputs, options.inputs ?? {});
  const runs: Record<string, JobRun> = {};
  for (const job of inOrder(workflow.jobs)) {
    runs[job.id] = await runJob(job, { options, workflow, inputs, done: runs });
  }
  return runs;
}

/** Jobs behind those that they need. @throws Error an unknown or circular need */
function inOrder(jobs: readonly WorkflowJob[]): readonly WorkflowJob[] {
  const sorted: WorkflowJob[] = [];
  let rest = [...jobs];
  while (rest.length > 0) {
    const ready = rest.filter((job) => job.needs.every((need) => sorted.some((done) => done.id === need)));
    if (ready.length === 0)
      throw new Error(`jobs that wait for ever: ${rest.map((job) => job.id).join(', ')}`);
    sorted.push(...ready);
    rest = rest.filter((job) => !ready.includes(job));
  }
  return sorted;
}

interface Workflowing {
  readonly options: WorkflowOptions;
  readonly workflow: Workflow;
  readonly inputs: Contexts;
  readonly done: WorkflowRun;
}

interface Jobbing extends Workflowing {
  readonly job: WorkflowJob;
  readonly context: RunnerContext;
  readonly workspace: string;
}

async function runJob(job: WorkflowJob, workflowing: Workflowing): Promise<JobRun> {
  const { options, workflow, done } = workflowing;
  const needs = job.needs.map((need) => done[need]?.conclusion ?? 'skipped');
  const before: JobStatus = needs.every((conclusion) => conclusion === 'success') ? 'success' : 'failure';
  const context = {
    ...options.context,
    workflow: workflow.name,
    job: job.id,
    token: options.token(job.permissions),
  };
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  const jobbing: Jobbing = { ...workflowing, job, context, workspace };
  try {
    if (!isTrue(job.if, contextsOf(jobbing, {}, before), before))
      return { conclusion: 'skipped', outputs: {}, steps: [] };
    return await runSteps(jobbing);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

async function runSteps(jobbing: Jobbing): Promise<JobRun> {
  const steps: StepRun[] = [];
  const outputs: Record<string, Readonly<Record<string, string>>> = {};
  let status: JobStatus = 'success';
  for (const step of jobbing.job.steps) {
    const contexts = contextsOf(jobbing, outputs, status);
    const run = isTrue(step.if, contexts, status) ? await runStep(step, contexts, jobbing) : skipped(step);
    steps.push(run);
    if (step.id !== undefined) outputs[step.id] = run.outputs;
    if (run.conclusion === 'failure') status = 'failure';
  }
  const final = contextsOf(jobbing, outputs, status);
  const jobOutputs = Object.entries(jobbing.job.outputs).map(([name, value]) => [
    name,
    interpolate(value, final, status),
  ]);
  return {
    conclusion: status === 'success' ? 'success' : 'failure',
    outputs: Object.fromEntries(jobOutputs),
    steps,
  };
}

function contextsOf(
  jobbing: Jobbing,
  outputs: Readonly<Record<string, Readonly<Record<string, string>>>>,
  status: JobStatus,
): Contexts {
  const { options, context, inputs, done, job } = jobbing;
  const steps = Object.entries(outputs).map(([id, values]) => [id, { outputs: values }]);
  const needs = job.needs.map((need) => [
    need,
    { result: done[need]?.conclusion, outputs: done[need]?.outputs ?? {} },
  ]);
  return {
    github: githubContext(context, options.event),
    inputs,
    env: job.env,
    vars: options.vars ?? {},
    secrets: { ...options.secrets, GITHUB_TOKEN: context.token },
    steps: Object.fromEntries(steps),
    needs: Object.fromEntries(needs),
    job: { status },
    runner: { os: 'Linux', arch: 'X64' },
  };
}

function titleOf(step: WorkflowStep): string {
  return step.name ?? step.uses ?? step.run?.split('\n')[0] ?? '';
}

function skipped(step: WorkflowStep): StepRun {
  return { name: titleOf(step), conclusion: 'skipped', outputs: {}, action: undefined, log: [] };
}

function filled(
  values: Readonly<Record<string, string>>,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, interpolate(value, contexts)]),
  );
}

async function runStep(step: WorkflowStep, contexts: Contexts, jobbing: Jobbing): Promise<StepRun> {
  const { options, context, workspace, job } = jobbing;
  const env = { ...filled(job.env, contexts), ...filled(step.env, contexts) };
  const name = titleOf(step);
  if (step.run !== undefined) {
    const ended = await runScript({
      script: interpolate(step.run, contexts),
      context,
      event: options.event,
      workspace,
      env,
    });
    return { name, action: undefined, ...ended };
  }
  const [action = ''] = (step.uses ?? '').split('@');
  const inputs = filled(step.with, contexts);
  const standIn = options.standIns[action];
  if (standIn !== undefined)
    return { name, conclusion: 'success', outputs: standIn(inputs), action: undefined, log: [] };
  const actionPath = options.actions[action];
  if (actionPath === undefined)
    throw new Error(`${step.uses}: neither an action nor a stand-in is given for it`);
  const secrets = Object.values(options.secrets ?? {});
  const run = await runAction({ actionPath, inputs, context, event: options.event, env, secrets, workspace });
  return { name, conclusion: run.conclusion, outputs: run.outputs, action: run, log: run.log };
}
