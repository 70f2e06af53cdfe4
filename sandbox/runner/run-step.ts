/** One step of a workflow's job: a script, an action, or what stands in for one. */
import { Action } from './action.ts';
import { type Contexts, interpolate, interpolateAll, isTrue } from './expressions.ts';
import type { JobState } from './job-state.ts';
import { runScript } from './run-script.ts';
import { newOutput, type StepEnd } from './step.ts';
import type { WorkflowStep } from './workflow-file.ts';
import type { RunConclusion, StandIn, StepRun } from './workflow-run.ts';

/** `owner/name@ref` or `./path`. */
function splitUses(uses: string): { readonly action: string; readonly ref: string } {
  const at = uses.startsWith('./') ? -1 : uses.indexOf('@');
  return at < 0 ? { action: uses, ref: '' } : { action: uses.slice(0, at), ref: uses.slice(at + 1) };
}

function standInOf(step: WorkflowStep, state: JobState): StandIn | undefined {
  return state.plan.options.standIns[splitUses(step.uses ?? '').action];
}

/** @returns the action of a step that runs one for real @throws Error neither an action nor a stand-in is known */
export function actionOf(step: WorkflowStep, state: JobState): Action | undefined {
  if (step.uses === undefined || standInOf(step, state) !== undefined) return undefined;
  const { action, ref } = splitUses(step.uses);
  const path = state.plan.options.actions[action];
  if (path === undefined) throw new Error(`${step.uses}: neither an action nor a stand-in is given for it`);
  const local = action.startsWith('./');
  const id = step.id ?? (local ? '__self' : `__${action.replaceAll('/', '_')}`);
  return new Action({ path, id, ...(local ? {} : { repository: action, ref }) }, state.plan.side);
}

export function titleOf(step: WorkflowStep): string {
  return step.name ?? step.uses ?? step.run?.split('\n')[0] ?? '';
}

/** @returns undefined where its condition does not hold, or the action has no such stage */
export async function runStage(
  stage: 'pre' | 'post',
  step: { readonly action: Action; readonly of: WorkflowStep },
  state: JobState,
): Promise<StepRun | undefined> {
  const ended = await runOf(step.of, step.action, { stage, state });
  const name = `${stage === 'pre' ? 'Pre' : 'Post'} ${titleOf(step.of)}`;
  return ended === undefined ? undefined : toStepRun({ id: undefined, name }, ended, ended.conclusion);
}

/** @param action of the step, where it runs one for real */
export async function runStep(
  step: WorkflowStep,
  action: Action | undefined,
  state: JobState,
): Promise<StepRun> {
  const { id } = step;
  const env = { ...state.env, ...interpolateAll(step.env, state.contexts()) };
  const contexts = state.contexts(env);
  if (!isTrue(step.if, contexts, state.status)) return empty(step, 'skipped');
  const name = interpolate(titleOf(step), contexts, state.status);
  const standIn = standInOf(step, state);
  if (standIn !== undefined) return runStandIn(standIn, step, state);
  const ended =
    action === undefined
      ? await runScriptOf(step, { state, contexts, env })
      : await runOf(step, action, { stage: 'main', state });
  if (ended === undefined) return empty(step, 'skipped');
  const forgiven = ended.conclusion === 'failure' && mayFail(step, contexts);
  return toStepRun({ id, name }, ended, forgiven ? 'success' : ended.conclusion);
}

function mayFail(step: WorkflowStep, contexts: Contexts): boolean {
  return interpolate(step.continueOnError, contexts) === 'true';
}

function runScriptOf(
  step: WorkflowStep,
  at: {
    readonly state: JobState;
    readonly contexts: Contexts;
    readonly env: Readonly<Record<string, string>>;
  },
): Promise<StepEnd> {
  const filled = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : interpolate(text, at.contexts, at.state.status);
  const script = {
    script: filled(step.run) ?? '',
    shell: step.shell,
    workingDirectory: filled(step.workingDirectory),
    env: at.env,
    path: at.state.path,
    limits: at.state.limits(filled(step.timeoutMinutes)),
  };
  return runScript(script, at.state.plan.side);
}

/** Inputs and environment are evaluated for each stage anew, as the runner does. */
function runOf(
  step: WorkflowStep,
  action: Action,
  { stage, state }: { readonly stage: 'pre' | 'main' | 'post'; readonly state: JobState },
): Promise<StepEnd | undefined> {
  const env = { ...state.env, ...interpolateAll(step.env, state.contexts()) };
  const contexts = state.contexts(env);
  const minutes = step.timeoutMinutes === undefined ? undefined : interpolate(step.timeoutMinutes, contexts);
  const { matrix, strategy, inputs, job } = contexts;
  return action.run(stage, {
    inputs: interpolateAll(step.with, contexts, state.status),
    env,
    path: state.path,
    status: state.status,
    limits: state.limits(minutes),
    contexts: { matrix, strategy, inputs, job },
  });
}

async function runStandIn(standIn: StandIn, step: WorkflowStep, state: JobState): Promise<StepRun> {
  const env = { ...state.env, ...interpolateAll(step.env, state.contexts()) };
  const contexts = state.contexts(env);
  const output = newOutput(state.plan.side);
  try {
    const inputs = interpolateAll(step.with, contexts, state.status);
    const outputs = await standIn(inputs, state.plan.side);
    return { ...empty(step, 'success'), outputs };
  } catch (error) {
    output.fail(error instanceof Error ? error.message : String(error));
    const conclusion = mayFail(step, contexts) ? 'success' : 'failure';
    return { ...empty(step, 'failure'), conclusion, log: output.lines };
  }
}

function toStepRun(named: Pick<StepRun, 'id' | 'name'>, ended: StepEnd, conclusion: RunConclusion): StepRun {
  return {
    ...named,
    conclusion,
    outcome: ended.conclusion,
    outputs: ended.outputs,
    action: ended,
    log: ended.log,
  };
}

function empty(step: WorkflowStep, conclusion: RunConclusion): StepRun {
  const { id } = step;
  return {
    id,
    name: titleOf(step),
    conclusion,
    outcome: conclusion,
    outputs: {},
    action: undefined,
    log: [],
  };
}
