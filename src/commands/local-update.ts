/** `update` on a checkout: read, decide, and write only if asked to. */
import type { TargetEdit } from '../core/edit/edit.ts';
import { findOverrides, mayOverride } from '../core/edit/overrides/overrides.ts';
import { initialPaths } from '../core/edit/target.ts';
import type { Notice } from '../core/errors.ts';
import type { LocalOutcome } from '../core/outcome.ts';
import { editFiles, editTargets } from '../core/plan/edits.ts';
import type { Target } from '../core/plan/intents.ts';
import { refuseOlder } from '../core/plan/never-older.ts';
import { settle } from '../core/plan/settle.ts';
import type { CommitFile, FileWriter, SnapshotReader, TreeWalker } from '../core/ports.ts';
import type { LocalUpdateRequest } from '../core/request/local-requests.ts';
import { requireFolder } from './checkout-folder.ts';

export interface LocalPorts {
  readonly snapshot: SnapshotReader;
  readonly files: FileWriter;
  /** All of the checkout: what overrides a change may stand anywhere. */
  readonly tree: TreeWalker;
}

/** @throws ReleaseError for every wrong path, image or file; nothing is written then */
export async function localUpdate(request: LocalUpdateRequest, ports: LocalPorts): Promise<LocalOutcome> {
  await requireFolder(request.dir, ports.snapshot);
  const targets = request.targets ?? request.paths.map((path) => ({ path, images: request.images }));
  return localEdit(targets, request, ports);
}

/** Images are set path by path. @throws ReleaseError what the edit stage throws, image-older */
export async function localEdit(
  targets: readonly Target[],
  request: Pick<LocalUpdateRequest, 'write' | 'allowDowngrade'>,
  ports: LocalPorts,
): Promise<LocalOutcome> {
  const paths = targets.flatMap(({ path }) => initialPaths(path));
  const known = await ports.snapshot.read([...new Set(paths)]);
  const { value, files } = await settle((read) => editTargets(targets, read), known, ports.snapshot);
  if (!request.allowDowngrade) refuseOlder(value.changes);
  const edited = editFiles(value.edits, files);
  const overrides = edited.length === 0 ? [] : findElsewhere(value, { edited, tree: ports.tree });
  if (request.write) await ports.files.write(edited);
  return {
    written: request.write && edited.length > 0,
    changes: value.changes,
    notices: [...value.notices, ...overrides],
    files: edited.map((file) => {
      const entry = files.get(file.path);
      return { path: file.path, before: entry?.kind === 'file' ? entry.text : '', after: file.text };
    }),
  };
}

/** Overrides that the whole checkout shows; those that the files read for the edit have shown are told already. */
function findElsewhere(
  { changes, notices }: TargetEdit,
  { edited, tree }: { readonly edited: readonly CommitFile[]; readonly tree: TreeWalker },
): readonly Notice[] {
  const after = new Map(edited.map(({ path, text }) => [path, text]));
  const texts = [...tree.walk('', mayOverride)].flatMap((entry) =>
    entry.kind === 'file' ? [{ ...entry, text: after.get(entry.path) ?? entry.text }] : [],
  );
  const told = new Set(notices.map((notice) => JSON.stringify(notice)));
  return findOverrides(changes, texts).filter((notice) => !told.has(JSON.stringify(notice)));
}
