/** A change of an environment's images: proposed, and released once it is on the base. */
import { type Change, propose } from './propose.ts';
import { releaseUpdated } from './release.ts';
import type { Run } from './run.ts';

export async function runProposal(change: Change, run: Run): Promise<void> {
  const proposed = await propose(change, run);
  if (proposed !== undefined) await releaseUpdated(proposed.updated, proposed.end, run);
}
