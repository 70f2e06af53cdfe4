/** Inputs of `workflow_dispatch`: checked and completed as GitHub does. */
import { fields, text } from './yaml-values.ts';

export interface DispatchInput {
  readonly type: string;
  readonly default: unknown;
  readonly required: boolean;
  readonly options: readonly string[];
}

export function toDispatchInput(value: unknown): DispatchInput {
  const input = fields(value);
  return {
    type: text(input['type']) ?? 'string',
    default: input['default'],
    required: input['required'] === true,
    options: Array.isArray(input['options']) ? input['options'].map(String) : [],
  };
}

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
  const value = given ?? text(input.default) ?? (input.type === 'choice' ? (input.options[0] ?? '') : '');
  if (input.required && value === '') throw new Error(`Required input '${name}' not provided`);
  const allowed = input.type === 'boolean' ? ['true', 'false', ''] : input.options;
  if ((input.type === 'choice' || input.type === 'boolean') && !allowed.includes(value))
    throw new Error(`Provided value '${value}' for input '${name}' not in the list of allowed values`);
  if (input.type === 'boolean') return value === 'true';
  return input.type === 'number' ? toNumber(name, value) : value;
}

function toNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isNaN(number)) throw new Error(`Provided value '${value}' for input '${name}' is not a number`);
  return number;
}

/** `github.event` of a dispatch: its inputs are all strings, and null where there are none. */
export function dispatchPayload(payload: unknown, inputs: Readonly<Record<string, unknown>>): unknown {
  const strings = Object.entries(inputs).map(([name, value]) => [name, String(value)]);
  return { inputs: strings.length === 0 ? null : Object.fromEntries(strings), ...fields(payload) };
}
