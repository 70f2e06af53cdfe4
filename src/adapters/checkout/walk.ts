/** Every file of a checkout, one after the other: symbolic links are not followed, `.git` and packages not entered. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeWalker } from '../../core/ports.ts';
import { EDITING, type Entry } from '../../core/snapshot.ts';
import { toFile } from './reader.ts';

const NOT_ENTERED = new Set(['.git', 'node_modules']);

/**
 * Reads one file at a time and keeps none, so that memory does not grow with the tree. Synchronous: for many
 * small files that is several times faster than a promise each.
 * @param directory root of the checkout
 */
export function createTreeWalker(directory: string): TreeWalker {
  return { walk: (path, wanted = () => true) => walk(directory, path, wanted) };
}

function* walk(directory: string, path: string, wanted: (name: string) => boolean): Generator<Entry> {
  const place = join(directory, path);
  const look = path === '' ? statSync : lstatSync;
  const stat = look(place, { throwIfNoEntry: false });
  if (stat?.isFile() === true) yield readEntry(place, path, stat);
  if (stat?.isDirectory() !== true) return;
  const entries = readdirSync(place, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() || (entry.isFile() && wanted(entry.name)))
    .map((entry) => entry.name);
  for (const name of names.sort()) {
    if (!NOT_ENTERED.has(name)) yield* walk(directory, path === '' ? name : `${path}/${name}`, wanted);
  }
}

function readEntry(
  place: string,
  path: string,
  stat: { readonly size: number; readonly mode: number },
): Entry {
  if (stat.size > EDITING.maxBytes) return { kind: 'unreadable', path, reason: 'oversize', bytes: stat.size };
  return toFile(path, readFileSync(place), { executable: (stat.mode & 0o100) !== 0, reading: EDITING });
}
