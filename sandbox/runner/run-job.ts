/** One job of a workflow: its steps in order, between the `pre` and `post` steps of the actions that they use. */
import type { Action } from './action.ts';
import { type Annotation, plainAnnotation } from './annotation.ts';
import { interpolate } from './expressions.ts';
import { type JobPlan, JobState } from './job-state.ts';
import { actionOf, runStage, runStep } from './run-step.ts';
import type { WorkflowStep } from './workflow-file.ts';
import type { JobRun, RunConclusion } from './workflow-run.ts';

/** @throws Error what this runner does not run, before any step has run */
export async function runJob(plan: JobPlan): Promise<JobRun> {
  const state = new JobState(plan);
  const actions = new Map<WorkflowStep, Action>();
  for (const step of plan.job.steps) {
    const action = actionOf(step, state);
    if (action !== undefined) actions.set(step, action);
  }
  await runPre(actions, state);
  for (const step of plan.job.steps) state.add(await runStep(step, actions.get(step), state));
  await runPost(actions, state);
  return endOf(state);
}

/** `pre` of actions of the workflow's own repository is not run: they are not there yet (runner, ActionRunner.cs). */
async function runPre(actions: ReadonlyMap<WorkflowStep, Action>, state: JobState): Promise<void> {
  for (const [of, action] of actions) {
    if (of.uses?.startsWith('./') === true) continue;
    const run = await runStage('pre', { action, of }, state);
    if (run !== undefined) state.add(run);
  }
}

async function runPost(actions: ReadonlyMap<WorkflowStep, Action>, state: JobState): Promise<void> {
  for (const [of, action] of [...actions].reverse()) {
    const run = await runStage('post', { action, of }, state);
    if (run !== undefined) state.add(run);
  }
}

function endOf(state: JobState): JobRun {
  const { outputs, warnings } = outputsOf(state);
  const { status, runs, plan } = state;
  return {
    conclusion: status satisfies RunConclusion,
    outputs,
    steps: runs,
    annotations: [...runs.flatMap((run) => run.action?.annotations ?? []), ...warnings],
    masks: plan.side.masker.size,
  };
}

/** Fact: an output in which a secret is hidden never leaves the job. */
function outputsOf(state: JobState) {
  const { job, side } = state.plan;
  const outputs: Record<string, string> = {};
  const warnings: Annotation[] = [];
  for (const [name, expression] of Object.entries(job.outputs)) {
    const value = interpolate(expression, state.contexts(), state.status);
    if (side.masker.mask(value) === value) outputs[name] = value;
    else warnings.push(plainAnnotation('warning', `Skip output '${name}' since it may contain secret.`));
  }
  return { outputs, warnings };
}
