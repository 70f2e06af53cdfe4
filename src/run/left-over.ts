/** Proposals that a promotion has left behind: closed where nothing is to be promoted, held back where nobody can tell. */
import { isRequired } from '../commands/gate-status.ts';
import type { LeftOver } from '../commands/promote-left-over.ts';
import { update } from '../commands/update.ts';
import { ReleaseError } from '../core/errors.ts';
import { gateContext } from '../core/gates/promotion.ts';
import { formatLeftOver } from '../core/report/left-over.ts';
import { type Outputs, toOutputs } from '../core/report/outputs.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { OpenPorts } from '../wire.ts';
import { holdBack } from './hold-back.ts';
import type { Run } from './run.ts';

export interface LeftOverGround {
  readonly request: PromoteRequest;
  readonly run: Run;
  readonly open: OpenPorts;
}

/**
 * @returns what was written of it
 * @throws ReleaseError what stands in the way of the app, but where a schedule has closed all that was left of it
 */
export async function settleLeftOver(
  leftOver: LeftOver,
  ground: LeftOverGround,
): Promise<Outputs | undefined> {
  const { why, failures, standing } = leftOver;
  const { request, run } = ground;
  const outputs = await withdraw(leftOver, ground);
  if (outputs === undefined && !request.dryRun) await hold(leftOver, ground);
  const end = outputs === undefined ? 'held' : request.dryRun ? 'would close' : 'closed';
  const { number, url } = standing.pullRequest;
  const told = formatLeftOver({ number, url, end, why });
  await run.front.summary(told.markdown);
  run.front.log.notice({ level: 'warning', what: told.text });
  const [first, ...others] = failures;
  if (first !== undefined && (outputs === undefined || request.apply.kind !== 'open'))
    throw new ReleaseError([first, ...others]);
  return outputs;
}

/** What people have added to a proposal is not thrown away. */
async function withdraw({ withdrawal }: LeftOver, { open }: LeftOverGround): Promise<Outputs | undefined> {
  if (withdrawal === undefined) return undefined;
  const { log } = open.update;
  const quiet = { ...log, info: (text: string) => log.debug(text) };
  const { outcome } = await update(withdrawal, { ...open.update, log: quiet, know: () => undefined });
  return outcome.operation === 'closed' ? toOutputs({ outcome }) : undefined;
}

function hold({ standing, ...leftOver }: LeftOver, { request, run }: LeftOverGround): Promise<void> {
  const required = isRequired(standing.facts, gateContext(leftOver.route.target.name));
  const runUrl = request.provenance.run?.url;
  return holdBack({ ...leftOver, head: standing.head, required }, { log: run.front.log, runUrl });
}
