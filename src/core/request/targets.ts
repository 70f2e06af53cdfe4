/** What is changed: paths of the config repository, and the apps that they belong to. */
import { parseName, parsePath } from './fields.ts';
import { inputOf, type RawInputs } from './inputs.ts';
import { parseList, parseNames } from './lists.ts';
import type { Problems } from './problems.ts';
import type { Environment } from './provenance.ts';

/** Normalised paths, each once, in the order given; none where an environment is to tell them. */
export function readPaths(inputs: RawInputs, problems: Problems): readonly string[] {
  const label = inputs.label('path');
  const items = parseList(inputOf(inputs, 'path'));
  if (items.length === 0 && inputOf(inputs, 'environment') === undefined) {
    problems.add('input-missing', label, {
      what: 'no path is given',
      next: 'Give the folder of the overlay to change, e.g. `apps/shop/overlays/production`; or `environment`, where the config file describes it.',
    });
  }
  const paths = items.flatMap((item) => problems.try(label, () => parsePath(item.text)) ?? []);
  return [...new Set(paths)];
}

/** Names of apps; without any the name of the workflow's own repository. */
export function readApps(inputs: RawInputs, environment: Environment, problems: Problems): readonly string[] {
  const label = inputs.label('app');
  const given = parseNames(inputOf(inputs, 'app'));
  const own = environment['GITHUB_REPOSITORY']?.split('/')[1];
  const names = given.length > 0 || own === undefined ? given : [own];
  if (names.length === 0) {
    problems.add('input-missing', label, { what: 'no app is given', next: 'Give the name of the app.' });
  }
  return names.flatMap((name) => problems.try(label, () => parseName(name)) ?? []);
}
