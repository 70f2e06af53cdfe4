/** What every local command needs first: a folder. */
import { ReleaseError } from '../core/errors.ts';
import type { SnapshotReader } from '../core/ports.ts';

/** @throws ReleaseError path-missing where `--dir` names no folder */
export async function requireFolder(dir: string, snapshot: SnapshotReader): Promise<void> {
  const root = (await snapshot.read([''])).get('');
  if (root?.kind === 'folder') return;
  throw new ReleaseError({
    code: 'path-missing',
    what:
      root === undefined || root.kind === 'missing' ? `there is no folder "${dir}"` : `"${dir}" is no folder`,
    where: '--dir',
    next: "Give the root of the config repository's checkout.",
  });
}
