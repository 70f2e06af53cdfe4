/** Snapshots made of others: with some files replaced, as a plan leaves them, or asked for each path once. */
import type { CommitFile, SnapshotReader } from './ports.ts';
import type { Entry } from './snapshot.ts';

/** @param files new content of files that the snapshot has */
export function overlaid(reader: SnapshotReader, files: readonly CommitFile[]): SnapshotReader {
  const edited = new Map(
    files.map(({ path, mode, text }): [string, Entry] => [path, { kind: 'file', path, mode, text }]),
  );
  return {
    async read(paths) {
      const known = paths.flatMap((path) => edited.get(path) ?? []);
      const others = paths.filter((path) => !edited.has(path));
      const read = others.length === 0 ? [] : [...(await reader.read(others))];
      return new Map([...read, ...known.map((entry): [string, Entry] => [entry.path, entry])]);
    },
  };
}

/** The same snapshot, which asks for each path once. */
export function remembered(reader: SnapshotReader): SnapshotReader {
  const known = new Map<string, Entry>();
  return {
    async read(paths) {
      const unread = paths.filter((path) => !known.has(path));
      if (unread.length > 0) for (const [path, entry] of await reader.read(unread)) known.set(path, entry);
      return new Map(paths.flatMap((path) => pairOf(path, known.get(path))));
    },
  };
}

function pairOf(path: string, entry: Entry | undefined): readonly (readonly [string, Entry])[] {
  return entry === undefined ? [] : [[path, entry]];
}
