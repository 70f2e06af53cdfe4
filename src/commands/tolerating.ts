/** What may fail without failing the run. */
import { ReleaseError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { formatAdvice } from '../core/report/failure.ts';

/** @param without what is missing then, for the warning. @returns undefined where it was refused */
export async function tolerating<Value>(
  log: Log,
  without: string,
  act: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [first] = error.failures;
    log.notice({ level: 'warning', what: `${without}: ${formatAdvice(first)}` });
    return undefined;
  }
}
