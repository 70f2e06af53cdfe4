/**
 * Tries the edit stage on a folder of one's own, without writing: `npm run try-edit -- <folder>`. For every
 * entry of `images:` in every kustomization one tag is set, and it must hold that only that scalar's bytes
 * differ (or one line more stands there, where no tag was), that a second run changes nothing, and that
 * setting the old tag restores the file byte for byte. Exits 1 where it does not.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';
import { isPlainString } from '../src/core/edit/scalar.ts';
import { tagProblem } from '../src/core/images/reference.ts';
import { editFolder, readEntry } from './local-files.ts';

export interface Trial {
  readonly file: string;
  readonly image: string;
  /** `set`: a tag that was there; `added`: one that was not; `skipped`: refused or left alone, with the reason. */
  readonly outcome: 'set' | 'added' | 'skipped' | 'violated';
  readonly detail: string;
}

const NEW_TAG = 'v0.0.0-try-edit';
const NAMES = /^(?:kustomization\.ya?ml|Kustomization)$/;

/** One trial for every named entry of every kustomization below `root`. */
export function tryFolder(root: string): readonly Trial[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
  return files.flatMap((file) => {
    const entry = readEntry(root, file);
    return entry.kind === 'file' ? namesIn(entry.text).map((name) => tryEntry(file, name, entry.text)) : [];
  });
}

/** Read by the YAML library on its own, so that what the edit stage overlooks is seen. */
function namesIn(text: string): readonly string[] {
  try {
    const { images } = parse(text, { merge: true }) ?? {};
    const names = Array.isArray(images) ? images.flatMap((image) => image?.name ?? []) : [];
    return [...new Set(names.map(String))];
  } catch {
    return [];
  }
}

function tryEntry(file: string, image: string, text: string): Trial {
  const folder = mkdtempSync(join(tmpdir(), 'try-edit-'));
  const name = basename(file);
  const set = (from: string, tag: string) => {
    writeFileSync(join(folder, name), from);
    const edited = editFolder(folder, name, [`${image}=*:${tag}@*`]);
    return { ...edited, text: edited.texts.get(name) ?? from };
  };
  try {
    const told = judge(text, set);
    return { file, image, ...told };
  } catch (error) {
    return {
      file,
      image,
      outcome: 'skipped',
      detail: error instanceof Error ? error.message : String(error),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Setter = (from: string, tag: string) => ReturnType<typeof editFolder> & { readonly text: string };

function judge(text: string, set: Setter): Pick<Trial, 'outcome' | 'detail'> {
  const first = set(text, NEW_TAG);
  if (first.edits.length === 0) {
    return { outcome: 'skipped', detail: first.notices.map(({ what }) => what).join('; ') };
  }
  const violated = (detail: string) => ({ outcome: 'violated', detail }) as const;
  if (set(first.text, NEW_TAG).edits.length > 0) return violated('a second run changes something');
  if (first.changes.length > 1)
    return { outcome: 'set', detail: `${first.changes.length} entries of this name` };
  const old = first.changes[0]?.from.replace(/@.*/, '') ?? '';
  const replaced = replacedToken(text, first.text);
  if (replaced === undefined) return violated('bytes outside of the tag differ');
  const detail = `${old || 'no tag'} -> ${NEW_TAG}`;
  if (!isOldValue(replaced, old)) return violated(`"${replaced}" was replaced, not ${old}`);
  if (!replaced.includes(old) || old === '') return { outcome: 'added', detail };
  const unsafe = tagProblem(old) !== undefined || !(isPlainString(old) || /["']/.test(replaced));
  if (!unsafe && set(first.text, old).text !== text)
    return violated(`setting ${old} again does not restore the file`);
  return { outcome: 'set', detail };
}

/** Where the new tag stands in the text: as a pair of its own, or as a value with or without quotes. */
const PLACES: readonly RegExp[] = [
  /\r?\n *newTag: v0\.0\.0-try-edit/,
  /,\s*"?newTag"?:\s*["']?v0\.0\.0-try-edit["']?/,
  / v0\.0\.0-try-edit/,
  /["']?v0\.0\.0-try-edit["']?/,
];

/** What stood in the place of the new tag, if all the rest is as it was; undefined if it is not. */
function replacedToken(before: string, after: string): string | undefined {
  for (const place of PLACES) {
    const match = place.exec(after);
    if (match === null) continue;
    const head = after.slice(0, match.index);
    const tail = after.slice(match.index + match[0].length);
    const fits =
      before.length >= head.length + tail.length && before.startsWith(head) && before.endsWith(tail);
    const replaced = before.slice(head.length, before.length - tail.length);
    const isPair = match[0].includes('newTag');
    if (fits && (!isPair || replaced === '')) return replaced.trim();
  }
  return undefined;
}

/** The old tag, with or without quotes, an alias of it, or nothing. */
function isOldValue(token: string, old: string): boolean {
  return ['', '~', 'null', old, `"${old}"`, `'${old}'`].includes(token) || token.startsWith('*');
}

function main(root: string | undefined): void {
  if (root === undefined) {
    console.error('Usage: npm run try-edit -- <folder>');
    process.exitCode = 2;
    return;
  }
  const trials = tryFolder(root);
  for (const { outcome, file, image, detail } of trials) {
    console.log(`${outcome.padEnd(8)}  ${file}  ${image}  ${detail}`);
  }
  const count = (outcome: Trial['outcome']) => trials.filter((trial) => trial.outcome === outcome).length;
  const counts = (['set', 'added', 'skipped', 'violated'] as const).map((one) => `${count(one)} ${one}`);
  console.log(`${trials.length} entries: ${counts.join(', ')}`);
  if (count('violated') > 0) process.exitCode = 1;
}

if (import.meta.main) main(process.argv[2]);
