/** The paths of apps in an environment, for what is asked without GitHub. */
import { ReleaseError } from '../errors.ts';
import { nearest } from '../request/nearest.ts';
import { CONFIG_FILE, type Config, type Environment } from './config.ts';

/** @throws ReleaseError input-invalid where there is no such environment */
export function environmentOf({ environments }: Config, name: string): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  const names = environments.map((environment) => environment.name);
  const close = nearest(name, names);
  throw new ReleaseError({
    code: 'input-invalid',
    what:
      names.length === 0
        ? `there is no ${CONFIG_FILE} that says where "${name}" is`
        : `${CONFIG_FILE} has no environment "${name}"; it has ${names.join(', ')}`,
    where: '--environment',
    next: close === undefined ? 'Name one of those, or give --path.' : `Did you mean "${close}"?`,
  });
}
