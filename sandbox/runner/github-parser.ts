/** GitHub's own parser of workflow files and action manifests, as a source of what GitHub would refuse. */
import { registerHooks } from 'node:module';

export interface FileProblem {
  /** One-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Its modules import JSON without the attribute that Node asks for. */
const hooks = registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    return specifier.endsWith('.min.json')
      ? { ...resolved, importAttributes: { type: 'json' as const } }
      : resolved;
  },
});
const workflows = await import('@actions/workflow-parser');
const actions = await import('@actions/workflow-parser/actions/action-parser');
const manifests = await import('@actions/workflow-parser/actions/action-template');
hooks.deregister();

const trace = new workflows.NoOperationTraceWriter();

type Parsed = ReturnType<typeof workflows.parseWorkflow>;

function problemsOf(parsed: Parsed): readonly FileProblem[] {
  return parsed.context.errors.getErrors().map(({ rawMessage, range }) => ({
    line: range?.start.line ?? 1,
    column: range?.start.column ?? 1,
    message: rawMessage,
  }));
}

/** @returns what GitHub would refuse in a workflow file, in the words of its parser */
export async function workflowProblems(name: string, content: string): Promise<readonly FileProblem[]> {
  const parsed = workflows.parseWorkflow({ name, content }, trace);
  if (parsed.value !== undefined) await workflows.convertWorkflowTemplate(parsed.context, parsed.value);
  return problemsOf(parsed);
}

/** @returns what GitHub would refuse in an action.yml, in the words of its parser */
export function manifestProblems(name: string, content: string): readonly FileProblem[] {
  const parsed = actions.parseAction({ name, content }, trace);
  if (parsed.value !== undefined) manifests.convertActionTemplate(parsed.context, parsed.value);
  return problemsOf(parsed);
}
