/** Inputs of an action: `with:`, completed by the manifest's defaults, as INPUT_ variables. */
import { type Contexts, interpolate } from './expressions.ts';
import type { Manifest } from './manifest.ts';
import type { StepOutput } from './output.ts';

/**
 * @param contexts for the expressions in defaults: `github`, `runner`, `job`, `strategy`, `matrix`
 * @returns INPUT_<NAME>: upper case, spaces to `_`, everything else stays (runner, Handler.cs)
 */
export function inputVariables(
  manifest: Manifest,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const defaults = [...manifest.inputs]
    .filter(([name]) => !names.has(name.toLowerCase()))
    .map(([name, input]) => [name, interpolate(input.default ?? '', contexts)] as const);
  return Object.fromEntries(
    [...defaults, ...Object.entries(given)].map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

/** The runner's warnings about `with:`; a required input that is absent draws none. */
export function warnOfInputs(
  manifest: Manifest,
  given: Readonly<Record<string, string>>,
  output: StepOutput,
): void {
  const known = new Map([...manifest.inputs].map(([name, input]) => [name.toLowerCase(), input]));
  const names = Object.keys(given);
  for (const name of names) {
    const message = known.get(name.toLowerCase())?.deprecationMessage;
    if (message !== undefined) output.warn(`Input '${name}' has been deprecated with message: ${message}`);
  }
  const strange = names.filter((name) => !known.has(name.toLowerCase()));
  const list = (each: readonly string[]): string => each.map((name) => `'${name}'`).join(', ');
  if (strange.length > 0)
    output.warn(
      `Unexpected input(s) ${list(strange)}, valid inputs are [${list([...manifest.inputs.keys()])}]`,
    );
}
