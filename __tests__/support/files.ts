/** Repositories in memory, for stages that ask for files. */
import type { Entry, Files, FolderEntry, Step } from '../../src/core/snapshot.ts';

export type Texts = Readonly<Record<string, string>>;

/** Every file with its folders, up to the root. */
export function entriesOf(texts: Texts): ReadonlyMap<string, Entry> {
  const folders = new Map<string, Map<string, FolderEntry>>([['', new Map()]]);
  for (const path of Object.keys(texts)) addFolders(folders, path.split('/'));
  const listed = [...folders].map(
    ([path, entries]): Entry => ({ kind: 'folder', path, entries: [...entries.values()] }),
  );
  const files = Object.entries(texts).map(
    ([path, text]): Entry => ({ kind: 'file', path, mode: '100644', text }),
  );
  return new Map([...listed, ...files].map((entry) => [entry.path, entry]));
}

function addFolders(folders: Map<string, Map<string, FolderEntry>>, parts: readonly string[]): void {
  for (const [depth, name] of parts.entries()) {
    const parent = parts.slice(0, depth).join('/');
    const inside = folders.get(parent) ?? new Map<string, FolderEntry>();
    folders.set(parent, inside);
    inside.set(name, { name, kind: depth === parts.length - 1 ? 'file' : 'folder' });
  }
}

export interface Answered<Value> {
  readonly value: Value;
  readonly files: Files;
  /** What was asked for, round by round. */
  readonly rounds: readonly (readonly string[])[];
}

/** Answers every need of a stage; what is not there is missing. */
export function answer<Value>(stage: (files: Files) => Step<Value>, texts: Texts): Answered<Value> {
  const all = entriesOf(texts);
  const files = new Map<string, Entry>();
  const rounds: (readonly string[])[] = [];
  for (;;) {
    const step = stage(files);
    if (step.kind === 'ready') return { value: step.value, files, rounds };
    if (rounds.length > 60) throw new Error(`no end: ${step.paths.join(', ')}`);
    rounds.push(step.paths);
    for (const path of step.paths) files.set(path, all.get(path) ?? { kind: 'missing', path });
  }
}
