/**
 * Globs in paths: `*`, `?` and `[a-c]` inside a name, `**` for any number of folders; a `**` at the end stands
 * for every file below. Names with a dot in front are found only by a part that has one too. Symbolic links and
 * submodules are not entered. What matches comes in the order of its path, by code units.
 */
import type { Files, FolderEntry, Step } from '../snapshot.ts';

/** Whether a path has a part to expand; what stands behind `#` is not one. */
export function isGlob(path: string): boolean {
  return /[*?[]/.test(path.split('#', 1)[0] ?? '');
}

/** The folder down to which a glob is plain; empty: the root. */
export function globFolder(pattern: string): string {
  const parts = pattern.split('/');
  const plain = parts.findIndex((part) => isGlob(part));
  return parts.slice(0, plain < 0 ? -1 : plain).join('/');
}

/** Whether a path, or a folder above it, is what a glob stands for. */
export function fitsGlob(pattern: string, path: string): boolean {
  return pattern === '' || fits(pattern.split('/'), path.split('/'));
}

function fits(parts: readonly string[], names: readonly string[]): boolean {
  const [part, ...rest] = parts;
  const [name, ...below] = names;
  if (part === undefined) return true;
  if (name === undefined) return false;
  if (part === '**') return fits(rest, names) || (!name.startsWith('.') && fits(parts, below));
  const same = isGlob(part) ? matcherOf(part)(name) : part === name;
  return same && fits(rest, below);
}

interface Walk {
  readonly parts: readonly string[];
  readonly files: Files;
  readonly needs: Set<string>;
  readonly matches: Set<string>;
}

/** @returns the paths that match, sorted, or what to read first: a level of folders at a time */
export function expandGlob(pattern: string, files: Files): Step<readonly string[]> {
  const parts = pattern.split('/').filter((part, index, all) => part !== '**' || all[index - 1] !== '**');
  const walk: Walk = { parts, files, needs: new Set(), matches: new Set() };
  visit(walk, '', 0);
  if (walk.needs.size > 0) return { kind: 'need', paths: [...walk.needs] };
  return { kind: 'ready', value: [...walk.matches].sort() };
}

/** What of the parts from `index` on stands below the folder `path`. */
function visit(walk: Walk, path: string, index: number): void {
  const part = walk.parts[index];
  if (part === undefined) return;
  const place = { index, last: index === walk.parts.length - 1 };
  if (part === '**') visitDeep(walk, path, place);
  else if (isGlob(part)) visitMatching(walk, path, { ...place, matches: matcherOf(part) });
  else visitPlain(walk, inside(path, part), place);
}

function visitMatching(
  walk: Walk,
  path: string,
  { index, last, matches }: Place & { readonly matches: (name: string) => boolean },
): void {
  for (const entry of listing(walk, path)) {
    if (!matches(entry.name)) continue;
    if (last) walk.matches.add(inside(path, entry.name));
    else if (entry.kind === 'folder') visit(walk, inside(path, entry.name), index + 1);
  }
}

interface Place {
  readonly index: number;
  readonly last: boolean;
}

function visitPlain(walk: Walk, path: string, { index, last }: Place): void {
  const entry = walk.files.get(path);
  if (!last) visit(walk, path, index + 1);
  else if (entry === undefined) walk.needs.add(path);
  else if (['file', 'folder', 'unreadable'].includes(entry.kind)) walk.matches.add(path);
}

function visitDeep(walk: Walk, path: string, { index, last }: Place): void {
  if (!last) visit(walk, path, index + 1);
  for (const { name, kind } of listing(walk, path)) {
    if (name.startsWith('.')) continue;
    if (kind === 'folder') visit(walk, inside(path, name), index);
    else if (last) walk.matches.add(inside(path, name));
  }
}

/** Files and folders of a folder; what is no folder has none. */
function listing({ files, needs }: Walk, path: string): readonly FolderEntry[] {
  const entry = files.get(path);
  if (entry === undefined) needs.add(path);
  if (entry?.kind !== 'folder') return [];
  return entry.entries.filter(({ name, kind }) => name !== '.git' && (kind === 'file' || kind === 'folder'));
}

function matcherOf(part: string): (name: string) => boolean {
  const classes = part.split(/(\[!?[^\]]+\])/).map((piece) => {
    if (/^\[!?[^\]]+\]$/.test(piece)) {
      const negated = piece.startsWith('[!');
      const inner = piece.slice(negated ? 2 : 1, -1).replace(/[\\^[]/g, '\\$&');
      return `[${negated ? '^' : ''}${inner}]`;
    }
    return piece
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '[^/]*')
      .replace(/\?/g, '[^/]');
  });
  const pattern = toPattern(classes.join(''), part);
  return (name) => (part.startsWith('.') || !name.startsWith('.')) && pattern.test(name);
}

/** A class that no regular expression takes (`[z-a]`) matches only itself. */
function toPattern(source: string, part: string): RegExp {
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    return new RegExp(`^${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'u');
  }
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
