/** `promote` on a checkout: names of apps and environments. */
import { parseName } from './fields.ts';
import { inputOf, type RawInputs } from './inputs.ts';
import { parseNames } from './lists.ts';
import type { LocalPromoteRequest } from './local-requests.ts';
import type { Problems } from './problems.ts';
import { parsePattern, parseReason } from './promote.ts';

/** What is wrong is collected in `problems`. */
export function readLocalPromote(
  inputs: RawInputs,
  problems: Problems,
): Pick<LocalPromoteRequest, 'patterns' | 'environment' | 'from' | 'override'> {
  const patterns = parseNames(inputOf(inputs, 'app')).flatMap(
    (name) => problems.try(inputs.label('app'), () => parsePattern(name)) ?? [],
  );
  const read = <Value>(name: 'environment' | 'from' | 'override', parse: (value: string) => Value) => {
    const value = inputOf(inputs, name);
    return value === undefined ? undefined : problems.try(inputs.label(name), () => parse(value));
  };
  const environment = read('environment', parseName);
  for (const name of ['app', 'environment'] as const) {
    if (inputOf(inputs, name) !== undefined) continue;
    problems.add('input-missing', inputs.label(name), {
      what: `no ${name} is given`,
      next: name === 'app' ? 'Give its name, or `*` for all.' : 'Give the environment to promote to.',
    });
  }
  return {
    patterns,
    environment: environment ?? '',
    from: read('from', parseName),
    override: read('override', parseReason),
  };
}
