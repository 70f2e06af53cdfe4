/** Paths inside the config repository: `/`-separated, no leading or trailing slash, the root is empty. */
import { ReleaseError } from '../errors.ts';

/**
 * Normalises a path as a person writes it (`./apps/shop/`).
 * @throws ReleaseError path-outside for an absolute path or one that leaves the repository.
 */
export function repositoryPath(path: string): string {
  const inside = joinPath('', path);
  if (inside !== undefined) return inside;
  throw new ReleaseError({
    code: 'path-outside',
    what: `the path "${path}" lies outside the config repository`,
    where: path,
    next: 'Give a path relative to the root of the config repository, e.g. apps/shop/overlays/production.',
  });
}

/** `relative` seen from `folder`; undefined if it is absolute or leaves the repository. */
export function joinPath(folder: string, relative: string): string | undefined {
  if (/^(?:[/\\~]|[A-Za-z]:[/\\])/.test(relative)) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Folder that holds `path`; empty for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
