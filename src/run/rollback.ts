/** `rollback`: an update whose images are those of an earlier state. */
import { rollback } from '../commands/rollback.ts';
import type { RollbackRequest } from '../core/request/request.ts';
import type { Run } from './run.ts';
import { concludeUpdate } from './update.ts';

export async function runRollback(request: RollbackRequest, run: Run): Promise<void> {
  const { open, know } = run;
  await concludeUpdate(await rollback(request, { ...open.update, past: open.past, know }), run);
}
