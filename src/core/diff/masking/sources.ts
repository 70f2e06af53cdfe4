/**
 * Secrets in the files that renderings are made of. They are known even where nothing comes of the files: the tool
 * that fails on a Secret quotes it, and a share of a fleet renders only its own targets.
 */
import { folderOf, joinPath } from '../../edit/paths.ts';
import type { Value } from '../value.ts';
import { readValues, valuesOf } from './chart-secrets.ts';
import { extractSecrets } from './extract.ts';
import type { Extracted, Reference } from './extracted.ts';

/** Texts by path: what one target is made of, at one commit. They are looked into, and never shown or kept. */
export type SourceFiles = ReadonlyMap<string, string>;

/**
 * @param all of whatever kind: places in resources of any kind may be declared secret
 * @returns resources, or what stands for them: their secrets stand where a resource has them
 */
export function readSources(sources: readonly SourceFiles[], all: boolean): readonly Value[] {
  const extracted = new Map<string, Extracted>();
  const referred = new Map<Reference, Set<string>>();
  const charts: Value[] = [];
  const values = new Map<string, readonly Value[]>();
  const read = (text: string) => remember(values, text, () => readValues(text));
  for (const files of sources) {
    const found = [...files].map(([path, text]) => ({
      path,
      ...remember(extracted, text, () => extractSecrets(text, all)),
    }));
    for (const { path, references } of found) takeReferences(references, { path, files, referred });
    const paths = found.flatMap(({ valuePaths }) => valuePaths);
    if (paths.length > 0) charts.push(valuesOf(files, paths, read));
  }
  const own = [...extracted.values()].flatMap(({ bodies }) => bodies);
  const others = [...referred].flatMap(([{ toBodies }, texts]) => [...texts].flatMap(toBodies));
  return [...own, ...others, ...charts];
}

interface Place {
  readonly path: string;
  readonly files: SourceFiles;
  readonly referred: Map<Reference, Set<string>>;
}

function takeReferences(references: readonly Reference[], { path, files, referred }: Place): void {
  for (const reference of references) {
    const text = files.get(joinPath(folderOf(path), reference.path) ?? '');
    if (text !== undefined) remember(referred, reference, () => new Set()).add(text);
  }
}

/** Targets share most of their files. */
function remember<Key, T>(known: Map<Key, T>, key: Key, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
