/** `promote`: brings what one environment has to the next, a proposal for each app or one for all. */
import { createOthersTeller, isRequired, tellGates } from '../commands/gate-status.ts';
import type { MergeGates } from '../commands/merge-job.ts';
import { mergeProposed } from '../commands/merge-proposal.ts';
import { type Promotion, type Promotions, preparePromotions } from '../commands/promote.ts';
import { createGates } from '../commands/promote-gates.ts';
import { showProposal } from '../commands/show-proposal.ts';
import { type Updated, update } from '../commands/update.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import { worst } from '../core/gates/gate.ts';
import { gateContext } from '../core/gates/promotion.ts';
import { isTimeAlone, type MergeEnd } from '../core/merging/merge-end.ts';
import { plain } from '../core/report/markdown.ts';
import { type DiffPaths, joinOutputs, type Outputs, toOutputs } from '../core/report/outputs.ts';
import { formatSummaryDiff } from '../core/report/rendered.ts';
import { formatMergeSummary, formatSummary } from '../core/report/summary.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { OpenPorts } from '../wire.ts';
import { settleLeftOver } from './left-over.ts';
import { releaseUpdated } from './release.ts';
import { mergeInRounds } from './rounds.ts';
import { leave, type Run } from './run.ts';

/** All proposals are opened before the first is merged: a merge may be waited for, and that keeps back no other. */
export async function runPromote(request: PromoteRequest, run: Run): Promise<void> {
  const prepared = await preparePromotions(request, run.open.promote);
  const { promotions, failures } = prepared;
  // What is known of one proposal is not what is known of the step.
  const know = promotions.length === 1 ? run.know : () => undefined;
  const failed: Failure[] = [...failures];
  const proposed: Proposed[] = [];
  for (const promotion of promotions) {
    const one = await apart(failed, () => propose(promotion, { request, run: { ...run, know } }));
    if (one !== undefined) proposed.push(one);
  }
  const closed = await settleAll(prepared, failed, { request, run });
  await Promise.all(proposed.map((one) => apart(failed, () => merge(one, { request, run }))));
  if (promotions.length + prepared.leftOver.length + failed.length === 0)
    await run.front.summary('### Promotion\n\nNothing to promote.\n');
  for (const what of prepared.leftOut) await run.front.summary(`\n${plain(what)}\n`);
  const outputs = joinOutputs([...proposed.map((one) => one.outputs), ...closed], request.environment ?? '');
  run.know(outputs);
  run.front.outputs(outputs);
  const [first, ...others] = failed;
  if (first !== undefined) throw new ReleaseError([first, ...others]);
}

async function settleAll(
  { leftOver }: Promotions,
  failed: Failure[],
  { request, run }: Surroundings,
): Promise<readonly Outputs[]> {
  const closed: Outputs[] = [];
  for (const one of leftOver) {
    const outputs = await apart(failed, async () => {
      const open = await openFor(one, run.open);
      return settleLeftOver(one, { request, run, open });
    });
    if (outputs !== undefined) closed.push(outputs);
  }
  return closed;
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
  promotion: Promotion;
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
  const { open } = one;
  const end = await mergeInRounds(
    {
      merge: () => mergeOnce(one, run),
      remake: async () => {
        one.promotion = await prepareAgain(one.promotion, { request, run });
        one.updated = await update(one.promotion.request, { ...open.update, know: run.know });
      },
      look: () =>
        update({ ...one.promotion.request, dryRun: true }, { ...open.update, know: () => undefined }),
    },
    run.front,
  );
  if (end?.failure === undefined) return releaseUpdated(one.updated, end, { ...run, open });
  if (request.apply.kind === 'named' || !isTimeAlone(end)) throw new ReleaseError(end.failure);
  run.front.log.notice({ level: 'notice', what: end.failure.what });
}

/** With what the environment that the images come from has by now. @throws ReleaseError where nothing can be promoted any more */
async function prepareAgain(
  { route, apps, group, request: before }: Promotion,
  { request, run }: Surroundings,
): Promise<Promotion> {
  const patterns = apps.map(({ app }) => app);
  const asked: PromoteRequest = {
    ...request,
    group,
    environment: route.target.name,
    from: route.source.name,
    apply: { kind: 'named', patterns },
  };
  const { promotions, failures } = await preparePromotions(asked, run.open.promote);
  const again = promotions.find((each) => each.request.branch === before.branch);
  if (again !== undefined) return again;
  const [first, ...others] = failures;
  throw new ReleaseError([first ?? gone(patterns, route), ...others]);
}

function gone(apps: readonly string[], { source }: Promotion['route']): Failure {
  const what = `${apps.join(', ')} cannot be promoted from ${source.name} any more`;
  return { code: 'gate-refused', what, next: 'Look at what has changed there, then run this again.' };
}

async function mergeOnce(one: Proposed, run: Run): Promise<MergeEnd | undefined> {
  const { promotion, updated, open, files } = one;
  const { outcome } = updated;
  const gates = gatesOf(promotion, updated, run);
  if (outcome.request.merge.mode === 'manual') await tellGates(updated, gates, open.merge.clock.now());
  const end = await mergeProposed(updated, open.merge, gates);
  one.outputs = toOutputs({ outcome, files, merge: end });
  if (end !== undefined) await run.front.summary(`\n${formatMergeSummary(end)}`);
  return end;
}

/** Another repository is another connection. */
async function openFor(
  { route, target }: Pick<Promotion, 'route' | 'target'>,
  open: OpenPorts,
): Promise<OpenPorts> {
  const { repository } = route.target;
  if (repository === undefined || target.side === open.promote) return open;
  return open.elsewhere(repository);
}

function gatesOf(promotion: Promotion, updated: Updated, { front }: Run): MergeGates {
  const { request, facts } = updated.decision;
  const context = gateContext(promotion.route.target.name);
  const runUrl = request.provenance.run?.url;
  const { log } = front;
  return createGates(promotion, {
    ...{ log, runUrl, dryRun: request.dryRun, required: isRequired(facts, context) },
    tellOthers: createOthersTeller(updated, { statuses: promotion.target.side.statuses, log, runUrl }),
  });
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
