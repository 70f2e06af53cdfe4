/** Inputs of `workflow_dispatch`: checked and completed as GitHub does. */
import type { DispatchInput } from './workflow-file.ts';

/** @returns the `inputs` context, booleans and numbers typed @throws Error what the form would refuse */
export function dispatchInputs(
  declared: ReadonlyMap<string, DispatchInput>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const strange = Object.keys(given).filter((name) => !declared.has(name));
  if (strange.length > 0) throw new Error(`Unexpected inputs provided: ${JSON.stringify(strange)}`);
  return Object.fromEntries([...declared].map(([name, input]) => [name, toValue(name, input, given[name])]));
}

function toValue(name: string, input: DispatchInput, given: string | undefined): unknown {
  const value = given ?? input.default ?? (input.type === 'choice' ? input.options[0] : '');
  if (input.required && value === '') throw new Error(`Required input '${name}' not provided`);
  if (input.type === 'choice' && !input.options.includes(String(value))) {
    throw new Error(`Provided value '${value}' for input '${name}' not in the list of allowed values`);
  }
  if (input.type === 'boolean') return String(value) === 'true';
  return input.type === 'number' ? Number(value) : String(value ?? '');
}
