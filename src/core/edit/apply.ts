import { ReleaseError } from '../errors.ts';
import type { Edit } from './edit.ts';

/**
 * Applies the edits of one file to its text; offsets are those of the original text, in any order. Several
 * insertions at one offset land in the order given.
 * @throws ReleaseError edit-unsafe where two edits overlap or one lies outside the text: the file is then
 *   better left alone.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
  let result = '';
  let done = 0;
  for (const edit of ordered) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length) throw overlap(edit);
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

function overlap(edit: Edit): ReleaseError {
  return new ReleaseError({
    code: 'edit-unsafe',
    what: `two changes meet in the same place (characters ${edit.start} to ${edit.end})`,
    where: { file: edit.file },
    next: 'Set one of the images in a run of its own, and report this as a fault with the file.',
  });
}
