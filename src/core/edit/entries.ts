/** The errors for what stands at a path but cannot be edited. */
import { type ErrorCode, ReleaseError } from '../errors.ts';
import { type Entry, MAX_FILE_BYTES } from '../snapshot.ts';

type Refused = Exclude<Entry, { kind: 'file' } | { kind: 'folder' }>;

/**
 * What the entry is and why it is left alone.
 * @returns path-missing, path-symlink, path-submodule, file-binary, file-oversize or file-not-utf8
 */
export function unreadable(entry: Refused): ReleaseError {
  const { code, what, next } = explain(entry);
  return new ReleaseError({ code, what, where: { file: entry.path }, next });
}

function explain(entry: Refused): { code: ErrorCode; what: string; next: string } {
  switch (entry.kind) {
    case 'missing':
      return {
        code: 'path-missing',
        what: `nothing stands at "${entry.path}"`,
        next: 'Check the spelling and the branch.',
      };
    case 'symlink':
      return {
        code: 'path-symlink',
        what: `"${entry.path}" is a symbolic link to "${entry.target}", and links are not followed`,
        next: 'Give the path that the link points to.',
      };
    case 'submodule':
      return {
        code: 'path-submodule',
        what: `"${entry.path}" is a submodule, which lives in a repository of its own`,
        next: "Run the update on the submodule's repository.",
      };
    case 'unreadable':
      return explainUnreadable(entry);
  }
}

function explainUnreadable(entry: Entry & { kind: 'unreadable' }): {
  code: ErrorCode;
  what: string;
  next: string;
} {
  switch (entry.reason) {
    case 'binary':
      return {
        code: 'file-binary',
        what: 'the file is binary, not text',
        next: 'Give the path of a text file.',
      };
    case 'not-utf8':
      return { code: 'file-not-utf8', what: 'the file is not encoded as UTF-8', next: 'Save it as UTF-8.' };
    case 'oversize':
      return {
        code: 'file-oversize',
        what: `the file has ${entry.bytes} bytes, more than the ${MAX_FILE_BYTES} that are edited`,
        next: 'Point path to a file written by a person, or split this one.',
      };
  }
}
