/** Messages of the latest commits that touched a wish's path, as the config repository's history tells them. */
import { globFolder, isGlob } from '../edit/glob.ts';
import { splitKey } from '../edit/selector/parse.ts';
import type { RepositoryFacts } from '../ports.ts';

/** More paths than this are told by the one folder around them. */
const MAX_PATHS = 20;

/** Paths of which all of the history is read. */
export function pathsOfHistory(wanted: readonly string[]): readonly string[] {
  const paths = ownPaths(wanted);
  return paths.length <= MAX_PATHS ? paths : [folderAround(paths)];
}

/** Each path of its own: of the folder around them the latest commits may be those of others. */
export function ownPaths(wanted: readonly string[]): readonly string[] {
  return [...new Set(wanted.map(historyPathOf))];
}

/** The file or folder of a path that may be a glob or name a key. */
export function historyPathOf(path: string): string {
  return isGlob(path) ? globFolder(path) : splitKey(path).file;
}

/** The deepest folder that has all paths. */
export function folderAround(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  const parts = first.split('/');
  const same = parts.findIndex((_, index) => {
    const folder = `${parts.slice(0, index + 1).join('/')}/`;
    return !others.every((path) => `${path}/`.startsWith(folder));
  });
  return same < 0 ? first : parts.slice(0, same).join('/');
}

/** Newest first; none where the history was not read. */
export function messagesFor(path: string, { history = new Map() }: RepositoryFacts): readonly string[] {
  const lone = history.size === 1 ? [...history.values()][0] : undefined;
  return history.get(historyPathOf(path)) ?? lone ?? [];
}
