/** `promote`: brings what one environment has to the next, a proposal for each app or one for all. */
import type { MergeGates } from '../commands/merge-job.ts';
import { mergeProposed } from '../commands/merge-proposal.ts';
import { type Promotion, preparePromotions } from '../commands/promote.ts';
import { createGates } from '../commands/promote-gates.ts';
import { showProposal } from '../commands/show-proposal.ts';
import { type Updated, update } from '../commands/update.ts';
import { mapBounded } from '../core/bounded.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import { worst } from '../core/gates/gate.ts';
import { gateContext } from '../core/gates/promotion.ts';
import { isTimeAlone, type MergeEnd } from '../core/merging/merge-end.ts';
import { type DiffPaths, joinOutputs, type Outputs, toOutputs } from '../core/report/outputs.ts';
import { formatSummaryDiff } from '../core/report/rendered.ts';
import { formatMergeSummary, formatSummary } from '../core/report/summary.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { OpenPorts } from '../wire.ts';
import { releaseUpdated } from './release.ts';
import { mergeInRounds } from './rounds.ts';
import { leave, type Run } from './run.ts';

const PROPOSED_AT_ONCE = 4;

/** Each asks GitHub again and again while it waits; those behind wait until one of these has ended. */
const MERGED_AT_ONCE = 20;

/** All proposals are opened before the first is merged: a merge may be waited for, and that keeps back no other. */
export async function runPromote(request: PromoteRequest, run: Run): Promise<void> {
  const { promotions, failures } = await preparePromotions(request, run.open.promote);
  // What is known of one proposal is not what is known of the step.
  const know = promotions.length === 1 ? run.know : () => undefined;
  const failed: Failure[] = [...failures];
  // Direct commits to one branch would only be in each other's way.
  const direct = promotions.some((each) => each.request.delivery === 'commit');
  const made = await mapBounded(promotions, direct ? 1 : PROPOSED_AT_ONCE, (promotion) =>
    apart(failed, () => propose(promotion, { request, run: { ...run, know } })),
  );
  const proposed = made.filter((one) => one !== undefined);
  await mapBounded(proposed, MERGED_AT_ONCE, (one) => apart(failed, () => merge(one, { request, run })));
  if (promotions.length === 0 && failed.length === 0)
    await run.front.summary('### Promotion\n\nNothing to promote.\n');
  const outputs = joinOutputs(
    proposed.map((one) => one.outputs),
    request.environment ?? '',
  );
  run.know(outputs);
  run.front.outputs(outputs);
  const [first, ...others] = failed;
  if (first !== undefined) throw new ReleaseError([first, ...others]);
}

/** What stands in the way of one proposal does not keep back the others. */
async function apart<Value>(failed: Failure[], act: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    failed.push(...error.failures);
    return undefined;
  }
}

interface Surroundings {
  readonly request: PromoteRequest;
  readonly run: Run;
}

/** A proposal that stands, with all that its merge needs. */
interface Proposed {
  readonly promotion: Promotion;
  updated: Updated;
  readonly open: OpenPorts;
  readonly files: DiffPaths | undefined;
  outputs: Outputs;
}

/** @returns undefined where nothing may be written yet */
async function propose(promotion: Promotion, { request, run }: Surroundings): Promise<Proposed | undefined> {
  const { front, know } = run;
  const open = await openFor(promotion, run.open);
  if (await isHeldBack(promotion, { request, run, open })) return undefined;
  const updated = await update(promotion.request, { ...open.update, know });
  const shown = await showProposal(updated, open.show);
  const files = shown === undefined ? undefined : await leave(shown, front);
  const { outcome } = updated;
  const rendered = shown === undefined ? '' : `\n${formatSummaryDiff(shown)}`;
  await front.summary(`${formatSummary(outcome)}${storyOf(updated)}${rendered}`);
  return { promotion, updated, open, files, outputs: toOutputs({ outcome, files }) };
}

async function merge(one: Proposed, { request, run }: Surroundings): Promise<void> {
  const { promotion, open } = one;
  const end = await mergeInRounds(
    {
      merge: () => mergeOnce(one, run),
      remake: async () => {
        one.updated = await update(promotion.request, { ...open.update, know: run.know });
      },
      look: () => update({ ...promotion.request, dryRun: true }, { ...open.update, know: () => undefined }),
    },
    run.front,
  );
  if (end?.failure === undefined) return releaseUpdated(one.updated, end, { ...run, open });
  if (request.apply.kind === 'named' || !isTimeAlone(end)) throw new ReleaseError(end.failure);
  run.front.log.notice({ level: 'notice', what: end.failure.what });
}

async function mergeOnce(one: Proposed, run: Run): Promise<MergeEnd | undefined> {
  const { promotion, updated, open, files } = one;
  const { outcome } = updated;
  const gates = gatesOf(promotion, updated, run);
  if (outcome.request.merge.mode === 'manual') await tellGates(updated, gates, open);
  const end = await mergeProposed(updated, open.merge, gates);
  one.outputs = toOutputs({ outcome, files, merge: end });
  if (end !== undefined) await run.front.summary(`\n${formatMergeSummary(end)}`);
  return end;
}

/** Another repository is another connection. */
async function openFor({ route, target }: Promotion, open: OpenPorts): Promise<OpenPorts> {
  const { repository } = route.target;
  if (repository === undefined || target.side === open.promote) return open;
  return open.elsewhere(repository);
}

function gatesOf(promotion: Promotion, { decision }: Updated, { front }: Run): MergeGates {
  const { request, facts } = decision;
  const context = gateContext(promotion.route.target.name);
  return createGates(promotion, {
    log: front.log,
    runUrl: request.provenance.run?.url,
    required: facts.requiredChecks.some((check) => check.context.toLowerCase() === context.toLowerCase()),
    dryRun: request.dryRun,
  });
}

/** A proposal that people merge carries the status, too. */
async function tellGates({ outcome }: Updated, gates: MergeGates, open: OpenPorts): Promise<void> {
  const { pullRequest, operation } = outcome;
  if (pullRequest?.headSha === undefined || operation === 'closed' || outcome.stale) return;
  await gates.judge(pullRequest.headSha, { now: open.merge.clock.now() });
}

/** A commit straight onto the branch waits for nothing: it is not made while the environment's rules are not met. */
async function isHeldBack(
  promotion: Promotion,
  { request, run, open }: Surroundings & { readonly open: OpenPorts },
): Promise<boolean> {
  if (promotion.request.delivery !== 'commit') return false;
  if (!promotion.apps.some(({ moves }) => moves.some(({ changes }) => changes))) return false;
  const quiet = { log: run.front.log, runUrl: undefined, required: false, dryRun: true };
  const rulings = await createGates(promotion, quiet).judge('', { now: open.merge.clock.now() });
  if (worst(rulings) === 'met') return false;
  const reasons = rulings
    .filter(({ state }) => state !== 'met')
    .map(({ rule, reason }) => `${rule}: ${reason}`);
  const what = `${promotion.request.apps.join(', ')} is not promoted to ${promotion.route.target.name}. ${reasons.join('; ')}`;
  const next = 'Run this again then, as a scheduled `promote` does.';
  if (request.apply.kind === 'named') throw new ReleaseError({ code: 'gate-refused', what, next });
  run.front.log.notice({ level: 'notice', what });
  return true;
}

function storyOf({ outcome }: Updated): string {
  const { story } = outcome.request;
  if (story === undefined || outcome.changes.length === 0) return '';
  return `\n${story.sections.join('\n\n')}\n`;
}
