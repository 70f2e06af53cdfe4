/** `update` on a checkout: read, decide, and write only if asked to. */
import { initialPaths } from '../core/edit/target.ts';
import type { LocalOutcome } from '../core/outcome.ts';
import { editFiles, editTargets } from '../core/plan/edits.ts';
import { refuseOlder } from '../core/plan/never-older.ts';
import { settle } from '../core/plan/settle.ts';
import type { FileWriter, SnapshotReader } from '../core/ports.ts';
import type { LocalUpdateRequest } from '../core/request/request.ts';

export interface LocalPorts {
  readonly snapshot: SnapshotReader;
  readonly files: FileWriter;
}

/** @throws ReleaseError for every wrong path, image or file; nothing is written then */
export async function localUpdate(request: LocalUpdateRequest, ports: LocalPorts): Promise<LocalOutcome> {
  const targets = request.paths.map((path) => ({ path, images: request.images }));
  const known = await ports.snapshot.read([...new Set(request.paths.flatMap(initialPaths))]);
  const { value, files } = await settle((read) => editTargets(targets, read), known, ports.snapshot);
  if (!request.allowDowngrade) refuseOlder(value.changes);
  const edited = editFiles(value.edits, files);
  if (request.write) await ports.files.write(edited);
  return {
    written: request.write && edited.length > 0,
    changes: value.changes,
    notices: value.notices,
    files: edited.map((file) => {
      const entry = files.get(file.path);
      return { path: file.path, before: entry?.kind === 'file' ? entry.text : '', after: file.text };
    }),
  };
}
