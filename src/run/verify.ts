/** `verify`: waits for the operator, and fails where it does not say that the commit runs. */
import { verify } from '../commands/verify.ts';
import type { Rollback } from '../commands/verify-ports.ts';
import { ReleaseError } from '../core/errors.ts';
import { formatVerifySummary, toVerifyOutputs } from '../core/report/verify.ts';
import type { VerifyRequest } from '../core/request/request.ts';
import type { Run } from './run.ts';

/** @param rollback what `on-failure: rollback` calls; undefined: the run only says so */
export async function runVerify(
  request: VerifyRequest,
  { front, open, know }: Run,
  rollback?: Rollback,
): Promise<void> {
  const ports = rollback === undefined ? open.verify : { ...open.verify, rollback };
  const outcome = await verify(request, ports);
  const outputs = toVerifyOutputs(outcome);
  know(outputs);
  await front.summary(formatVerifySummary(outcome));
  if (outcome.failure !== undefined) throw new ReleaseError(outcome.failure);
  front.outputs(outputs);
  if (outcome.why === undefined) front.log.info(`${outcome.environment} runs ${outcome.commit}`);
  else front.log.notice({ level: 'notice', what: outcome.why });
}
