/**
 * Tries the edit stage on a folder of one's own, without writing: `npm run try-edit -- <folder>`. Every reference
 * that `list` calls editable gets another tag (or digest, where it has no tag), and it must hold that
 *
 * - exactly the values of that image differ: every byte outside of them is as it was,
 * - `list` then tells what it told before with that one part replaced,
 * - a second run changes nothing,
 * - and setting the old value restores the file byte for byte (where there was one, and it can be given).
 *
 * Exits 1 where it does not, or where `update` refuses what `list` calls editable.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TargetEdit } from '../src/core/edit/edit.ts';
import { readKustomization } from '../src/core/edit/formats/kustomize/image-entries.ts';
import { isPlainString } from '../src/core/edit/scalar.ts';
import { editTarget } from '../src/core/edit/target.ts';
import { ReleaseError } from '../src/core/errors.ts';
import { parseImageArgument } from '../src/core/images/argument.ts';
import {
  digestProblem,
  repositoryProblem,
  sameRepository,
  tagProblem,
} from '../src/core/images/reference.ts';
import { listFile } from '../src/core/list/list-file.ts';
import type { ListedReference } from '../src/core/list/listed.ts';
import type { Entry } from '../src/core/snapshot.ts';
import { readEntry } from './local-files.ts';

export interface Trial {
  readonly file: string;
  readonly line: number;
  readonly format: string;
  readonly image: string;
  /** `restored`: set and set back; `set`: there was no one value to set back; `violated`: with the reason. */
  readonly outcome: 'restored' | 'set' | 'violated';
  readonly detail: string;
}

type TextFile = Entry & { readonly kind: 'file' };

const NEW_TAG = 'v0.0.0-try-edit';
const NEW_DIGEST = `sha256:${'5eed'.repeat(16)}`;

/** One trial for every editable reference in every file below `root`. */
export function tryFolder(root: string): readonly Trial[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(entry.parentPath))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .flatMap((file) => tryFile(readEntry(root, file)));
}

/** One trial for every editable reference in a file. */
export function tryFile(entry: Entry): readonly Trial[] {
  if (entry.kind !== 'file') return [];
  const editable = listed(entry).filter(({ fixed }) => fixed === undefined);
  return editable.map((reference) => {
    const { file, line, format, image } = reference;
    try {
      return { file, line, format, image, ...judge(entry, reference, editable) };
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      const detail = `listed as editable, and refused: ${error.failures.map(({ what }) => what).join('; ')}`;
      return { file, line, format, image, outcome: 'violated', detail };
    }
  });
}

const listed = (entry: TextFile): readonly ListedReference[] => listFile(entry).references;

type Told = Pick<Trial, 'outcome' | 'detail'>;

function judge(entry: TextFile, reference: ListedReference, editable: readonly ListedReference[]): Told {
  const wish = wishOf(entry, reference);
  const there = setTo(entry, wish.argument(wish.value));
  const same = editable.filter(({ image }) => sameRepository(image, reference.image));
  const wrong = violation(entry, there, { wish, same });
  if (wrong !== undefined) return { outcome: 'violated', detail: wrong };
  if (setTo(there.entry, wish.argument(wish.value)).edits.length > 0)
    return { outcome: 'violated', detail: 'a second run changes something' };
  const detail = `${wish.old ?? 'nothing'} -> ${wish.value}`;
  const olds = new Set(same.map((each) => each[wish.part]));
  if (wish.old === undefined || olds.size > 1 || wish.problem(wish.old) !== undefined)
    return { outcome: 'set', detail };
  if (!there.edits.every((edit) => isSpelledOut(entry.text.slice(edit.start, edit.end), wish.old ?? '')))
    return { outcome: 'set', detail };
  const back = setTo(there.entry, wish.argument(wish.old)).entry.text;
  return back === entry.text
    ? { outcome: 'restored', detail }
    : { outcome: 'violated', detail: `setting ${wish.old} again does not restore the file` };
}

