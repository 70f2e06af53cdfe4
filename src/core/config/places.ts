/** Which app in which environment stands at a path, by the patterns of the config file. */
import { splitKey } from '../edit/selector/parse.ts';
import type { Config, Environment } from './config.ts';

export interface TargetPlace {
  readonly app: string;
  readonly environment: string;
}

/** Path of an app in an environment: its own, or the pattern with its name. */
export function targetPath({ apps }: Pick<Config, 'apps'>, environment: Environment, app: string): string {
  const path = apps[app]?.path?.[environment.name] ?? environment.path.replaceAll('{app}', app);
  return path.replace(/\/+$/, '');
}

/** @returns the first environment whose path is the given one, or lies above it; undefined: none */
export function placeOfPath(config: Config, path: string): TargetPlace | undefined {
  for (const environment of config.environments) {
    const app = appAt(path, config, environment);
    if (app !== undefined) return { app, environment: environment.name };
  }
  return undefined;
}

/**
 * The app of an environment to which a path belongs: by its own path, or by the pattern.
 * @returns the empty string where the pattern names no app; undefined: the path is not of this environment
 */
export function appAt(
  path: string,
  { apps }: Pick<Config, 'apps'>,
  environment: Environment,
): string | undefined {
  const own = Object.entries(apps).find(([, app]) => {
    const folder = app.path?.[environment.name];
    return folder !== undefined && appIn(folder, path) !== undefined;
  });
  return own === undefined ? appIn(environment.path, path) : own[0];
}

/**
 * What stands for `{app}` in a pattern that is the path, or lies above it; each time the same. A key behind the path
 * is left out; globs stand for what they match.
 * @returns the empty string where the pattern is for every app; undefined: it does not fit
 */
export function appIn(pattern: string, path: string): string | undefined {
  const [before = '', ...others] = splitKey(pattern).file.replace(/\/+$/, '').split('{app}').map(toSource);
  const named = others.map((part, index) => `${index === 0 ? '([^/]+)' : '\\1'}${part}`);
  const match = new RegExp(`^${[before, ...named].join('')}(?:/|$)`, 'u').exec(path);
  return match === null ? undefined : (match[1] ?? '');
}

function toSource(text: string): string {
  return text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (glob) => GLOBS[glob] ?? glob);
}

const GLOBS: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
