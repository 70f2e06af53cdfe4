/** What the target environment asks of a promotion, judged at each look and told GitHub by a commit status. */
import { ReleaseError } from '../core/errors.ts';
import type { Ruling } from '../core/gates/gate.ts';
import {
  type GateMoment,
  type GateStatus,
  gateContext,
  judgePromotion,
  toGateStatus,
  type VerifiedFact,
  verifiedContext,
} from '../core/gates/promotion.ts';
import type { Log } from '../core/ports.ts';
import type { MergeGates } from './merge-job.ts';
import type { Promotion } from './promote.ts';

export interface GateOptions {
  readonly log: Log;
  /** Address that the status leads to. */
  readonly runUrl: string | undefined;
  /** The base branch requires the status, so that it is told also where nothing is asked for. */
  readonly required: boolean;
  readonly dryRun: boolean;
}

export function createGates(promotion: Promotion, options: GateOptions): MergeGates {
  const context = gateContext(promotion.route.target.name);
  let verified: VerifiedFact | undefined;
  let told: Promise<GateStatus | undefined> | undefined;
  let toldOn = '';
  const tell = async (head: string, rulings: readonly Ruling[]): Promise<void> => {
    const status = toGateStatus(rulings);
    if (options.dryRun || head === '' || (rulings.length === 0 && !options.required)) return;
    if (toldOn !== head) told = promotion.target.side.statuses.read(head, context);
    toldOn = head;
    const known = await told;
    if (known?.state === status.state && known.description === status.description) return;
    const url = options.runUrl === undefined ? {} : { url: options.runUrl };
    await promotion.target.side.statuses.write(head, context, { ...status, ...url });
    told = Promise.resolve(status);
    options.log.info(`${context}: ${status.state}, ${status.description}`);
  };
  return {
    context,
    async judge(head, moment) {
      if (verified?.state !== 'success')
        verified = await tolerating(options, 'whether it is verified is not known', () =>
          readVerified(promotion),
        );
      const judged = (at: GateMoment): readonly Ruling[] => rulingsOf(promotion, verified, at);
      await tolerating(options, 'the commit status is not written', () =>
        tell(head, judged({ now: moment.now })),
      );
      return judged(moment);
    },
  };
}

function rulingsOf(
  { route, traces, apps, override }: Promotion,
  verified: VerifiedFact | undefined,
  moment: GateMoment,
): readonly Ruling[] {
  const restart = route.target['soak-restart'] !== false;
  const moving = apps.filter(({ moves }) => moves.some(({ changes }) => changes));
  const arrivals = moving.map(({ app }) => {
    const trace = traces.get(app);
    return restart ? trace?.since : trace?.ahead;
  });
  const known = arrivals.flatMap((at) => at ?? []);
  const since = known.length === 0 || known.length < arrivals.length ? undefined : Math.max(...known);
  return judgePromotion(route.target, { from: route.source.name, since, verified, override }, moment);
}

const WORST = ['failure', 'none', 'pending', 'success'] as const;

/** The worst of what is said of each app's newest commit. */
async function readVerified({
  route,
  traces,
  source,
  override,
}: Promotion): Promise<VerifiedFact | undefined> {
  if (route.target['require-verified'] !== true || override !== undefined) return undefined;
  const commits = [...new Set([...traces.values()].map(({ newest }) => newest))];
  const contexts = [verifiedContext(route.source.name)];
  const facts = await source.side.statuses.verified(
    source.opened.facts.base.oid,
    commits.map((commit) => ({ commit, contexts })),
  );
  return WORST.flatMap((state) => facts.filter((fact) => fact.state === state))[0];
}

/** The proposal stands, whether or not GitHub can be asked or told; what is not known is not met. */
async function tolerating<Value>(
  { log }: GateOptions,
  without: string,
  act: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [{ what, next }] = error.failures;
    log.notice({ level: 'warning', what: `${without}: ${what} ${next}` });
    return undefined;
  }
}
