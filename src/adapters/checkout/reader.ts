/** A checkout on disk as a snapshot: the work tree as it is, symbolic links never followed but to the root itself. */
import { stat as follow, lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotReader } from '../../core/ports.ts';
import { EDITING, type Entry, type FolderEntry, type Reading } from '../../core/snapshot.ts';

/** Files that are open at once; some systems allow a process no more than 256. */
const CONCURRENT = 64;

/**
 * @param directory root of the checkout
 */
export function createCheckoutReader(directory: string, reading = EDITING): SnapshotReader {
  return {
    async read(paths) {
      const isFolder = folderCheck(directory);
      const entry = async (path: string): Promise<Entry> =>
        (await isFolder(parentOf(path))) ? readEntry({ directory, reading }, path) : missing(path);
      const files = new Map<string, Entry>();
      for (let at = 0; at < paths.length; at += CONCURRENT) {
        const read = await Promise.all(paths.slice(at, at + CONCURRENT).map(entry));
        for (const one of read) files.set(one.path, one);
      }
      return files;
    },
  };
}

async function readEntry(
  { directory, reading }: { readonly directory: string; readonly reading: Reading },
  path: string,
): Promise<Entry> {
  const place = join(directory, path);
  const stat = await (path === '' ? follow : lstat)(place).catch(() => undefined);
  if (stat === undefined) return missing(path);
  if (stat.isSymbolicLink()) return { kind: 'symlink', path, target: await readlink(place) };
  if (stat.isDirectory()) return { kind: 'folder', path, entries: await readFolder(place) };
  if (!stat.isFile()) return missing(path);
  if (stat.size > reading.maxBytes) return { kind: 'unreadable', path, reason: 'oversize', bytes: stat.size };
  return toFile(path, await readFile(place), { executable: (stat.mode & 0o100) !== 0, reading });
}

function missing(path: string): Entry {
  return { kind: 'missing', path };
}

/** Folder around a path; undefined for the root. */
function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return path === '' ? undefined : slash < 0 ? '' : path.slice(0, slash);
}

/**
 * Git keeps nothing below a symbolic link, so a path through one is a path to nothing. Each folder is looked at
 * once in a read, however many paths lie below it.
 */
function folderCheck(directory: string): (folder: string | undefined) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  const look = async (folder: string): Promise<boolean> => {
    if (!(await isFolder(parentOf(folder)))) return false;
    const stat = await lstat(join(directory, folder)).catch(() => undefined);
    return stat?.isDirectory() === true;
  };
  const isFolder = (folder: string | undefined): Promise<boolean> => {
    if (folder === undefined || folder === '') return Promise.resolve(true);
    const before = known.get(folder);
    const answer = before ?? look(folder);
    if (before === undefined) known.set(folder, answer);
    return answer;
  };
  return isFolder;
}

async function readFolder(place: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(place, { withFileTypes: true });
  return entries
    .filter((entry) => entry.name !== '.git')
    .map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'symlink' : 'file',
    }));
}

/** A file of text, or why it is none. */
export function toFile(
  path: string,
  bytes: Buffer,
  { executable, reading }: { readonly executable: boolean; readonly reading: Reading },
): Entry {
  const kept = { bytes: bytes.length, ...(reading.content ? { content: bytes } : {}) };
  if (bytes.includes(0)) return { kind: 'unreadable', path, reason: 'binary', ...kept };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'file', path, mode: executable ? '100755' : '100644', text };
  } catch {
    return { kind: 'unreadable', path, reason: 'not-utf8', ...kept };
  }
}
