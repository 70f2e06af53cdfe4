/** Parsers of single inputs. Each returns the value or throws a ReleaseError without `where`: the caller knows. */
import { parseKeyPath, splitKey } from '../edit/selector/parse.ts';
import { type ErrorCode, ReleaseError } from '../errors.ts';
import type { RepositoryName } from './request.ts';

function invalid(what: string, next: string, code: ErrorCode = 'input-invalid'): ReleaseError {
  return new ReleaseError({ code, what, next });
}

/** Shows a value in a message: quoted, on one line, cut at 80 characters. */
export function quote(value: string): string {
  const shown = value.length > 80 ? `${value.slice(0, 77)}...` : value;
  return JSON.stringify(shown);
}

/** `true` or `false` in the three spellings that GitHub's own toolkit accepts. */
export function parseBoolean(value: string | undefined, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  throw invalid(`got ${quote(value)}, which is neither true nor false`, 'Give `true` or `false`.');
}

/** GitHub's rule for names: letters, digits, `-`, `_` and `.`; owners have no `_` or `.`, but GHES differs. */
export function parseRepositoryName(value: string): RepositoryName {
  const match = /^([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+)$/.exec(value);
  const [, owner, name] = match ?? [];
  if (owner === undefined || name === undefined || /^\.{1,2}$/.test(name)) {
    throw invalid(
      `got ${quote(value)}, which is not the name of a repository`,
      'Give it as `owner/name`, e.g. `acme/config`, without host or `.git`.',
    );
  }
  return { owner, name: name.replace(/\.git$/, '') };
}

/** App and environment names stand in branch names, titles and trailers, so their letters are few. */
export function parseName(value: string): string {
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/.test(value)) {
    throw invalid(
      `got ${quote(value)}, which is not a name`,
      'Use letters, digits, `.`, `_` and `-`, starting and ending with a letter or digit, at most 100.',
    );
  }
  return value;
}

/**
 * A file, a folder or a glob, and perhaps a key behind `#`.
 * @returns the path without `./`, doubled or trailing slashes; the root is the empty string.
 */
export function parsePath(value: string): string {
  const { file, key } = splitKey(value);
  if (key === undefined) return parsePlace(file);
  parseKeyPath(key);
  const place = parsePlace(file);
  if (place !== '') return `${place}#${key}`;
  throw invalid(`got ${quote(value)}, which names no file before the key`, 'Give it as `path#key.path`.');
}

function parsePlace(value: string): string {
  const next =
    'Give a path inside the config repository, relative to its root, e.g. `apps/shop/overlays/production`.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(value)) {
    throw invalid(`got ${quote(value)}, which has a backslash or a control character`, next);
  }
  if (/^(\/|~|[A-Za-z]:)/.test(value))
    throw invalid(`got the absolute path ${quote(value)}`, next, 'path-outside');
  const segments = value.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) {
    throw invalid(`got ${quote(value)}, which climbs with \`..\``, next, 'path-outside');
  }
  if (segments[0]?.toLowerCase() === '.git')
    throw invalid(`got ${quote(value)}, which is Git's own folder`, next, 'path-outside');
  return segments.join('/');
}

/** A milestone is given by its number, as in its page's address. */
export function parseMilestone(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9][0-9]{0,8}$/.test(value)) {
    throw invalid(
      `got ${quote(value)}, which is not a milestone's number`,
      "Give the number in the address of the milestone's page.",
    );
  }
  return Number(value);
}

/** An API address: http or https, without credentials, query or trailing slash. */
export function parseApiUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '') {
    throw invalid(
      `got ${quote(value)}, which is not the address of a GitHub API`,
      'Give e.g. `https://api.github.com` or `https://github.example.com/api/v3`.',
    );
  }
  return value.replace(/\/+$/, '');
}
