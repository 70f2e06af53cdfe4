/** What the target environment asks of a promotion, judged at each look and told GitHub by a commit status. */
import type { Ruling } from '../core/gates/gate.ts';
import {
  type GateMoment,
  gateContext,
  judgePromotion,
  toGateStatus,
  type VerifiedFact,
  verifiedContext,
} from '../core/gates/promotion.ts';
import type { Log } from '../core/ports.ts';
import { createTeller } from './gate-status.ts';
import type { MergeGates } from './merge-job.ts';
import type { Promotion } from './promote.ts';
import { NOTHING } from './promote-places.ts';
import { tolerating } from './tolerating.ts';

export interface GateOptions {
  readonly log: Log;
  /** Address that the status leads to. */
  readonly runUrl: string | undefined;
  /** The base branch requires the status, so that it is told also where nothing is asked for. */
  readonly required: boolean;
  readonly dryRun: boolean;
  /** Tells what the branch requires of other environments. */
  readonly tellOthers?: ((head: string) => Promise<void>) | undefined;
}

export function createGates(promotion: Promotion, options: GateOptions): MergeGates {
  const context = gateContext(promotion.route.target.name);
  let verified: VerifiedFact | undefined;
  const { log, runUrl } = options;
  const teller = createTeller({ statuses: promotion.target.side.statuses, context, log, runUrl });
  const tell = async (head: string, rulings: readonly Ruling[]): Promise<void> => {
    if (options.dryRun || head === '') return;
    await options.tellOthers?.(head);
    if (rulings.length === 0 && !options.required) return;
    await teller(head, toGateStatus(rulings));
  };
  return {
    context,
    async judge(head, moment) {
      // What was verified may fail while the run waits.
      verified = await tolerating(log, 'whether it is verified is not known', () => readVerified(promotion));
      const judged = (at: GateMoment): readonly Ruling[] => rulingsOf(promotion, verified, at);
      await tolerating(log, 'the commit status is not written', () =>
        tell(head, judged({ now: moment.now })),
      );
      return judged(moment);
    },
    outdated: () => findNewer(promotion),
  };
}

/** @returns what has changed in the environment that the images come from since they were read */
async function findNewer({ route, apps, source }: Promotion): Promise<string | undefined> {
  const { side, opened } = source;
  const { base } = opened.facts;
  const now = await side.repository.open({ ...NOTHING, base: base.name });
  if (now.facts.base.oid === base.oid) return undefined;
  const { changed } = await side.commits.compare(base.oid, now.facts.base.oid);
  const touched = apps.filter(({ sourcePath }) =>
    changed.some((file) => file === sourcePath || file.startsWith(`${sourcePath}/`)),
  );
  if (touched.length === 0) return undefined;
  return `${route.source.name} has changed since ${touched.map(({ app }) => app).join(', ')} was read there`;
}

function movingOf({ apps }: Promotion): Promotion['apps'] {
  return apps.filter(({ moves }) => moves.some(({ changes }) => changes));
}

function rulingsOf(
  promotion: Promotion,
  verified: VerifiedFact | undefined,
  moment: GateMoment,
): readonly Ruling[] {
  const { route, traces, override } = promotion;
  const restart = route.target['soak-restart'] !== false;
  const arrivals = movingOf(promotion).map(({ app }) => {
    const trace = traces.get(app);
    return restart ? trace?.since : trace?.ahead;
  });
  const known = arrivals.flatMap((at) => at ?? []);
  const since = known.length === 0 || known.length < arrivals.length ? undefined : Math.max(...known);
  return judgePromotion(route.target, { from: route.source.name, since, verified, override }, moment);
}

const WORST = ['failure', 'none', 'pending', 'success'] as const;

/** The worst of what is said of each app's newest commit; of an app whose commits nobody knows nothing is said. */
async function readVerified(promotion: Promotion): Promise<VerifiedFact | undefined> {
  const { route, traces, source, override } = promotion;
  if (route.target['require-verified'] !== true || override !== undefined) return undefined;
  const whole = verifiedContext(route.source.name);
  const moving = movingOf(promotion);
  const queries = moving.flatMap(({ app }) => {
    const commit = traces.get(app)?.newest;
    return commit === undefined ? [] : { commit, contexts: [whole, verifiedContext(route.source.name, app)] };
  });
  const told = await source.side.statuses.verified(source.opened.facts.base.oid, queries);
  const unknown: readonly VerifiedFact[] =
    queries.length < moving.length ? [{ state: 'none', commit: '' }] : [];
  const facts = [...told, ...unknown];
  return WORST.flatMap((state) => facts.filter((fact) => fact.state === state))[0];
}
