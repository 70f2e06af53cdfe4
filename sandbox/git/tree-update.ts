import type { GitTreeEntry } from './parse.ts';

/** One path to set or, with `oid` null, to remove. */
export interface TreeChange {
  readonly path: string;
  /** Six digits, as in REST: 100644, 100755, 120000, 160000 or 040000. */
  readonly mode: string;
  readonly oid: string | null;
}

/** What updateTree needs of a repository. */
export interface TreeAccess {
  readTree(oid: string): Promise<readonly GitTreeEntry[]>;
  writeTree(entries: readonly GitTreeEntry[]): string;
}

/** A path cannot be set or removed; `path` is the one asked for. */
export class TreeConflict extends Error {
  readonly kind: 'missing' | 'file-in-the-way' | 'folder-in-the-way';
  readonly path: string;
  constructor(kind: TreeConflict['kind'], path: string) {
    super(`${kind}: ${path}`);
    this.kind = kind;
    this.path = path;
  }
}

interface Level {
  readonly here: Map<string, TreeChange>;
  readonly below: Map<string, Level>;
}

function group(changes: readonly TreeChange[]): Level {
  const root: Level = { here: new Map(), below: new Map() };
  for (const change of changes) {
    const parts = change.path.split('/');
    let level = root;
    for (const part of parts.slice(0, -1)) {
      const next = level.below.get(part) ?? { here: new Map(), below: new Map() };
      level.below.set(part, next);
      level = next;
    }
    level.here.set(parts.at(-1) ?? '', change);
  }
  return root;
}

function typeOf(mode: string): GitTreeEntry['type'] {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}

function applyHere(entries: Map<string, GitTreeEntry>, level: Level, strict: boolean): void {
  for (const [name, change] of level.here) {
    const old = entries.get(name);
    if (change.oid === null) {
      if (old === undefined || (strict && old.type === 'tree'))
        throw new TreeConflict('missing', change.path);
      entries.delete(name);
      continue;
    }
    const type = typeOf(change.mode);
    if (strict && old?.type === 'tree' && type !== 'tree')
      throw new TreeConflict('folder-in-the-way', change.path);
    entries.set(name, { name, mode: change.mode, type, oid: change.oid });
  }
}

function firstPath(level: Level): string {
  const here = [...level.here.values()][0];
  if (here !== undefined) return here.path;
  const below = [...level.below.values()][0];
  return below === undefined ? '' : firstPath(below);
}

/** What changes and how hard: `strict` refuses an addition where a folder stands or below a file. */
export interface TreeUpdate {
  readonly base: string | null;
  readonly changes: readonly TreeChange[];
  readonly strict: boolean;
}

/**
 * Applies changes to a tree, reading and writing only the folders on the way to them.
 * Folders that become empty vanish, as git has none.
 * @returns the new tree's oid
 * @throws TreeConflict
 */
export async function updateTree(access: TreeAccess, update: TreeUpdate): Promise<string> {
  const oid = await applyLevel(access, { ...update, level: group(update.changes) });
  return oid ?? access.writeTree([]);
}

interface LevelUpdate extends TreeUpdate {
  readonly level: Level;
}

async function applyLevel(access: TreeAccess, update: LevelUpdate): Promise<string | null> {
  const { base, level, strict } = update;
  const old = base === null ? [] : await access.readTree(base);
  const entries = new Map(old.map((entry) => [entry.name, entry]));
  const removed = new Set([...level.here.values()].filter((c) => c.oid === null).map((c) => c.path));
  for (const [name, below] of level.below) {
    const entry = entries.get(name);
    const fileHere = entry !== undefined && entry.type !== 'tree' && !level.here.has(name);
    if (strict && fileHere) throw new TreeConflict('file-in-the-way', firstPath(below));
    const from = entry?.type === 'tree' ? entry.oid : null;
    const oid = await applyLevel(access, { ...update, base: from, level: below });
    if (oid !== null) entries.set(name, { name, mode: '040000', type: 'tree', oid });
    else entries.delete(name);
  }
  applyHere(entries, { here: withoutReplaced(level, entries, removed), below: level.below }, strict);
  return entries.size === 0 ? null : access.writeTree([...entries.values()]);
}

/** A file removed while files are added below its name (`a` becomes `a/b`): the folder has already taken its place. */
function withoutReplaced(
  level: Level,
  entries: ReadonlyMap<string, GitTreeEntry>,
  removed: ReadonlySet<string>,
): Map<string, TreeChange> {
  const here = new Map(level.here);
  for (const [name, change] of level.here) {
    const replaced = removed.has(change.path) && level.below.has(name) && entries.get(name)?.type === 'tree';
    if (replaced) here.delete(name);
  }
  return here;
}
