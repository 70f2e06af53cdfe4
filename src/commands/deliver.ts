/** Carries out delivery steps, one write after the other; stops at the first that does not plainly succeed. */

import type { DeliveryStep, Head } from '../core/delivery/steps.ts';
import type { ImageChange } from '../core/edit/edit.ts';
import { ReleaseError } from '../core/errors.ts';
import type { Plan } from '../core/plan/plan.ts';
import type {
  BranchMove,
  BranchWriter,
  CommitRequest,
  Log,
  MadeCommit,
  PullRequestFacts,
  PullRequestWriter,
  WriteResult,
} from '../core/ports.ts';
import type { UpdateRequest } from '../core/request/request.ts';

export interface DeliveryPorts {
  readonly branches: BranchWriter;
  readonly pullRequests: PullRequestWriter;
  readonly log: Log;
}

export interface DeliveryJob {
  readonly request: UpdateRequest;
  readonly plan: Plan;
  readonly base: string;
  readonly branch: string;
  readonly steps: readonly DeliveryStep[];
}

/** What this run knows of its own writes so far, filled as they happen. */
export interface DeliveryState {
  /** Kinds of steps that were carried out, or whose answer was lost. */
  readonly written: Set<DeliveryStep['kind']>;
  /** Branches that this run has created and where it left them. */
  readonly created: Map<string, string>;
  made: { readonly oid: string; readonly verified: boolean } | undefined;
  /** How often somebody else was faster. */
  lost: number;
  /** Changes of the latest commit that was tried: reading back, the base has them and says nothing of them. */
  tried: readonly ImageChange[];
  pullRequest: PullRequestFacts | undefined;
}

export function newDeliveryState(): DeliveryState {
  return {
    written: new Set(),
    created: new Map(),
    made: undefined,
    lost: 0,
    tried: [],
    pullRequest: undefined,
  };
}

/** Tells why the facts must be read again, or undefined when all steps are done. */
export async function deliver(
  job: DeliveryJob,
  state: DeliveryState,
  ports: DeliveryPorts,
): Promise<string | undefined> {
  for (const step of job.steps) {
    const result = await refusable(() => carryOut(step, { job, state, ports }), { job, state, ports });
    if (result.kind !== 'conflict') state.written.add(step.kind);
    if (result.kind !== 'done') return result.why;
  }
  return undefined;
}

interface Delivery {
  readonly job: DeliveryJob;
  readonly state: DeliveryState;
  readonly ports: DeliveryPorts;
}

const DONE = { kind: 'done', value: undefined } as const;

async function carryOut(step: DeliveryStep, delivery: Delivery): Promise<WriteResult<void>> {
  const { job, state, ports } = delivery;
  switch (step.kind) {
    case 'create-branch':
      return createBranch(step.branch, step.at, delivery);
    case 'commit':
      return commit(step, delivery);
    case 'move':
      return ports.branches.move(step.moves.map((move) => settleMove(move, state)));
    case 'open-pull-request':
      return openPullRequest(delivery);
    case 'update-pull-request':
      ports.log.info(`Updating pull request #${step.pullRequest.number}`);
      return ports.pullRequests.update(step.pullRequest, job.plan.text);
    case 'close':
      ports.log.info(
        `Closing pull request #${step.pullRequest.number}: ${job.base} has everything that it proposes`,
      );
      return ports.branches.move([{ branch: job.branch, before: step.head, after: undefined }]);
    case 'decorate':
      return decorate(step, delivery);
  }
}

async function createBranch(
  branch: string,
  at: string,
  { state, ports }: Delivery,
): Promise<WriteResult<void>> {
  ports.log.info(`Creating branch ${branch}`);
  const result = await ports.branches.create(branch, at);
  if (result.kind === 'done') state.created.set(branch, at);
  return result;
}

async function commit(
  step: DeliveryStep & { kind: 'commit' },
  delivery: Delivery,
): Promise<WriteResult<void>> {
  const { job, state, ports } = delivery;
  const { files, message } = job.plan;
  ports.log.info(`Committing ${files.length} file${files.length === 1 ? '' : 's'} to ${step.branch}`);
  const { branch, expectedHead } = step;
  state.tried = job.plan.changes;
  const request = { branch, expectedHead, ...message, files };
  const result = await (branch === job.base
    ? putOnBase(request, state, ports)
    : ports.branches.commit(request));
  if (result.kind !== 'done') return result;
  state.made = result.value;
  if (state.created.has(branch)) state.created.set(branch, result.value.oid);
  return DONE;
}

/**
 * Others write to the base all the time. One file is put there if nobody has changed it. What others have changed, too,
 * and several files are merged, and only after another look: two runs of the same change would merge it twice.
 */
async function putOnBase(
  request: CommitRequest,
  state: DeliveryState,
  { branches, log }: DeliveryPorts,
): Promise<WriteResult<MadeCommit>> {
  const contended = state.lost > 0;
  const first = contended ? undefined : await branches.commit(request);
  if (first !== undefined && first.kind !== 'conflict') return first;
  state.lost += 1;
  if (first !== undefined && request.files.length > 1) return first;
  log.info(`Somebody else was faster; asking GitHub to put the change onto ${request.branch} as it is now`);
  const landed = await branches.land(request, contended ? 'merge' : 'put');
  return landed.kind === 'conflict' && contended ? branches.commit(request) : landed;
}

function settleMove(move: { branch: string; before: Head; after: Head }, state: DeliveryState): BranchMove {
  const oid = (head: Head): string | undefined => (head === 'made' ? state.made?.oid : head?.oid);
  return { branch: move.branch, before: oid(move.before), after: oid(move.after) };
}

async function openPullRequest({ job, state, ports }: Delivery): Promise<WriteResult<void>> {
  ports.log.info(`Opening a pull request from ${job.branch} to ${job.base}`);
  const { text } = job.plan;
  const result = await ports.pullRequests.create({
    ...text,
    head: job.branch,
    base: job.base,
    draft: job.request.draft,
  });
  if (result.kind !== 'done') return result;
  state.pullRequest = result.value;
  return DONE;
}

async function decorate(
  step: DeliveryStep & { kind: 'decorate' },
  { state, ports }: Delivery,
): Promise<WriteResult<void>> {
  if (state.pullRequest === undefined) return DONE;
  const notices = await ports.pullRequests.decorate(state.pullRequest, step.extras);
  for (const notice of notices) ports.log.notice(notice);
  return DONE;
}

/** A refused write must leave nothing half-written: branches that this run has created go again. */
async function refusable(
  write: () => Promise<WriteResult<void>>,
  { state, ports }: Delivery,
): Promise<WriteResult<void>> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    for (const [branch, before] of state.created) await undo(branch, before, ports);
    throw error;
  }
}

async function undo(branch: string, before: string, { branches, log }: DeliveryPorts): Promise<void> {
  log.info(`Deleting branch ${branch} again`);
  const result = await branches.move([{ branch, before, after: undefined }]).catch(() => undefined);
  if (result?.kind === 'done') return;
  const what = `the branch ${branch} was created at ${before} and could not be deleted again: delete it by hand`;
  log.notice({ level: 'warning', what });
}
