/** `update`: sets images. */
import { update } from '../commands/update.ts';
import type { UpdateRequest } from '../core/request/request.ts';
import { runProposal } from './proposal.ts';
import type { Run } from './run.ts';

export function runUpdate(request: UpdateRequest, run: Run): Promise<void> {
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
