/** What ran where and when: every commit that gave an image another version, told from contents alone. */
import type { Config } from '../config/config.ts';
import { placeOfPath } from '../config/places.ts';
import { parseTrail, type Trail } from '../delivery/trail.ts';
import { imagesIn, type StateImage, versionText } from '../rollback/images.ts';
import type { LoggedCommit } from './log.ts';

/** One image of one target that a commit has set. */
export interface Deployment {
  readonly date: string;
  readonly commit: string;
  /** Name of the app; the folder where the config file names none. */
  readonly app: string;
  /** Empty where the config file names none. */
  readonly environment: string;
  readonly path: string;
  readonly image: string;
  /** `tag`, `tag@digest` or `@digest`; empty: it was not there. */
  readonly from: string;
  /** Empty: it is not there any more. */
  readonly to: string;
  readonly author: string;
  readonly how: 'release' | 'rollback' | 'by hand';
  /** Number of the pull request, where the headline tells. */
  readonly pullRequest: number | undefined;
}

export interface DeploymentFilter {
  /** Empty: all. */
  readonly apps: readonly string[];
  readonly environment: string | undefined;
}

/** Newest first, as the commits are. @param texts contents by their names */
export function deploymentsIn(
  commits: readonly LoggedCommit[],
  texts: ReadonlyMap<string, string>,
  { config, filter }: { readonly config: Config; readonly filter: DeploymentFilter },
): readonly Deployment[] {
  const states = new Map<string, readonly StateImage[]>();
  const imagesAt = (path: string, content: string | undefined): readonly StateImage[] => {
    const text = content === undefined ? undefined : texts.get(content);
    if (content === undefined || text === undefined) return [];
    const key = `${path}\n${content}`;
    const known = states.get(key) ?? imagesIn([{ kind: 'file', path, mode: '100644', text }]);
    states.set(key, known);
    return known;
  };
  return commits.flatMap((commit) => {
    const trail = parseTrail(commit.message);
    const rows = commit.changes.flatMap(({ path, before, after }) => {
      const place = placeOf(path, trail, config);
      if (!isWanted(place, filter)) return [];
      return changesOf(imagesAt(path, before), imagesAt(path, after)).map((change) => ({
        ...factsOf(commit, trail),
        ...place,
        path,
        ...change,
      }));
    });
    return distinct(rows);
  });
}

/** Where the config file names no place, the commit's own trail may, and else the folder is the name. */
function placeOf(path: string, trail: Trail | undefined, config: Config) {
  const place = placeOfPath(config, path);
  if (place !== undefined) return { ...place, app: place.app === '' ? folderOf(path) : place.app };
  const [app, other] = trail?.apps ?? [];
  return {
    app: app === undefined || other !== undefined ? folderOf(path) : app,
    environment: trail?.environment ?? '',
  };
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path;
}

function isWanted(
  place: { app: string; environment: string },
  { apps, environment }: DeploymentFilter,
): boolean {
  return (
    (apps.length === 0 || apps.includes(place.app)) &&
    (environment === undefined || environment === place.environment)
  );
}

function changesOf(before: readonly StateImage[], after: readonly StateImage[]) {
  const [left, right] = [before, after].map(
    (images) => new Map(images.map((image) => [image.name ?? image.image, image])),
  );
  const names = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])];
  return names.flatMap((name) => {
    const [old, now] = [left?.get(name), right?.get(name)];
    const [from, to] = [old, now].map((image) => (image?.versions ?? []).map(versionText).join(', '));
    const image = (now ?? old)?.image ?? name;
    return from === to ? [] : [{ image, from: from ?? '', to: to ?? '' }];
  });
}

function factsOf({ oid, date, author, message }: LoggedCommit, trail: Trail | undefined) {
  const how = trail === undefined ? 'by hand' : trail.rolledBack === undefined ? 'release' : 'rollback';
  const number = /\(#(\d{1,9})\)\s*$|^Merge pull request #(\d{1,9}) /.exec(message.split('\n', 1)[0] ?? '');
  const pullRequest = number === null ? undefined : Number(number[1] ?? number[2]);
  return { date, commit: oid, author, how, pullRequest } as const;
}

/** Several files of a target that say the same are told once. */
function distinct(rows: readonly Deployment[]): readonly Deployment[] {
  const keyOf = ({ app, environment, image, from, to }: Deployment) =>
    JSON.stringify([app, environment, image, from, to]);
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
