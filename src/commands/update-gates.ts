/** What an environment asks of a merge that is no promotion, told by the status that a branch requires. */
import { NO_CONFIG } from '../core/config/config.ts';
import { parseTrail } from '../core/delivery/trail.ts';
import { FREEZE } from '../core/gates/freeze.ts';
import type { Ruling } from '../core/gates/gate.ts';
import {
  type GateMoment,
  type GateStatus,
  gateContext,
  judgeFreeze,
  judgeRollbackFreeze,
  passedOver,
  toGateStatus,
} from '../core/gates/promotion.ts';
import type { Log } from '../core/ports.ts';
import type { GateStatuses } from '../core/promote/ports.ts';
import { createOthersTeller, createTeller, isRequired } from './gate-status.ts';
import type { MergeGates } from './merge-job.ts';
import { tolerating } from './tolerating.ts';
import type { Updated } from './update.ts';

/** @returns undefined where the branch requires no such status: then nothing is asked or told */
export function createUpdateGates(
  updated: Updated,
  { statuses, log }: { readonly statuses: GateStatuses; readonly log: Log },
): MergeGates | undefined {
  const { environment, provenance, dryRun } = updated.outcome.request;
  if (environment === undefined || dryRun) return undefined;
  const context = gateContext(environment);
  const required = isRequired(updated.decision.facts, context);
  const telling = { statuses, log, runUrl: provenance.run?.url };
  const tellOthers = createOthersTeller(updated, telling);
  if (!required && tellOthers === undefined) return undefined;
  const tell = required ? createTeller({ ...telling, context }) : undefined;
  return {
    context: required ? context : undefined,
    async judge(head, moment) {
      const status = statusOf(rulingsOf(updated, { now: moment.now }));
      await tolerating(log, 'the commit status is not written', async () => {
        await tellOthers?.(head);
        await tell?.(head, status);
      });
      return rulingsOf(updated, moment);
    },
  };
}

/** Soak time and verification are asked of promotions: a proposal that carries on with one is not let pass by them. */
function rulingsOf({ outcome, decision }: Updated, moment: GateMoment): readonly Ruling[] {
  const { merge, environment, home, rollback } = outcome.request;
  const { freeze = [] } = merge;
  const { environments } = home?.config ?? decision.config ?? NO_CONFIG;
  const settings = environments.find(({ name }) => name === environment);
  const demanding = settings?.soak !== undefined || settings?.['require-verified'] === true;
  const reason = 'it also holds what other runs have asked for, which may be promotions';
  const next = 'Let `promote` make the proposal anew, or merge this change by itself.';
  return [
    ...(freeze.length === 0
      ? []
      : [(rollback === undefined ? judgeFreeze : judgeRollbackFreeze)(freeze, moment)]),
    ...(settings?.freeze === undefined || rollback?.override === undefined
      ? []
      : [passedOver(FREEZE, rollback.override)]),
    ...(demanding && carriesOn(decision.plan.whole.body)
      ? [{ rule: 'carried', state: 'pending', reason, next } as const]
      : []),
  ];
}

function carriesOn(message: string): boolean {
  const trail = parseTrail(message);
  const run = ({ repository, run: id }: { repository: string; run: number }) => `${repository} ${id}`;
  const own = trail?.origin === undefined ? undefined : run(trail.origin);
  return (trail?.intents ?? []).some(
    ({ origin }) => (origin === undefined || origin === null ? undefined : run(origin)) !== own,
  );
}

function statusOf(rulings: readonly Ruling[]): GateStatus {
  if (rulings.length > 0) return toGateStatus(rulings);
  return { state: 'success', description: 'no promotion: nothing is asked for' };
}
