/** Runs the jobs of a workflow file, one after the other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readCalled } from './called-workflow.ts';
import { dispatchInputs, dispatchPayload } from './dispatch.ts';
import type { RunnerContext, RunnerEvent } from './environment.ts';
import { githubContext } from './environment.ts';
import { type Contexts, interpolateAll, isTrue } from './expressions.ts';
import { Masker } from './masker.ts';
import { type Combination, combinations } from './matrix.ts';
import { inOrder, statusBefore } from './needs.ts';
import { DEFAULT_PERMISSIONS, type Granted, isFromFork, permissionsOn } from './permissions.ts';
import { runJob } from './run-job.ts';
import { foldersIn } from './step.ts';
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
  /** Name of the workflow that was started; a reusable one has its caller's. */
  readonly name: string;
  /** What jobs have that name no permissions. */
  readonly granted: Granted;
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
  const granted = DEFAULT_PERMISSIONS;
  return runJobs({
    options: forkless(options),
    workflow,
    name: workflow.name,
    granted,
    event,
    inputs,
    cancel,
  });
}

/** Fact: a run for a fork is given no secret (docs: events, `pull_request`). */
function forkless(options: WorkflowOptions): WorkflowOptions {
  return isFromFork(options.event) ? { ...options, secrets: {} } : options;
}

async function runJobs(running: Omit<Running, 'needs'>): Promise<WorkflowRun> {
  const runs: Record<string, JobRun> = {};
  const needs: Record<string, Need> = {};
  for (const job of inOrder(running.workflow.jobs)) {
    const legs = await runLegs(job, { ...running, needs });
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
  if (job.uses !== undefined) return runCalled(job, running);
  const legs: Record<string, JobRun> = {};
  let failed = false;
  for (const combination of combinations(job, startContexts(job, running))) {
    const { name } = combination;
    legs[name] = failed && job.failFast ? notRun('cancelled') : await runLeg(job, combination, running);
    failed ||= legs[name].conclusion === 'failure';
  }
  return legs;
}

/** The jobs of a reusable workflow; what they put out stays with them. */
async function runCalled(job: WorkflowJob, running: Running): Promise<WorkflowRun> {
  const granted = job.permissions ?? running.granted;
  const given = interpolateAll(job.with, startContexts(job, running));
  const known = running.options.secrets ?? {};
  const handed =
    job.secrets === 'inherit'
      ? known
      : interpolateAll(job.secrets, { ...startContexts(job, running), secrets: known });
  const call = { options: running.options, granted, with: given, secrets: handed };
  const { secrets, ...called } = await readCalled(job, call);
  const options = { ...running.options, secrets };
  const runs = await runJobs({ ...running, ...called, options, granted });
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [`${job.id} / ${name}`, run]));
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
function contextOf(job: WorkflowJob, { options, name }: Running): Omit<RunnerContext, 'token'> {
  const { repository, ref } = options.context;
  const workflowRef = `${repository}/.github/workflows/${basename(options.file)}@${ref}`;
  return { workflowRef, ...options.context, workflow: name, job: job.id };
}

function notRun(conclusion: RunConclusion): JobRun {
  return { conclusion, outputs: {}, steps: [], annotations: [], masks: 0 };
}

async function runLeg(
  job: WorkflowJob,
  { values, strategy }: Combination,
  running: Running,
): Promise<JobRun> {
  const { options, event, inputs, workflow } = running;
  const token = options.token(permissionsOn(event, job.permissions ?? running.granted), job.id);
  const home = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    return await runJob({
      options,
      job,
      contexts: { inputs, needs: needsOf(job, running), matrix: values, strategy },
      workflowEnv: workflow.env,
      cancel: cancelOf(job, running.cancel),
      side: {
        ...foldersIn(home),
        context: { ...contextOf(job, running), token },
        event,
        masker: new Masker([token, ...Object.values(options.secrets ?? {})]),
        waits: options.waits,
        debug: options.debug ?? false,
      },
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
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
