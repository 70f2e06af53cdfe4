/** Which version each app has in each environment, for the picture. */
import type { Config, Environment } from '../core/config/config.ts';
import { ReleaseError } from '../core/errors.ts';
import { formatVersion } from '../core/images/reference.ts';
import type { AppMoves } from '../core/promote/moves.ts';
import { readStates } from '../core/promote/promotion.ts';
import type { TargetState } from '../core/promote/target-images.ts';
import { shortVersion } from '../core/report/promotion.ts';
import type { Places } from './promote-places.ts';

/** A picture with more apps shows none of them. */
const MAX_APPS = 12;

/** By app and environment; environments that this run has no connection to are left out. */
export async function readStanding(
  apps: readonly AppMoves[],
  config: Config,
  places: Places,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const standing = new Map<string, Map<string, string>>();
  const names = apps.slice(0, MAX_APPS).map(({ app }) => app);
  for (const environment of config.environments.filter((each) => places.isNear(each))) {
    for (const [app, version] of await versionsIn(environment, names, { config, places })) {
      const own = standing.get(app) ?? new Map<string, string>();
      standing.set(app, own.set(environment.name, version));
    }
  }
  return standing;
}

/** Reads for many apps at once what each of their pictures will ask for. */
export async function warmStanding(apps: readonly AppMoves[], config: Config, places: Places): Promise<void> {
  const names = apps.map(({ app }) => app);
  for (const environment of config.environments.filter((each) => places.isNear(each)))
    await versionsIn(environment, names, { config, places });
}

/** A picture is no reason to fail: a branch that is not there has no versions. */
async function versionsIn(
  environment: Environment,
  apps: readonly string[],
  { config, places }: { readonly config: Config; readonly places: Places },
): Promise<readonly (readonly [string, string])[]> {
  try {
    const place = await places.at(environment);
    const told = await place.settle((files) => readStates(apps, { config, environment }, files));
    return told.map((each) => [each.app, each.kind === 'found' ? shown(each.value) : 'none'] as const);
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

function shown({ images }: TargetState): string {
  const versions = images.map((image) => shortVersion(formatVersion(image).replace(/^:/, '')));
  return versions.length === 0 ? 'none' : [...new Set(versions)].join(', ');
}
