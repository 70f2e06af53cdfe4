/** What the commands that look at a clone's past and present are asked. */
import { parseName } from './fields.ts';
import { inputOf, type RawInputs } from './inputs.ts';
import { parseNames } from './lists.ts';
import type { LocalTargets } from './local-requests.ts';
import type { Problems } from './problems.ts';
import { parseState } from './rollback.ts';
import { readPaths } from './targets.ts';

/** Apps, environment and paths; nothing is demanded. */
export function readLocalTargets(
  inputs: RawInputs,
  problems: Problems,
): Pick<LocalTargets, 'apps' | 'environment' | 'paths'> {
  const environment = inputOf(inputs, 'environment');
  const apps = parseNames(inputOf(inputs, 'app'));
  const isNarrowed = inputOf(inputs, 'path') !== undefined;
  return {
    apps: apps.flatMap((app) => problems.try(inputs.label('app'), () => parseName(app)) ?? []),
    environment:
      environment === undefined
        ? undefined
        : problems.try(inputs.label('environment'), () => parseName(environment)),
    paths: isNarrowed ? readPaths(inputs, problems) : [],
  };
}

/** Which state a rollback goes to. */
export function readState(inputs: RawInputs, problems: Problems): string {
  const to = inputOf(inputs, 'to') ?? 'previous';
  return problems.try(inputs.label('to'), () => parseState(to)) ?? 'previous';
}
