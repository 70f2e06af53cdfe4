/** What an environment asks for before a change is merged into it: time, a free window, a verified rollout. */
import type { Environment } from '../config/config.ts';
import { parseDuration } from '../request/duration.ts';
import { toDescription } from './description.ts';
import { FREEZE, type FreezeWindow, frozenAt } from './freeze.ts';
import { type Ruling, worst } from './gate.ts';

/** What is known of the environment that the images come from. */
export interface PromotionFacts {
  /** Environment that the images come from. */
  readonly from: string;
  /** When the images came there; undefined: nothing tells. Milliseconds since 1970. */
  readonly since: number | undefined;
  readonly verified: VerifiedFact | undefined;
  /** Reason for which soak time and verification are passed over. */
  readonly override: string | undefined;
}

/** What is said of the newest commit of an environment, or of a later one of its branch. */
export interface VerifiedFact {
  readonly state: 'success' | 'failure' | 'pending' | 'none';
  readonly commit: string;
}

export interface GateMoment {
  readonly now: number;
  /** Until when the run waits; what takes longer is refused, for waiting cannot cure it. Undefined: it does not wait. */
  readonly deadline?: number;
}

type Demands = Pick<Environment, 'soak' | 'freeze' | 'require-verified'>;

/** @returns nothing for an environment that demands nothing */
export function judgePromotion(
  demands: Demands,
  facts: PromotionFacts,
  moment: GateMoment,
): readonly Ruling[] {
  const { soak, freeze } = demands;
  const rulings = [
    soak === undefined ? [] : [judgeSoak(soak, facts, moment)],
    demands['require-verified'] === true ? [judgeVerified(facts)] : [],
    freeze === undefined || freeze.length === 0 ? [] : [judgeFreeze(freeze, moment)],
  ];
  return rulings.flat();
}

/** Whether an environment asks for anything that is judged here. */
export function isDemanding({ soak, freeze = [], ...demands }: Demands): boolean {
  return soak !== undefined || demands['require-verified'] === true || freeze.length > 0;
}

/** Also what an update is held to: no merge in a freeze window. */
export function judgeFreeze(freeze: readonly FreezeWindow[], moment: GateMoment): Ruling {
  const frozen = frozenAt(freeze, moment.now);
  const rule = FREEZE;
  if (frozen === undefined) return { rule, state: 'met', reason: 'nothing is frozen now' };
  const why = frozen.reason === undefined ? '' : ` (${frozen.reason})`;
  return { rule, ...until(frozen.until, `frozen${why} until ${minute(frozen.until)}`, moment) };
}

/** Of a rollback: nobody is told to wait who may say why that cannot be. */
export function judgeRollbackFreeze(freeze: readonly FreezeWindow[], moment: GateMoment): Ruling {
  const ruling = judgeFreeze(freeze, moment);
  if (ruling.state === 'met') return ruling;
  return { ...ruling, next: 'Run this again then, or say in `override` why this rollback cannot wait.' };
}

function judgeSoak(soak: string, { from, since, override }: PromotionFacts, moment: GateMoment): Ruling {
  const rule = 'soak';
  if (override !== undefined) return passedOver(rule, override);
  if (since === undefined)
    return { rule, state: 'pending', reason: `nothing tells since when ${from} has these images` };
  const ripe = since + parseDuration(soak);
  const reason = `in ${from} since ${minute(since)}, of ${soak}`;
  if (moment.now >= ripe) return { rule, state: 'met', reason };
  return { rule, ...until(ripe, `${reason}; ripe at ${minute(ripe)}`, moment) };
}

function judgeVerified({ from, verified, override }: PromotionFacts): Ruling {
  const rule = 'verified';
  if (override !== undefined) return passedOver(rule, override);
  const commit = verified?.commit.slice(0, 10) ?? '';
  switch (verified?.state) {
    case 'success':
      return { rule, state: 'met', reason: `${from} is verified at ${commit}` };
    case 'failure':
      return { rule, state: 'pending', reason: `the rollout of ${from} has failed at ${commit}` };
    case 'pending':
      return { rule, state: 'pending', reason: `the rollout of ${from} at ${commit} is under way` };
    default: {
      const reason = `nothing says that ${from} runs ${commit === '' ? 'these images' : `${commit} or later`}`;
      return { rule, state: 'pending', reason, next: `Let the command \`verify\` run for ${from}.` };
    }
  }
}

/** A rule that a person's reason has lifted. */
export function passedOver(rule: string, reason: string): Ruling {
  return { rule, state: 'met', reason: `passed over: ${reason}` };
}

function until(
  at: number,
  reason: string,
  { now, deadline }: GateMoment,
): Pick<Ruling, 'state' | 'reason' | 'next'> {
  if (now >= at) return { state: 'met', reason };
  if (deadline === undefined || at <= deadline) return { state: 'pending', reason };
  const next =
    'That is later than `timeout`: run this again then, as a scheduled `promote` does, or set `merge: auto`. The pull request stays open.';
  return { state: 'refused', reason, next };
}

/** `2026-11-21 16:00 UTC`: a text that stays the same while time passes. */
export function minute(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Context of the commit status on a proposal. */
export function gateContext(environment: string): string {
  return `gitops-release/${environment}`;
}

/**
 * Context of the commit status by which `verify` says that an environment runs a commit: of one app, for one that runs
 * says nothing of the others; without an app of the environment as a whole. Names hold no slash.
 */
export function verifiedContext(environment: string, app = ''): string {
  return `gitops-release/verified/${environment}${app === '' ? '' : `/${app}`}`;
}

/** Contexts of what was verified. @param apps empty: the environment as a whole */
export function verifiedContexts(environment: string, apps: readonly string[]): readonly string[] {
  const named = apps.filter((app) => app !== '');
  return named.length === 0
    ? [verifiedContext(environment)]
    : named.map((app) => verifiedContext(environment, app));
}

/** Contexts that speak of apps: their own, and that of the whole environment. */
export function wordsOf(environment: string, apps: readonly string[]): readonly string[] {
  return [...new Set([verifiedContext(environment), ...verifiedContexts(environment, apps)])];
}

export interface GateStatus {
  readonly state: 'success' | 'pending';
  readonly description: string;
}

/** The rulings as one commit status. */
export function toGateStatus(rulings: readonly Ruling[]): GateStatus {
  const open = rulings.filter(({ state }) => state !== 'met');
  const told = (open.length > 0 ? open : rulings).map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
  const description = toDescription(told === '' ? 'nothing is asked for' : told);
  return { state: worst(rulings) === 'met' ? 'success' : 'pending', description };
}
