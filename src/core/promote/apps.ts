/** Which apps are promoted, and where each of them stands. */
import type { Config, Environment } from '../config/config.ts';
import { appIn, targetPath } from '../config/places.ts';
import { expandGlob, isGlob } from '../edit/glob.ts';
import { ReleaseError } from '../errors.ts';
import { nearest } from '../request/nearest.ts';
import type { Files, Step } from '../snapshot.ts';

/**
 * Apps of an environment that names and globs choose: those that the config file lists, and those whose folder stands
 * where the path pattern has `{app}`.
 * @returns the apps in the order of their names, or what to read first
 * @throws ReleaseError input-invalid where a glob chooses none
 */
export function chooseApps(
  patterns: readonly string[],
  { config, environment }: { readonly config: Config; readonly environment: Environment },
  files: Files,
): Step<readonly string[]> {
  const globs = patterns.filter(isGlob);
  const names = patterns.filter((pattern) => !isGlob(pattern));
  if (globs.length === 0) return { kind: 'ready', value: [...new Set(names)].sort() };
  const there = appsThere({ config, environment }, files);
  if (there.kind === 'need') return there;
  const chosen = globs.flatMap((glob) => matching(glob, there.value));
  return { kind: 'ready', value: [...new Set([...names, ...chosen])].sort() };
}

function appsThere(
  { config, environment }: { readonly config: Config; readonly environment: Environment },
  files: Files,
): Step<readonly string[]> {
  const listed = Object.keys(config.apps);
  const pattern = environment.path.replace(/\/+$/, '');
  if (!pattern.includes('{app}')) return { kind: 'ready', value: listed };
  const step = expandGlob(pattern.replaceAll('{app}', '*'), files);
  if (step.kind === 'need') return step;
  const found = step.value.flatMap((path) => appIn(pattern, path) ?? []);
  const fits = found.filter((name) => {
    const own = targetPath(config, environment, name);
    return isGlob(own) || step.value.includes(own);
  });
  return { kind: 'ready', value: [...new Set([...listed, ...fits])] };
}

/** `*` and `?` over names; a name has no folders. */
function matching(glob: string, names: readonly string[]): readonly string[] {
  const pattern = glob
    .replace(/[.+^${}()|\\[\]]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  const matches = names.filter((name) => new RegExp(`^${pattern}$`, 'u').test(name));
  if (matches.length > 0) return matches;
  const has = names.length === 0 ? 'there are none' : `there are ${names.slice(0, 20).join(', ')}`;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `no app fits "${glob}"; ${has}`,
    where: 'input "app"',
    next: 'Check the spelling.',
  });
}

/** The error for an app that has no target in an environment. */
export function withoutTarget(
  app: string,
  environment: Environment,
  there: { readonly path: string; readonly others: readonly string[] },
): ReleaseError {
  const close = nearest(app, there.others);
  return new ReleaseError({
    code: 'path-missing',
    what: `the app "${app}" has no target in "${environment.name}": nothing stands at ${there.path}`,
    where: there.path,
    next:
      close === undefined
        ? "Check the app's name, and `path` of the environment or of the app in the config file."
        : `Did you mean the app \`${close}\`?`,
  });
}
