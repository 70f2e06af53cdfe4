/** Reads back what an edit would leave: a layout that no writer foresaw is refused, not damaged. */
import { ReleaseError } from '../errors.ts';
import type { Entry, Files, Step } from '../snapshot.ts';
import { applyEdits } from './apply.ts';
import type { TargetEdit } from './edit.ts';
import { encryptedProblem, isEncryptedText } from './formats/encrypted.ts';
import { placeOf } from './lines.ts';

/**
 * @param again edits the same target on other files
 * @returns the edit as it is, if a second run after it changes nothing
 * @throws ReleaseError edit-unsafe with the place, or where the file is encrypted
 */
export function proven(
  edit: TargetEdit,
  files: Files,
  again: (files: Files) => Step<TargetEdit>,
): TargetEdit {
  refuseEncrypted(edit, files);
  if (edit.edits.length === 0 || readsBack(new EditedFiles(files, edit), again)) return edit;
  const [first] = edit.edits;
  const entry = files.get(first?.file ?? '');
  throw new ReleaseError({
    code: 'edit-unsafe',
    what: `the value here is written in a way in which "${first?.text.trim() ?? ''}" would not be read back`,
    where: placeOf(first?.file ?? '', entry?.kind === 'file' ? entry.text : '', first?.start ?? 0),
    next: 'Write the value as one string on the line of its key, then run again.',
  });
}

/** Whatever found the value: a marker, a key, a format. */
function refuseEncrypted({ edits }: TargetEdit, files: Files): void {
  for (const file of new Set(edits.map((each) => each.file))) {
    const entry = files.get(file);
    if (entry?.kind === 'file' && isEncryptedText(entry.text)) throw new ReleaseError(encryptedProblem(file));
  }
}

function readsBack(files: Files, again: (files: Files) => Step<TargetEdit>): boolean {
  try {
    const step = again(files);
    return step.kind === 'need' || step.value.edits.length === 0;
  } catch (error) {
    if (error instanceof ReleaseError) return false;
    throw error;
  }
}

/** The files as they would be; a copy of all of them would make many targets slow. */
class EditedFiles extends Map<string, Entry> {
  readonly #before: Files;

  constructor(before: Files, { edits }: TargetEdit) {
    super();
    this.#before = before;
    for (const path of new Set(edits.map(({ file }) => file))) {
      const entry = before.get(path);
      const own = edits.filter(({ file }) => file === path);
      if (entry?.kind === 'file') this.set(path, { ...entry, text: applyEdits(entry.text, own) });
    }
  }

  override get(path: string): Entry | undefined {
    return super.get(path) ?? this.#before.get(path);
  }

  override has(path: string): boolean {
    return super.has(path) || this.#before.has(path);
  }
}
