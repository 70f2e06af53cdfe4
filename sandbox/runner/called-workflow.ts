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
}

export interface Called {
  readonly workflow: Workflow;
  readonly inputs: Contexts;
}

/** @throws Error what GitHub would refuse before any job starts, or a workflow that is not given */
export async function readCalled({ uses = '' }: WorkflowJob, call: Call): Promise<Called> {
  const file = call.options.workflows?.[uses.replace(/@[^@]*$/, '')];
  if (file === undefined) throw new Error(`${uses}: no reusable workflow is given for it`);
  const workflow = await readWorkflow(file);
  if (!workflow.events.includes('workflow_call')) throw new Error(`${file} is not made to be called`);
  for (const { id, permissions } of workflow.jobs) checkNested(id, permissions ?? {}, call.granted);
  return { workflow, inputs: dispatchInputs(workflow.callInputs, call.with) };
}
