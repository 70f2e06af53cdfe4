/** A snapshot with some of its files replaced: what a commit would hold once a plan is delivered. */
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
