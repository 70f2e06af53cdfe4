/** Which images a commit has released: from its trail, else from what it changed. */
import type { Config, Environment } from '../config/config.ts';
import { appAt as appOfPath } from '../config/places.ts';
import { parseTrail, type Trail } from '../delivery/trail.ts';
import { ReleaseError } from '../errors.ts';
import { parseImageArgument } from '../images/argument.ts';
import { listFile } from '../list/list-file.ts';
import type { Files } from '../snapshot.ts';
import type { LandedCommit } from './ports.ts';

/** One image, as the environment has it now. */
export interface ReleasedImage {
  readonly app: string;
  readonly image: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** Tags that stood there before. */
  readonly from: readonly string[];
}

/** The environment that is meant, and where its files are. */
export interface Place {
  /** Environment that trails must name; undefined: each of them. */
  readonly name: string | undefined;
  readonly environment: Environment | undefined;
  readonly config: Config;
  /** Input `path`, instead of the environment's. */
  readonly paths: readonly string[];
}

/** The trail stands in the commit, or, of a merge commit, in the head that it has merged. */
export function trailOf({ message, parents }: LandedCommit): Trail | undefined {
  return parseTrail(message) ?? (parents.length === 2 ? parseTrail(parents[1]?.message ?? '') : undefined);
}

/** @returns undefined where the trail is of another environment */
export function imagesOfTrail(trail: Trail, place: Place): readonly ReleasedImage[] | undefined {
  if (place.name !== undefined && trail.environment !== place.name) return undefined;
  return trail.intents.flatMap(({ path, image, from }) => {
    const parsed = argumentOf(image);
    if (parsed === undefined) return [];
    const apps = trail.apps.length === 1 ? trail.apps : [appAt(path, place) ?? trail.apps[0] ?? ''];
    const { repository, name, tag, digest } = parsed;
    const released = { image: repository ?? name ?? '', tag, digest, from };
    return apps.map((app) => ({ app, ...released }));
  });
}

function argumentOf(text: string) {
  try {
    return parseImageArgument(text);
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

/** Files below the environment's paths. */
export function filesOf(changed: readonly string[], place: Place): readonly string[] {
  const { environment, paths } = place;
  if (paths.length > 0)
    return changed.filter((file) => paths.some((path) => file === path || file.startsWith(`${path}/`)));
  return environment === undefined ? [] : changed.filter((file) => appAt(file, place) !== undefined);
}

/** References that the second state has and the first has not. */
export function changedImages(before: Files, after: Files, place: Place): readonly ReleasedImage[] {
  return [...after].flatMap(([path, entry]) => {
    const old = before.get(path);
    const known = old === undefined ? [] : listFile(old).references;
    const app = appAt(path, place) ?? '';
    return listFile(entry).references.flatMap(({ image, tag, digest }) => {
      const same = known.filter((each) => each.image === image);
      if (same.some((each) => each.tag === tag && each.digest === digest)) return [];
      return [{ app, image, tag, digest, from: same.flatMap((each) => each.tag ?? []) }];
    });
  });
}

/** The app that a path belongs to: the empty string where the environment's path names none. */
export function appAt(path: string, { config, environment }: Place): string | undefined {
  return environment === undefined ? undefined : appOfPath(path, config, environment);
}
