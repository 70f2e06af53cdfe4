/** From GitHub's tree entries to the core's entries. */
import { EDITING, type Entry, type FileMode, type FolderEntry, type Reading } from '../../core/snapshot.ts';
import type { RawBlob, RawEntry, RawTree } from './documents/files.ts';

/** GraphQL gives Git's modes as decimal numbers. */
const SYMLINK = 0o120000;
const SUBMODULE = 0o160000;
const FOLDER = 0o040000;
const EXECUTABLE = 0o100755;

/** An entry, or the blob whose bytes have to be fetched before it can be told what the entry is. */
export type Judged =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'fetch'; readonly path: string; readonly mode: number; readonly oid: string };

/** @param raw null: nothing stands at `path`; nor does it below a symlink or a submodule. */
export function judged(path: string, raw: RawEntry | null | undefined, reading = EDITING): Judged {
  if (raw === null || raw === undefined) return entry({ kind: 'missing', path });
  if (raw.mode === SUBMODULE) return entry({ kind: 'submodule', path });
  if (isTree(raw.object)) return entry(folderAt(path, raw.object));
  if (isBlob(raw.object)) return judgedBlob({ path, mode: raw.mode, reading }, raw.object);
  return entry({ kind: 'missing', path });
}

export function folderAt(path: string, tree: RawTree): Entry {
  const entries = (tree.entries ?? []).map(({ name, mode }) => ({ name, kind: kindOf(mode) }));
  return { kind: 'folder', path, entries };
}

interface Place {
  readonly path: string;
  readonly mode: number;
  /** Whether an entry that is no text keeps its bytes. */
  readonly content: boolean;
}

/** @param bytes the whole blob. */
export function entryFromBytes({ path, mode, content }: Place, bytes: Uint8Array): Entry {
  const kept = { bytes: bytes.length, ...(content ? { content: bytes } : {}) };
  if (bytes.includes(0)) return { kind: 'unreadable', path, reason: 'binary', ...kept };
  const text = decoded(bytes);
  if (text === undefined) return { kind: 'unreadable', path, reason: 'not-utf8', ...kept };
  return textEntry(path, mode, text);
}

/** GraphQL's text counts only where it is whole and has as many bytes as the blob: it is decoded on the server. */
function judgedBlob(
  { path, mode, reading }: { path: string; mode: number; reading: Reading },
  blob: RawBlob,
): Judged {
  const { byteSize: bytes, text } = blob;
  if (bytes > reading.maxBytes) return entry({ kind: 'unreadable', path, reason: 'oversize', bytes });
  if (blob.isBinary === true && reading.content) return { kind: 'fetch', path, mode, oid: blob.oid };
  if (blob.isBinary === true) return entry({ kind: 'unreadable', path, reason: 'binary', bytes });
  const whole =
    !blob.isTruncated && blob.isBinary === false && text !== null && Buffer.byteLength(text) === bytes;
  // A replacement character can stand for as many bytes as it has itself, three.
  const unlike = text?.includes('\uFFFD') || (reading.content && text?.includes('\0'));
  if (!whole || unlike) return { kind: 'fetch', path, mode, oid: blob.oid };
  if (text.includes('\0')) return entry({ kind: 'unreadable', path, reason: 'binary', bytes });
  return entry(textEntry(path, mode, text));
}

function textEntry(path: string, mode: number, text: string): Entry {
  if (mode === SYMLINK) return { kind: 'symlink', path, target: text };
  const fileMode: FileMode = mode === EXECUTABLE ? '100755' : '100644';
  return { kind: 'file', path, mode: fileMode, text };
}

/** BOM kept: it is part of the file. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function kindOf(mode: number): FolderEntry['kind'] {
  if (mode === FOLDER) return 'folder';
  if (mode === SYMLINK) return 'symlink';
  return mode === SUBMODULE ? 'submodule' : 'file';
}

function entry(value: Entry): Judged {
  return { kind: 'entry', entry: value };
}

function isTree(object: RawEntry['object']): object is { readonly __typename: 'Tree' } & RawTree {
  return object?.__typename === 'Tree';
}

function isBlob(object: RawEntry['object']): object is RawBlob {
  return object?.__typename === 'Blob';
}
