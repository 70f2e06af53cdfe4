/** Runs the jobs of a workflow file, one after the other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { dispatchInputs, dispatchPayload } from './dispatch.ts';
import type { RunnerContext, RunnerEvent } from './environment.ts';
import { githubContext } from './environment.ts';
import { type Contexts, isTrue } from './expressions.ts';
import { Masker } from './masker.ts';
import { combinations } from './matrix.ts';
import { inOrder, statusBefore } from './needs.ts';
import { runJob } from './run-job.ts';
import { readWorkflow, type Workflow, type WorkflowJob } from './workflow-file.ts';
import type { JobRun, RunConclusion, WorkflowOptions, WorkflowRun } from './workflow-run.ts';

export type { JobRun, StepRun, WorkflowOptions, WorkflowRun } from './workflow-run.ts';

interface Need {
  readonly result: RunConclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

interface Running {
  readonly options: WorkflowOptions;
  readonly workflow: Workflow;
  readonly event: RunnerEvent;
  readonly inputs: Contexts;
  /** Of the jobs that have ended. */
  readonly needs: Readonly<Record<string, Need>>;
  readonly cancel: AbortSignal;
}

/** @throws Error what GitHub would refuse before any job starts, or what this runner does not run */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const workflow = await readWorkflow(options.file);
  if (!workflow.events.includes(options.event.name))
    throw new Error(`${options.file} does not run on ${options.event.name}`);
  const inputs = dispatchInputs(workflow.dispatchInputs, options.inputs ?? {});
  const event = eventOf(options, inputs);
  const cancel = options.cancel ?? new AbortController().signal;
  const runs: Record<string, JobRun> = {};
  const needs: Record<string, Need> = {};
  for (const job of inOrder(workflow.jobs)) {
    const legs = await runLegs(job, { options, workflow, event, inputs, needs, cancel });
    Object.assign(runs, legs);
    needs[job.id] = toNeed(Object.values(legs));
  }
  return runs;
}

function eventOf({ event }: WorkflowOptions, inputs: Contexts): RunnerEvent {
  return event.name === 'workflow_dispatch'
    ? { ...event, payload: dispatchPayload(event.payload, inputs) }
    : event;
}

/** What jobs behind it see of a job: the worst result of its combinations, and the outputs of all. */
function toNeed(legs: readonly JobRun[]): Need {
  const results = legs.map((leg) => leg.conclusion);
  const worst = (['failure', 'cancelled', 'skipped'] as const).find((result) => results.includes(result));
  return { result: worst ?? 'success', outputs: Object.assign({}, ...legs.map((leg) => leg.outputs)) };
}

/** A job, or each combination of its matrix until one has failed. */
async function runLegs(job: WorkflowJob, running: Running): Promise<WorkflowRun> {
  const results = Object.fromEntries(Object.entries(running.needs).map(([id, need]) => [id, need.result]));
  const before = running.cancel.aborted ? 'cancelled' : statusBefore(job, running.workflow.jobs, results);
  const starts = isTrue(job.if, startContexts(job, running), before);
  if (!starts) return { [job.id]: notRun(before === 'cancelled' ? 'cancelled' : 'skipped') };
  const legs: Record<string, JobRun> = {};
  let failed = false;
  for (const { name, values } of combinations(job)) {
    legs[name] = failed && job.failFast ? notRun('cancelled') : await runLeg(job, values, running);
    failed ||= legs[name].conclusion === 'failure';
  }
  return legs;
}

/** Fact: `if` of a job sees these and no more (docs: contexts, availability). */
function startContexts(job: WorkflowJob, running: Running): Contexts {
  const { options, event, inputs } = running;
  const context = { ...contextOf(job, running), token: '' };
  return {
    github: githubContext(context, event),
    needs: needsOf(job, running),
    vars: options.vars ?? {},
    inputs,
  };
}

function needsOf(job: WorkflowJob, { needs }: Running): Contexts {
  return Object.fromEntries(job.needs.map((need) => [need, needs[need]]));
}

/** A workflow file is run as if it lay where GitHub looks for it. */
function contextOf(job: WorkflowJob, { options, workflow }: Running): Omit<RunnerContext, 'token'> {
  const { repository, ref } = options.context;
  const workflowRef = `${repository}/.github/workflows/${basename(options.file)}@${ref}`;
  return { workflowRef, ...options.context, workflow: workflow.name, job: job.id };
}

function notRun(conclusion: RunConclusion): JobRun {
  return { conclusion, outputs: {}, steps: [], annotations: [], masks: 0 };
}

async function runLeg(job: WorkflowJob, matrix: Contexts, running: Running): Promise<JobRun> {
  const { options, event, inputs, workflow } = running;
  const token = options.token(job.permissions, job.id);
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  const strategy = { 'fail-fast': job.failFast };
  try {
    return await runJob({
      options,
      job,
      contexts: { inputs, needs: needsOf(job, running), matrix, strategy },
      workflowEnv: workflow.env,
      cancel: cancelOf(job, running.cancel),
      side: {
        context: { ...contextOf(job, running), token },
        event,
        workspace,
        masker: new Masker([token, ...Object.values(options.secrets ?? {})]),
        waits: options.waits,
        debug: options.debug ?? false,
      },
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Fact: a job that takes too long is cancelled. @throws Error minutes that are an expression */
function cancelOf(job: WorkflowJob, cancel: AbortSignal): AbortSignal {
  if (job.timeoutMinutes === undefined) return cancel;
  const minutes = Number(job.timeoutMinutes);
  if (Number.isNaN(minutes))
    throw new Error(
      `jobs.${job.id}.timeout-minutes: this runner takes a number, not "${job.timeoutMinutes}"`,
    );
  return AbortSignal.any([cancel, AbortSignal.timeout(minutes * 60_000)]);
}
