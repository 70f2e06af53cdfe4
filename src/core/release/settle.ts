/** What is released and how: the inputs, completed by the config file of the base branch. */
import {
  CONFIG_FILE,
  type Config,
  type Environment,
  NO_CONFIG,
  type ReleaseSettings,
} from '../config/config.ts';
import { ReleaseError } from '../errors.ts';
import { nearest } from '../request/nearest.ts';
import type { AskedRelease } from '../request/request.ts';
import type { Place } from './released.ts';
import { checkTogether } from './tag-template.ts';

export interface AskedTarget {
  readonly environment: string | undefined;
  readonly paths: readonly string[];
  readonly release: AskedRelease;
}

export interface ReleasePlan {
  readonly place: Place;
  /** Name of the environment; empty: none is known. */
  readonly environment: string;
  readonly template: string;
  readonly channel: string | undefined;
  readonly githubRelease: boolean;
  readonly bump: ReleaseSettings['bump'];
  /** Tags or channels are those of single apps. */
  readonly apart: boolean;
  /** Templates of paths in which operators pin the tag. */
  readonly pins: readonly string[];
}

/**
 * @returns undefined where nothing is released: no template is given
 * @throws ReleaseError input-invalid, input-contradiction, template-placeholder
 */
export function planRelease(asked: AskedTarget, config: Config | undefined): ReleasePlan | undefined {
  const known = config ?? NO_CONFIG;
  const { release } = known;
  const template = asked.release.tag ?? named(release.tag);
  if (template === undefined) return undefined;
  const name = asked.environment ?? release.environment ?? known.environments.at(-1)?.name;
  const where =
    asked.environment === undefined ? `\`release.environment\` in ${CONFIG_FILE}` : 'input "environment"';
  const environment = asked.paths.length > 0 ? undefined : environmentOf(name, known, where);
  const anywhere = asked.environment === undefined && asked.paths.length > 0;
  const channel = asked.release.channel ?? named(release.channel);
  if (channel !== undefined)
    checkTogether(template, channel, name === undefined ? {} : { environment: name });
  return {
    place: { name: anywhere ? undefined : name, environment, config: known, paths: asked.paths },
    environment: name ?? '',
    template,
    channel,
    githubRelease: asked.release.githubRelease ?? release['github-release'] ?? false,
    bump: release.bump,
    apart: `${template}${channel ?? ''}`.includes('{app}'),
    pins: release.pin ?? [],
  };
}

/** @throws ReleaseError input-invalid where the config file has environments, but not this one */
export function environmentOf(
  name: string | undefined,
  config: Config,
  where: string,
): Environment | undefined {
  const found = config.environments.find((each) => each.name === name);
  if (name === undefined || found !== undefined || config.environments.length === 0) return found;
  throw stranger(name, config, where);
}

/** Whether changes of an environment are released: those of `release.environment` alone, the last by default. */
export function isReleased(environment: string | undefined, config: Config | undefined): boolean {
  const wanted = config?.release.environment ?? config?.environments.at(-1)?.name;
  return wanted === undefined || environment === wanted;
}

function named(template: string | undefined): string | undefined {
  return template === '' ? undefined : template;
}

function stranger(name: string, { environments }: Config, where: string): ReleaseError {
  const names = environments.map((each) => each.name);
  const close = nearest(name, names);
  return new ReleaseError({
    code: 'input-invalid',
    what: `${CONFIG_FILE} has no environment "${name}"`,
    where,
    next: close === undefined ? `It has ${names.join(', ')}.` : `Did you mean \`${close}\`?`,
  });
}
