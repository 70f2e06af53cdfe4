/** Which app in which environment stands at a path, by the patterns of the config file. */
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
export function placeOfPath({ environments, apps }: Config, path: string): TargetPlace | undefined {
  for (const { name: environment, path: pattern } of environments) {
    const own = Object.entries(apps).find(([, app]) => isAtOrBelow(path, app.path?.[environment]));
    if (own !== undefined) return { app: own[0], environment };
    const app = appIn(pattern, path);
    if (app !== undefined) return { app, environment };
  }
  return undefined;
}

function isAtOrBelow(path: string, folder: string | undefined): boolean {
  const clean = folder?.replace(/\/+$/, '');
  return clean !== undefined && (path === clean || path.startsWith(`${clean}/`));
}

/** What stands for `{app}`; a pattern without it is for every app, which then has no name. */
function appIn(pattern: string, path: string): string | undefined {
  const [before = '', after] = pattern.replace(/\/+$/, '').split('{app}', 2);
  if (after === undefined) return isAtOrBelow(path, before) ? '' : undefined;
  if (!path.startsWith(before)) return undefined;
  const [app = ''] = path.slice(before.length).split('/', 1);
  const rest = path.slice(before.length + app.length);
  const suffix = app.endsWith(after) && rest === '' ? app.slice(0, -after.length) : app;
  if (app === '') return undefined;
  if (after.startsWith('/') || after === '')
    return isAtOrBelow(rest, after) || after === '' ? app : undefined;
  return rest.startsWith(after) || suffix !== app ? suffix : undefined;
}
