/** The commit status on a proposal's head by which GitHub's rules wait for what an environment asks for. */
import type { RepositoryFacts } from '../core/facts.ts';
import { untouchedEnvironments } from '../core/gates/other-environments.ts';
import { type GateStatus, gateContext } from '../core/gates/promotion.ts';
import type { Log } from '../core/ports.ts';
import type { GateStatuses } from '../core/promote/ports.ts';
import type { MergeGates } from './merge-job.ts';
import type { Updated } from './update.ts';

export interface TellerOptions {
  readonly statuses: GateStatuses;
  readonly context: string;
  readonly log: Log;
  /** Address that the status leads to. */
  readonly runUrl: string | undefined;
}

export type Teller = (head: string, status: GateStatus) => Promise<void>;

/** @returns writes the status where it is not there yet */
export function createTeller({ statuses, context, log, runUrl }: TellerOptions): Teller {
  let told: Promise<GateStatus | undefined> | undefined;
  let toldOn = '';
  return async (head, status) => {
    if (toldOn !== head) told = statuses.read(head, context);
    toldOn = head;
    const known = await told;
    if (known?.state === status.state && known.description === status.description) return;
    const written = await statuses.write({ ...status, commit: head, context, url: runUrl });
    // The next look tells it.
    if (written.kind !== 'done')
      return log.notice({ level: 'warning', what: `the commit status is not written: ${written.why}` });
    told = Promise.resolve(status);
    log.info(`${context}: ${status.state}, ${status.description}`);
  };
}

/** Tells that a proposal changes nothing of other environments, whose status the branch requires as well. */
export function createOthersTeller(
  { decision }: Updated,
  options: Omit<TellerOptions, 'context'>,
): ((head: string) => Promise<void>) | undefined {
  const { config, facts, plan, request } = decision;
  const files = [...new Set(plan.changes.map(({ file }) => file))];
  const proposed = { environment: request.environment, files };
  const names = config === undefined ? [] : untouchedEnvironments(proposed, facts.requiredChecks, config);
  if (names.length === 0 || request.dryRun) return undefined;
  const tellers = names.map((name) => {
    const tell = createTeller({ ...options, context: gateContext(name) });
    return (head: string) => tell(head, { state: 'success', description: `nothing of ${name} is changed` });
  });
  return async (head) => {
    for (const tell of tellers) await tell(head);
  };
}

export function isRequired({ requiredChecks }: RepositoryFacts, context: string): boolean {
  return requiredChecks.some((check) => check.context.toLowerCase() === context.toLowerCase());
}

/** A proposal that people merge carries the status, too. */
export async function tellGates({ outcome }: Updated, gates: MergeGates, now: number): Promise<void> {
  const { request, pullRequest, operation } = outcome;
  if (pullRequest?.headSha === undefined || operation === 'closed' || outcome.stale || request.dryRun) return;
  await gates.judge(pullRequest.headSha, { now });
}
