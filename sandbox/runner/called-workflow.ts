/** A reusable workflow that a job calls. */
import { dispatchInputs } from './dispatch.ts';
import type { Contexts } from './expressions.ts';
import { checkNested, type Granted } from './permissions.ts';
import { readWorkflow, type Workflow, type WorkflowJob } from './workflow-file.ts';
import type { WorkflowOptions } from './workflow-run.ts';

export interface Call {
  readonly options: WorkflowOptions;
  /** Of the calling job: what its token would be. */
  readonly granted: Granted;
  readonly with: Readonly<Record<string, string>>;
  /** Secrets that the job hands on; those of the caller where it hands on all. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface Called {
  readonly workflow: Workflow;
  readonly inputs: Contexts;
  readonly secrets: Readonly<Record<string, string>>;
}

/** @throws Error what GitHub would refuse before any job starts, or a workflow that is not given */
export async function readCalled({ uses = '', secrets }: WorkflowJob, call: Call): Promise<Called> {
  const file = call.options.workflows?.[uses.replace(/@[^@]*$/, '')];
  if (file === undefined) throw new Error(`${uses}: no reusable workflow is given for it`);
  const workflow = await readWorkflow(file);
  if (!workflow.events.includes('workflow_call')) throw new Error(`${file} is not made to be called`);
  for (const { id, permissions } of workflow.jobs) checkNested(id, permissions ?? {}, call.granted);
  if (secrets !== 'inherit') checkSecrets(workflow, call.secrets);
  return { workflow, inputs: dispatchInputs(workflow.callInputs, call.with), secrets: call.secrets };
}

/** Fact: a called workflow sees those that it is given and no others (docs: reuse workflows, secrets). */
function checkSecrets({ name, callSecrets }: Workflow, given: Call['secrets']): void {
  const stranger = Object.keys(given).find((each) => !callSecrets.has(each));
  if (stranger !== undefined) throw new Error(`Invalid secret, ${stranger} is not defined in ${name}`);
  const missing = [...callSecrets].find(([each, required]) => required && (given[each] ?? '') === '');
  if (missing !== undefined) throw new Error(`Secret ${missing[0]} is required, but not provided to ${name}`);
}
