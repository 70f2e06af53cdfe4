/** Which file runs which command. */
import type { Request } from '../request.ts';
import { runDiff, runReport } from './diff.ts';
import { runPromote } from './promote.ts';
import { runRelease } from './release.ts';
import { runRollback } from './rollback.ts';
import type { Run } from './run.ts';
import { runUpdate } from './update.ts';
import { runVerify } from './verify.ts';

/** @throws ReleaseError why the step fails */
export function runCommand(ask: Request['ask'], run: Run): Promise<void> {
  switch (ask.command) {
    case 'update':
      return runUpdate(ask, run);
    case 'diff':
      return runDiff(ask, run);
    case 'report':
      return runReport(ask, run);
    case 'promote':
      return runPromote(ask, run);
    case 'release':
      return runRelease(ask, run);
    case 'verify':
      return runVerify(ask, run);
    case 'rollback':
      return runRollback(ask, run);
  }
}
