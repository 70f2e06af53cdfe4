/**
 * YAML as plain typed data, for what is read and handed on to a tool but never edited: values, fields of
 * operator objects, kustomizations. `core/edit/yaml.ts` is for what is edited.
 */
import { parseAllDocuments } from 'yaml';
import { MAX_FILE_BYTES } from '../snapshot.ts';

export type Data = null | boolean | number | string | readonly Data[] | DataMap;
export type DataMap = { readonly [key: string]: Data };

/** @returns the documents of a text; undefined where it is no valid YAML: the tool that reads it says why */
export function readDocuments(text: string): readonly Data[] | undefined {
  if (text.length > MAX_FILE_BYTES) return undefined;
  if (READ.has(text)) return READ.get(text);
  const documents = readAnew(text);
  if (held + text.length > MAX_HELD) forget();
  held += text.length;
  READ.set(text, documents);
  return documents;
}

/** Stages are called again with every level of files; a memo of a pure function, whose values are never changed. */
const READ = new Map<string, readonly Data[] | undefined>();
/** Characters of the texts that are kept. */
const MAX_HELD = 32_000_000;
let held = 0;

function forget(): void {
  READ.clear();
  held = 0;
}

function readAnew(text: string): readonly Data[] | undefined {
  try {
    const documents = parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' });
    if ([...documents].some(({ errors }) => errors.length > 0)) return undefined;
    return [...documents].map((document) => (document.toJS() ?? null) as Data);
  } catch {
    return undefined; // an alias bomb, or nested too deeply
  }
}

/** The first document as a map; empty where it is none. */
export function readMap(text: string): DataMap {
  return mapAt(readDocuments(text)?.[0]) ?? {};
}

function valueAt(value: Data | undefined, keys: readonly string[]): Data | undefined {
  let found = value;
  for (const key of keys) found = isMap(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

export function mapAt(value: Data | undefined, ...keys: readonly string[]): DataMap | undefined {
  const found = valueAt(value, keys);
  return isMap(found) ? found : undefined;
}

export function listAt(value: Data | undefined, ...keys: readonly string[]): readonly Data[] {
  const found = valueAt(value, keys);
  return isList(found) ? found : [];
}

/** A string, or a number or boolean as text; undefined for everything else and for the empty string. */
export function textAt(value: Data | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueAt(value, keys);
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The strings of a list. */
export function textsAt(value: Data | undefined, ...keys: readonly string[]): readonly string[] {
  return listAt(value, ...keys).flatMap((item) => textAt(item) ?? []);
}

/** A map of strings, e.g. labels. */
export function textMapAt(
  value: Data | undefined,
  ...keys: readonly string[]
): Readonly<Record<string, string>> {
  const pairs = Object.entries(mapAt(value, ...keys) ?? {});
  return Object.fromEntries(pairs.map(([key, item]) => [key, textAt(item) ?? '']));
}

export function isMap(value: Data | undefined): value is DataMap {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: Data | undefined): value is readonly Data[] {
  return Array.isArray(value);
}
