/** `rollback`: an update whose images are those of an earlier state. */
import { rollback } from '../commands/rollback.ts';
import type { RollbackRequest } from '../core/request/request.ts';
import { whereItStands } from './elsewhere.ts';
import { runProposal } from './proposal.ts';
import type { Run } from './run.ts';

export function runRollback(asked: RollbackRequest, run: Run): Promise<void> {
  return whereItStands(asked, run, proposeRollback);
}

function proposeRollback(request: RollbackRequest, run: Run): Promise<void> {
  const { open, know } = run;
  const ports = { ...open.update, past: open.past, words: open.words };
  const dry = { ...request, dryRun: true };
  return runProposal(
    {
      make: () => rollback(request, { ...ports, know }),
      look: () => rollback(dry, { ...ports, know: () => undefined }),
    },
    run,
  );
}
