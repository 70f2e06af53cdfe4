/** Which images of an environment differ between two commits: what their files have, whatever is said of it. */
import type { Config, Environment } from '../config/config.ts';
import { parseTrail, type Trail } from '../delivery/trail.ts';
import { fitsGlob } from '../edit/glob.ts';
import { splitKey } from '../edit/selector/parse.ts';
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

/** The files at the paths, and below them; without a config file, a trail says where the environment is. */
export function filesOf(changed: readonly string[], place: Place, trail?: Trail): readonly string[] {
  const { environment, paths } = place;
  if (paths.length === 0 && environment !== undefined)
    return changed.filter((file) => appAt(file, place) !== undefined);
  const told = ofPlace(trail, place)?.intents.map(({ path }) => path) ?? [];
  return filesAt(changed, paths.length > 0 ? paths : told);
}

function filesAt(changed: readonly string[], paths: readonly string[]): readonly string[] {
  const plain = paths.map((path) => splitKey(path).file.replace(/\/+$/, ''));
  return changed.filter((file) => plain.some((path) => fitsGlob(path, file)));
}

/** The trail, where it speaks of this environment. */
function ofPlace(trail: Trail | undefined, { name }: Place): Trail | undefined {
  return name === undefined || trail?.environment === name ? trail : undefined;
}

/** References that the second state has and the first has not; of each app in all of its files. */
export function changedImages(before: Files, after: Files, place: Place): readonly ReleasedImage[] {
  const listed = (files: Files) =>
    [...files].flatMap(([path, entry]) => {
      const app = appAt(path, place) ?? '';
      return listFile(entry).references.map((reference) => ({ app, path, ...reference }));
    });
  const old = listed(before);
  const changed = listed(after).flatMap(({ app, path, image, tag, digest }) => {
    const same = old.filter((each) => each.app === app && each.image === image);
    const here = same.filter((each) => each.path === path);
    // What has but moved from one file to another is nothing new.
    const known = here.length > 0 ? here : same;
    if (known.some((each) => each.tag === tag && each.digest === digest)) return [];
    const from = known.flatMap((each) => each.tag ?? []);
    return [{ app, image, tag, digest, from: [...new Set(from)] }];
  });
  return distinct(changed);
}

function distinct(images: readonly ReleasedImage[]): readonly ReleasedImage[] {
  const byKey = new Map(
    images.map((each) => [JSON.stringify([each.app, each.image, each.tag, each.digest]), each]),
  );
  return [...byKey.values()];
}

/** The app that a path belongs to: the empty string where the environment's path names none. */
export function appAt(path: string, { config, environment }: Place): string | undefined {
  if (environment === undefined) return undefined;
  const isBelow = (folder: string) => path === folder || path.startsWith(`${folder.replace(/\/+$/, '')}/`);
  const own = Object.entries(config.apps).find(([, app]) => {
    const folder = app.path?.[environment.name];
    return folder !== undefined && isBelow(folder);
  });
  if (own !== undefined) return own[0];
  const [pattern = '', ...others] = environment.path.replace(/\/+$/, '').split('{app}').map(escaped);
  const whole = [pattern, ...others.map((part, index) => (index === 0 ? `([^/]+)${part}` : `\\1${part}`))];
  const match = new RegExp(`^${whole.join('')}(?:/|$)`).exec(path);
  return match === null ? undefined : (match[1] ?? '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
