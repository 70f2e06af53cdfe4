/** Proposals that a promotion has left behind: closed where nothing is to be promoted, held back where nobody can tell. */
import { createTeller, isRequired, tolerating } from '../commands/gate-status.ts';
import type { LeftOver } from '../commands/promote-left-over.ts';
import { update } from '../commands/update.ts';
import { ReleaseError } from '../core/errors.ts';
import { gateContext, isDemanding, toGateStatus } from '../core/gates/promotion.ts';
import { formatLeftOver } from '../core/report/left-over.ts';
import { type Outputs, toOutputs } from '../core/report/outputs.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { OpenPorts } from '../wire.ts';
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
  if (outputs === undefined && !request.dryRun) await holdBack(leftOver, ground);
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

/** Nothing asks for the status where the environment demands nothing. */
async function holdBack(
  { route, target, standing, why }: LeftOver,
  { request, run }: LeftOverGround,
): Promise<void> {
  const context = gateContext(route.target.name);
  if (!isDemanding(route.target) && !isRequired(standing.facts, context)) return;
  const { log } = run.front;
  const runUrl = request.provenance.run?.url;
  const tell = createTeller({ statuses: target.side.statuses, context, log, runUrl });
  const status = toGateStatus([{ rule: route.source.name, state: 'pending', reason: why }]);
  await tolerating(log, 'the commit status is not written', () => tell(standing.head, status));
}
