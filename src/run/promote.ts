/** `promote`: brings what one environment has to the next, a proposal for each app or one for all. */
import type { MergeGates } from '../commands/merge-job.ts';
import { mergeProposed } from '../commands/merge-proposal.ts';
import { type Promotion, preparePromotions } from '../commands/promote.ts';
import { createGates } from '../commands/promote-gates.ts';
import { showProposal } from '../commands/show-proposal.ts';
import { type Updated, update } from '../commands/update.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import { worst } from '../core/gates/gate.ts';
import { gateContext } from '../core/gates/promotion.ts';
import { isTimeAlone } from '../core/merging/merge-end.ts';
import { joinOutputs, type Outputs, toOutputs } from '../core/report/outputs.ts';
import { formatSummaryDiff } from '../core/report/rendered.ts';
import { formatMergeSummary, formatSummary } from '../core/report/summary.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { OpenPorts } from '../wire.ts';
import { leave, type Run } from './run.ts';

export async function runPromote(request: PromoteRequest, run: Run): Promise<void> {
  const { promotions, failures } = await preparePromotions(request, run.open.promote);
  const all: Outputs[] = [];
  const failed: Failure[] = [...failures];
  for (const promotion of promotions) {
    const failure = await apart(() => runOne(promotion, { request, run, all }));
    failed.push(...failure);
  }
  if (promotions.length === 0 && failed.length === 0)
    await run.front.summary('### Promotion\n\nNothing to promote.\n');
  run.know(joinOutputs(all, request.environment ?? ''));
  run.front.outputs(joinOutputs(all, request.environment ?? ''));
  const [first, ...others] = failed;
  if (first !== undefined) throw new ReleaseError([first, ...others]);
}

/** What stands in the way of one proposal does not keep back the others. */
async function apart(act: () => Promise<void>): Promise<readonly Failure[]> {
  try {
    await act();
    return [];
  } catch (error) {
    if (error instanceof ReleaseError) return error.failures;
    throw error;
  }
}

interface One {
  readonly request: PromoteRequest;
  readonly run: Run;
  /** Takes the outputs of this proposal. */
  readonly all: Outputs[];
}

async function runOne(promotion: Promotion, { request, run, all }: One): Promise<void> {
  const { front } = run;
  const open = await openFor(promotion, run.open);
  if (await isHeldBack(promotion, { request, run, open })) return;
  const updated = await update(promotion.request, { ...open.update, know: run.know });
  const { outcome } = updated;
  const at = all.push(toOutputs({ outcome })) - 1;
  const shown = await showProposal(updated, open.show);
  const files = shown === undefined ? undefined : await leave(shown, front);
  all[at] = toOutputs({ outcome, files });
  const rendered = shown === undefined ? '' : `\n${formatSummaryDiff(shown)}`;
  await front.summary(`${formatSummary(outcome)}${storyOf(updated)}${rendered}`);
  const gates = gatesOf(promotion, updated, run);
  if (outcome.request.merge.mode === 'manual') await tellGates(updated, gates, open);
  const merge = await mergeProposed(updated, open.merge, gates);
  all[at] = toOutputs({ outcome, files, merge });
  if (merge === undefined) return;
  await front.summary(`\n${formatMergeSummary(merge)}`);
  if (merge.failure === undefined) return;
  if (request.apply.kind === 'named' || !isTimeAlone(merge)) throw new ReleaseError(merge.failure);
  front.log.notice({ level: 'notice', what: merge.failure.what });
}

/** Another repository is another connection. */
async function openFor({ route, target }: Promotion, open: OpenPorts): Promise<OpenPorts> {
  const { repository } = route.target;
  if (repository === undefined || target.side === open.promote) return open;
  return open.elsewhere(repository);
}

interface Surroundings {
  readonly run: Run;
  readonly open: OpenPorts;
}

function gatesOf(promotion: Promotion, { decision }: Updated, { front }: Run): MergeGates {
  const { request, facts } = decision;
  const context = gateContext(promotion.route.target.name);
  return createGates(promotion, {
    log: front.log,
    runUrl: request.provenance.run?.url,
    required: facts.requiredChecks.some((check) => check.context.toLowerCase() === context),
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
  { request, run, open }: Surroundings & { readonly request: PromoteRequest },
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
