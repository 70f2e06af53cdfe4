/** Fixture folders: `<case>/request.json`, `<case>/before/`, and `<case>/after/` or an expected error. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** Every file below a folder, path to text; empty where there is no folder. */
export function readTree(folder: string): Map<string, string> {
  const tree = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) tree.set(relative(folder, path), readFileSync(path, 'utf8'));
  }
  return tree;
}

/** Names of the folders in a folder, sorted. */
export function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The corpus of real config repositories beside the project, or undefined where it is absent. */
export function corpusFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  try {
    readdirSync(folder);
    return folder;
  } catch {
    return undefined;
  }
}
