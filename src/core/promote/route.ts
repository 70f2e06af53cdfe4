/** Which environment a promotion takes from, and whether the order allows that. */
import { CONFIG_FILE, type Config, type Environment } from '../config/config.ts';
import { type Failure, ReleaseError } from '../errors.ts';
import { nearest } from '../request/nearest.ts';

export interface AskedRoute {
  readonly environment: string;
  /** Undefined: as the config file has it. */
  readonly from: string | undefined;
  /** Why the order is passed over; undefined: it is not. */
  readonly override: string | undefined;
}

export interface Route {
  readonly source: Environment;
  readonly target: Environment;
  /** What the reason of `override` has passed over; undefined: nothing. */
  readonly passedOver: string | undefined;
}

/** @throws ReleaseError input-missing, input-invalid, input-contradiction, gate-refused */
export function findRoute(config: Config, { environment, from, override }: AskedRoute): Route {
  const target = named(config, environment, 'input "environment"');
  const expected = expectedSource(config, target);
  if (from === undefined && target.from === undefined) throw new ReleaseError(withoutFrom(config, target));
  const source = named(config, from ?? target.from ?? '', 'input "from"');
  if (source.name === target.name) throw new ReleaseError(itself(target.name));
  const wrong = source.name === expected ? undefined : outOfOrder(source, target, expected);
  if (wrong !== undefined && override === undefined) throw new ReleaseError(wrong);
  return { source, target, passedOver: wrong?.what };
}

/** Routes that begin at an environment. */
export function routesFrom(config: Config, environment: string): readonly Route[] {
  const source = config.environments.find(({ name }) => name === environment);
  if (source === undefined) return [];
  const targets = config.environments.filter(({ from }) => from === environment);
  return targets.map((target) => ({ source, target, passedOver: undefined }));
}

/** Its `from`; without one the environment that stands before it. */
function expectedSource({ environments }: Config, target: Environment): string | undefined {
  return target.from ?? environments[environments.indexOf(target) - 1]?.name;
}

function named({ environments }: Config, name: string, where: string): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  const known = environments.map((environment) => environment.name);
  const close = nearest(name, known);
  const has = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `${CONFIG_FILE} has no environment "${name}"; ${has}`,
    where,
    next: close === undefined ? 'Name one of those, or add it.' : `Did you mean \`${close}\`?`,
  });
}

function withoutFrom({ environments }: Config, { name }: Environment): Failure {
  const others = environments.filter((each) => each.name !== name).map((each) => `\`${each.name}\``);
  return {
    code: 'input-missing',
    what: `nothing says where "${name}" takes its images from`,
    where: 'input "from"',
    next: `Add \`from\` to the environment in ${CONFIG_FILE}, or give the input: ${others.join(' or ')}.`,
  };
}

function itself(name: string): Failure {
  const what = `"${name}" is to be promoted to itself`;
  return { code: 'input-contradiction', what, where: 'input "from"', next: 'Name another environment.' };
}

function outOfOrder(source: Environment, target: Environment, expected: string | undefined): Failure {
  const order =
    expected === undefined
      ? `is the first environment, and "${source.name}" stands behind it`
      : `takes its images from "${expected}", not from "${source.name}"`;
  const usual =
    expected === undefined
      ? 'Set its images with the command `update`'
      : target.from === undefined
        ? `Give \`${expected}\``
        : 'Leave `from` out';
  return {
    code: 'gate-refused',
    what: `"${target.name}" ${order}`,
    where: 'input "from"',
    next: `${usual}, or say in \`override\` why the order is passed over this once.`,
  };
}
