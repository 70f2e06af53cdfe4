/** Runs the edit stage on a folder of this machine, as the snapshot of a config repository would be read. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../src/core/edit/apply.ts';
import type { Edit, TargetEdit } from '../src/core/edit/edit.ts';
import { editTarget, initialPaths } from '../src/core/edit/target.ts';
import { type ImageArgument, parseImageArgument } from '../src/core/images/argument.ts';
import { type Entry, type FolderEntry, MAX_FILE_BYTES } from '../src/core/snapshot.ts';

export interface EditedFolder extends TargetEdit {
  /** New text of every file that changes, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Text of every file that was read, by path. */
  readonly read: ReadonlyMap<string, string>;
  /** Paths asked for, one list a round. */
  readonly rounds: readonly (readonly string[])[];
}

/** Edits what `path` under `root` says about the images, without writing. Throws what the edit stage throws. */
export function editFolder(
  root: string,
  path: string,
  images: readonly (string | ImageArgument)[],
): EditedFolder {
  const files = new Map<string, Entry>();
  const rounds: (readonly string[])[] = [];
  const read = (paths: readonly string[]) => {
    rounds.push(paths);
    for (const one of paths) files.set(one, readEntry(root, one));
  };
  read(initialPaths(path));
  for (;;) {
    const wanted = images.map((image) => (typeof image === 'string' ? parseImageArgument(image) : image));
    const step = editTarget({ path, images: wanted }, files);
    if (step.kind === 'ready') {
      const texts = textsOf(files);
      return { ...step.value, rounds, read: texts, texts: applyAll(step.value.edits, texts) };
    }
    if (step.paths.every((one) => files.has(one)))
      throw new Error(`asked again for ${step.paths.join(', ')}`);
    read(step.paths);
  }
}

/** What stands at a path below `root`. */
export function readEntry(root: string, path: string): Entry {
  if (!parentsOf(path).every((parent) => statOf(root, parent)?.isDirectory()))
    return { kind: 'missing', path };
  const stat = statOf(root, path);
  if (stat === undefined) return { kind: 'missing', path };
  if (stat.isSymbolicLink()) return { kind: 'symlink', path, target: readlinkSync(join(root, path)) };
  if (stat.isDirectory()) return { kind: 'folder', path, entries: readFolder(join(root, path)) };
  const bytes = readFileSync(join(root, path));
  if (bytes.length > MAX_FILE_BYTES)
    return { kind: 'unreadable', path, reason: 'oversize', bytes: bytes.length };
  if (bytes.includes(0)) return { kind: 'unreadable', path, reason: 'binary', bytes: bytes.length };
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes))
    return { kind: 'unreadable', path, reason: 'not-utf8', bytes: bytes.length };
  return { kind: 'file', path, text, mode: (stat.mode & 0o111) === 0 ? '100644' : '100755' };
}

/** As in a Git tree, nothing stands below a file or a link. */
function parentsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function statOf(root: string, path: string) {
  return lstatSync(join(root, path), { throwIfNoEntry: false });
}

function readFolder(folder: string): readonly FolderEntry[] {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    kind: entry.isSymbolicLink() ? 'symlink' : entry.isDirectory() ? 'folder' : 'file',
  }));
}

function textsOf(files: ReadonlyMap<string, Entry>): Map<string, string> {
  return new Map([...files].flatMap(([path, entry]) => (entry.kind === 'file' ? [[path, entry.text]] : [])));
}

function applyAll(edits: readonly Edit[], texts: ReadonlyMap<string, string>): Map<string, string> {
  const changed = new Set(edits.map(({ file }) => file));
  const own = (path: string) => edits.filter(({ file }) => file === path);
  return new Map([...changed].map((path) => [path, applyEdits(texts.get(path) ?? '', own(path))]));
}