/** A value that stands there, and that is a string as it is: an alias is not restored, nor the number 1.10. */
function isSpelledOut(before: string, old: string): boolean {
  return before.includes(old) && (isPlainString(old) || /["'/:@]/.test(before));
}

/** What is set, and the argument that sets it to a value and keeps the rest. */
interface Wish {
  readonly part: 'tag' | 'digest';
  readonly old: string | undefined;
  readonly value: string;
  argument(value: string): string;
  problem(value: string): string | undefined;
}

function wishOf(entry: TextFile, reference: ListedReference): Wish {
  const { tag, digest } = reference;
  const name = nameFor(entry, reference);
  if (tag === undefined && digest !== undefined) {
    const argument = (value: string) => `${name}:*@${value}`;
    return { part: 'digest', old: digest, value: NEW_DIGEST, argument, problem: digestProblem };
  }
  const argument = (value: string) => `${name}:${value}@*`;
  return { part: 'tag', old: tag, value: NEW_TAG, argument, problem: tagProblem };
}

/** A placeholder as new name is no repository; the entry is found by its name. */
function nameFor({ path, text }: TextFile, { image, format }: ListedReference): string {
  if (repositoryProblem(image) === undefined || format !== 'kustomization') return image;
  const found = readKustomization(path, text).entries.find(({ values }) => values.newName === image);
  return `${found?.values.name ?? image}=*`;
}

interface Edited extends TargetEdit {
  readonly entry: TextFile;
}

/** Edits the file alone: what stands beside it is missing. */
function setTo(entry: TextFile, argument: string): Edited {
  const files = new Map<string, Entry>([[entry.path, entry]]);
  for (;;) {
    const step = editTarget({ path: entry.path, images: [parseImageArgument(argument)] }, files);
    if (step.kind === 'ready')
      return { ...step.value, entry: { ...entry, text: spliced(entry, step.value) } };
    if (step.paths.every((path) => files.has(path))) throw new Error(`asked again for ${step.paths}`);
    for (const path of step.paths) files.set(path, files.get(path) ?? { kind: 'missing', path });
  }
}

/** Put together by hand: the project's own splicing is on trial, too. */
function spliced({ text }: TextFile, { edits }: TargetEdit): string {
  const sorted = [...edits].sort((left, right) => left.start - right.start);
  const kept = sorted.map(
    ({ start, text: value }, index) => text.slice(sorted[index - 1]?.end ?? 0, start) + value,
  );
  return kept.join('') + text.slice(sorted.at(-1)?.end ?? 0);
}

interface Expected {
  readonly wish: Wish;
  /** References of the same image, which one argument sets together. */
  readonly same: readonly ListedReference[];
}

function violation(entry: TextFile, there: Edited, { wish, same }: Expected): string | undefined {
  if (there.edits.length === 0) return 'nothing is edited';
  if (there.changes.length > same.length)
    return `${there.changes.length} changes for ${same.length} references`;
  const odd = there.edits.find(
    ({ start, end, text }) => !isReplaced(entry.text.slice(start, end), text, wish),
  );
  if (odd !== undefined)
    return `"${entry.text.slice(odd.start, odd.end)}" becomes "${odd.text}": more than the ${wish.part} differs`;
  const isSame = (each: ListedReference) =>
    each.fixed === undefined && same.some(({ image }) => image === each.image);
  const wanted = listed(entry).map((each) => (isSame(each) ? { ...each, [wish.part]: wish.value } : each));
  const told = listed(there.entry).map((each, at) => ({ ...each, ...moved(wanted[at]) }));
  return JSON.stringify(told) === JSON.stringify(wanted)
    ? undefined
    : 'list tells something else than wanted';
}

/** A line more moves the others, and an alias that is written out frees its anchor. */
function moved(reference: ListedReference | undefined): Partial<ListedReference> {
  return { line: reference?.line ?? 0, fixed: reference?.fixed };
}

/** The same value with the part exchanged, its quotes and all; or a value (and its key) where there was none. */
function isReplaced(before: string, after: string, { part, old, value }: Wish): boolean {
  const bare = (text: string): string => text.trim().replaceAll(/["']/g, '');
  if (/^(?:|~|null|\*.*)$/.test(bare(before))) return ADDED.test(bare(after).replace(value, ''));
  if (old === undefined && bare(after) === `${bare(before)}:${value}`) return true;
  const swapped = part === 'tag' ? swapTag(bare(before), value) : swapDigest(bare(before), value);
  return swapped === bare(after);
}

/** What stands around a value that is added: nothing, or its key and an indent. */
const ADDED = /^(?:[,\s]*(?:newTag|digest):)?\s*$/;

function swapDigest(text: string, digest: string): string {
  return /^sha256:/.test(text) ? digest : `${text.replace(/@.*$/, '')}@${digest}`;
}

/** A tag alone, or that of a reference. */
function swapTag(text: string, tag: string): string {
  const [name = '', digest] = text.split('@');
  const colon = name.lastIndexOf(':');
  const isReference = colon > name.lastIndexOf('/') && colon >= 0;
  const head = isReference ? name.slice(0, colon + 1) : /\//.test(name) ? `${name}:` : '';
  return `${head}${tag}${digest === undefined ? '' : `@${digest}`}`;
}

function main(root: string | undefined): void {
  if (root === undefined) {
    console.error('Usage: npm run try-edit -- <folder>');
    process.exitCode = 2;
    return;
  }
  const trials = tryFolder(root);
  for (const { outcome, file, line, format, image, detail } of trials) {
    console.log(`${outcome.padEnd(8)}  ${file}:${line}  ${format}  ${image}  ${detail}`);
  }
  const count = (outcome: Trial['outcome']) => trials.filter((trial) => trial.outcome === outcome).length;
  const counts = (['restored', 'set', 'violated'] as const).map((one) => `${count(one)} ${one}`);
  console.log(`${trials.length} references: ${counts.join(', ')}`);
  if (count('violated') > 0) process.exitCode = 1;
}

if (import.meta.main) main(process.argv[2]);
