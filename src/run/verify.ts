/** `verify`: waits for the operator, and fails where it does not say that the commit runs. */
import { verify } from '../commands/verify.ts';
import type { RollbackWish } from '../commands/verify-ports.ts';
import { ReleaseError } from '../core/errors.ts';
import type { Outputs } from '../core/report/outputs.ts';
import { formatVerifySummary, toVerifyOutputs } from '../core/report/verify.ts';
import type { VerifyRequest } from '../core/request/request.ts';
import { parseRequest } from '../request.ts';
import { runRollback } from './rollback.ts';
import type { Run } from './run.ts';

export async function runVerify(request: VerifyRequest, run: Run): Promise<void> {
  const { front, open, know } = run;
  const outcome = await verify(request, { ...open.verify, rollback: (wish) => rollBack(wish, run) });
  const outputs = toVerifyOutputs(outcome);
  know(outputs);
  await front.summary(formatVerifySummary(outcome));
  if (outcome.failure !== undefined) throw new ReleaseError(outcome.failure);
  front.outputs(outputs);
  if (outcome.why === undefined) front.log.info(`${outcome.environment} runs ${outcome.commit}`);
  else front.log.notice({ level: 'notice', what: outcome.why });
}

/** Opens the rollback by the same inputs; people merge it. @returns address of the pull request or the commit */
async function rollBack({ environment, apps, failed }: RollbackWish, run: Run): Promise<string | undefined> {
  const { source } = run.front;
  const own = [...source.inputs.values].filter(([name]) => !['timeout', 'commit'].includes(name));
  const asked = { command: 'rollback', environment, app: apps.join('\n'), to: 'previous', merge: 'manual' };
  const values = new Map([...own, ...Object.entries(asked)]);
  const { ask } = parseRequest({ ...source, inputs: { ...source.inputs, values } });
  if (ask.command !== 'rollback') throw new Error('a rollback was asked for');
  let outputs: Outputs = {};
  const know = (more: Outputs): void => {
    outputs = { ...outputs, ...more };
  };
  await runRollback({ ...ask, failed }, { ...run, know });
  return outputs['pull-request-url'] || outputs['commit-sha'] || undefined;
}
