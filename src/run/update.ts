/** `update`: sets images. */
import { update } from '../commands/update.ts';
import type { UpdateRequest } from '../core/request/request.ts';
import { whereItStands } from './elsewhere.ts';
import { runProposal } from './proposal.ts';
import type { Run } from './run.ts';

export function runUpdate(asked: UpdateRequest, run: Run): Promise<void> {
  return whereItStands(asked, run, proposeUpdate);
}

function proposeUpdate(request: UpdateRequest, run: Run): Promise<void> {
  const { open, know } = run;
  const dry = { ...request, dryRun: true };
  return runProposal(
    {
      make: () => update(request, { ...open.update, know }),
      look: () => update(dry, { ...open.update, know: () => undefined }),
    },
    run,
  );
}
