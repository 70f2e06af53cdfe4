/** Files by the names that stand in them, so that who names a folder is found without reading every file again. */
import type { TextFile } from '../formats/places.ts';
import { nameOf } from '../paths.ts';

export interface NameIndex {
  readonly byName: ReadonlyMap<string, readonly TextFile[]>;
  /** Files with a path that ends in dots (`..`), which name no folder but may mean one. */
  readonly dots: readonly TextFile[];
}

export function indexNames(texts: readonly TextFile[]): NameIndex {
  const byName = new Map<string, TextFile[]>();
  for (const file of texts) {
    for (const name of new Set(file.text.match(/[^\s/"'[\]{},:]+/g))) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [file]);
      else known.push(file);
    }
  }
  return { byName, dots: texts.filter(({ text }) => /\.\/?(?=["'\]},\s]|$)/m.test(text)) };
}

/** Files that may name a path: they hold its last part, or end a path in dots. */
export function filesNaming({ byName, dots }: NameIndex, path: string): readonly TextFile[] {
  return [...new Set([...(byName.get(nameOf(path)) ?? []), ...dots])];
}
