/** Snapshots made of others: with some files replaced, as a plan leaves them, or asked for each path once. */
import type { CommitFile, SnapshotReader } from './ports.ts';
import type { Entry, Files } from './snapshot.ts';

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

/** The same snapshot, which asks for each path once, also where several ask at the same time. */
export function remembered(reader: SnapshotReader): SnapshotReader {
  const asked = new Map<string, Promise<Files>>();
  const ask = (paths: readonly string[]): void => {
    const answer = reader.read(paths);
    for (const path of paths) asked.set(path, answer);
    answer.catch(() => {
      for (const path of paths) asked.delete(path);
    });
  };
  return {
    async read(paths) {
      const unread = paths.filter((path) => !asked.has(path));
      if (unread.length > 0) ask(unread);
      const answers = await Promise.all(paths.map(async (path) => (await asked.get(path))?.get(path)));
      return new Map(paths.flatMap((path, index) => pairOf(path, answers[index])));
    },
  };
}

function pairOf(path: string, entry: Entry | undefined): readonly (readonly [string, Entry])[] {
  return entry === undefined ? [] : [[path, entry]];
}
