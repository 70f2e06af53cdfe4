/** Merges what an update has proposed, where that is asked for. */

import { gateContext, judgeFreeze, judgeRollbackFreeze } from '../core/gates/promotion.ts';
import type { MergeEnd } from '../core/merging/merge-end.ts';
import type { BranchWriter } from '../core/ports.ts';
import { NOTHING_REQUIRED } from '../core/protection/requirement.ts';
import type { UpdateRequest } from '../core/request/request.ts';
import { mergeProposal } from './merge.ts';
import type { MergeGates, MergeJob, MergePorts } from './merge-job.ts';
import type { Updated } from './update.ts';

export interface MergeProposedPorts extends MergePorts {
  readonly branches: BranchWriter;
}

/** @returns undefined where nothing is to be merged: no pull request, a dry run, or `merge: manual` */
export async function mergeProposed(
  updated: Updated,
  ports: MergeProposedPorts,
  gates?: MergeGates,
): Promise<MergeEnd | undefined> {
  const job = jobOf(updated, gates);
  if (job === undefined) {
    await deleteLeftOver(updated, ports);
    return undefined;
  }
  const end = (await armAtOnce(updated, job, ports)) ?? (await mergeProposal(job, ports));
  if (end.state === 'merged' && job.policy.deleteBranch) await deleteBranch(job.branch, end.head, ports);
  return end;
}

function jobOf({ outcome, decision }: Updated, given: MergeGates | undefined): MergeJob | undefined {
  const { request, pullRequest, operation, base } = outcome;
  const { mode } = request.merge;
  const { plan } = decision;
  const { number, headSha, branch } = pullRequest ?? {};
  if (mode === 'manual' || request.dryRun || outcome.stale || operation === 'closed') return undefined;
  if (number === undefined || headSha === undefined || branch === undefined) return undefined;
  const { headline, body } = plan.whole;
  const gates = given ?? freezeGates(request);
  return {
    number,
    head: headSha,
    branch,
    base: base.name,
    policy: { ...request.merge, mode },
    text: { headline: `${headline} (#${number})`, body },
    fresh: operation === 'updated',
    ...(gates === undefined ? {} : { gates }),
  };
}

/** Freeze windows hold for whatever is merged into an environment. */
function freezeGates({ merge, environment, rollback }: UpdateRequest): MergeGates | undefined {
  const { freeze = [] } = merge;
  if (freeze.length === 0) return undefined;
  const context = environment === undefined ? undefined : gateContext(environment);
  const judge = rollback === undefined ? judgeFreeze : judgeRollbackFreeze;
  return { context, judge: async (_head, moment) => [judge(freeze, moment)] };
}

/**
 * A pull request that was opened a moment ago, on a branch that asks for something, cannot be ready: GitHub is told to
 * merge it without a look first, and refuses what is not so. Where the policy demands protection, a look comes first.
 */
async function armAtOnce(
  { outcome, decision, opened }: Updated,
  job: MergeJob,
  { merger, log }: MergeProposedPorts,
): Promise<MergeEnd | undefined> {
  const { merging } = decision.facts;
  const { policy, number, head, text } = job;
  const method = policy.method ?? merging?.method;
  const demanding =
    JSON.stringify(policy.requirement) !== JSON.stringify(NOTHING_REQUIRED) || policy.checks !== undefined;
  if (
    job.gates !== undefined ||
    outcome.operation !== 'created' ||
    opened === undefined ||
    policy.mode !== 'auto'
  )
    return undefined;
  if (merging?.holds !== true || !merging.autoMerge || method === undefined || demanding) return undefined;
  log.info(`Setting auto-merge of #${number} (${method})`);
  const result = await merger.arm({ id: opened.id, number, head, method, text }).catch(() => undefined);
  if (result?.kind !== 'done') return undefined;
  const how = 'GitHub merges it as soon as its rules are met';
  return {
    state: 'entrusted',
    commit: undefined,
    head,
    verdict: undefined,
    table: [],
    how,
    failure: undefined,
    again: undefined,
  };
}

/** A run that was cut off between merge and deletion leaves a branch whose pull request has ended at its head. */
async function deleteLeftOver({ outcome, decision }: Updated, ports: MergeProposedPorts): Promise<void> {
  const { request, operation } = outcome;
  const { branch, head, endedHeads, pullRequest } = decision.facts.proposal;
  const { mode, deleteBranch: wanted } = request.merge;
  if (!wanted || mode === 'manual' || request.dryRun || outcome.stale || operation !== 'none') return;
  if (pullRequest !== undefined || head === undefined || !endedHeads.includes(head)) return;
  await deleteBranch(branch, head, ports);
}

const MAX_DELETIONS = 3;

/** It may be gone: repositories can delete merged branches by themselves. A lost answer is asked for again. */
async function deleteBranch(branch: string, head: string, ports: MergeProposedPorts): Promise<void> {
  for (let attempt = 1; attempt <= MAX_DELETIONS; attempt += 1) {
    const result = await ports.branches.move([{ branch, before: head, after: undefined }]);
    if (result.kind === 'done') return ports.log.info(`Deleted branch ${branch}`);
    ports.log.debug(`the branch ${branch} was not deleted: ${result.why}`);
    if (result.kind === 'conflict') return;
  }
}
