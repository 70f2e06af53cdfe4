/** The writes of a merge: each names the head that was judged, and nothing else is ever merged. */
import type { ArmResult, JudgedHead, MergeOrder, Merger } from '../../core/merging/ports.ts';
import type { WriteResult } from '../../core/ports.ts';
import { ARM, DISARM, ENQUEUE, MERGE, UPDATE_BRANCH } from './documents/merge.ts';
import type { Fault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { perform, type Write } from './write.ts';

export function createMerger(access: Access): Merger {
  return {
    merge: (order) => merge(access, order),
    arm: (order) => arm(access, order),
    disarm: (pullRequest) =>
      change(access, pullRequest, {
        operation: OPERATIONS.armAutoMerge,
        document: DISARM,
        input: { pullRequestId: pullRequest.id },
        isConflict: (fault) => /can't disable auto-merge/i.test(fault.message) || isState(fault),
      }),
    enqueue: (pullRequest) => enqueue(access, pullRequest),
    updateBranch: (pullRequest) =>
      change(access, pullRequest, {
        operation: OPERATIONS.updateBranch,
        document: UPDATE_BRANCH,
        input: { pullRequestId: pullRequest.id, expectedHeadOid: pullRequest.head },
        isConflict: isState,
      }),
  };
}

interface MergeAnswer {
  readonly mergePullRequest: {
    readonly pullRequest: {
      readonly merged: boolean;
      readonly mergeCommit: { readonly oid: string } | null;
    } | null;
  } | null;
}

function merge(access: Access, order: MergeOrder): ReturnType<Merger['merge']> {
  return perform<MergeAnswer, { readonly commit: string | undefined }>(access, {
    operation: OPERATIONS.merge,
    subject: `#${order.number}`,
    document: MERGE,
    input: orderInput(order),
    made: ({ mergePullRequest }) => {
      const pullRequest = mergePullRequest?.pullRequest;
      return pullRequest?.merged === true ? { value: { commit: pullRequest.mergeCommit?.oid } } : undefined;
    },
    isConflict: isState,
  });
}

function orderInput({ id, head, method, text }: MergeOrder): Readonly<Record<string, unknown>> {
  const squashed = method === 'squash' ? text : undefined;
  return {
    pullRequestId: id,
    expectedHeadOid: head,
    mergeMethod: method.toUpperCase(),
    ...(squashed === undefined ? {} : { commitHeadline: squashed.headline, commitBody: squashed.body }),
  };
}

/** GitHub's refusals of auto-merge are texts alone (fact sheet A7). */
async function arm(access: Access, order: MergeOrder): Promise<ArmResult> {
  const result = await change(access, order, {
    operation: OPERATIONS.armAutoMerge,
    document: ARM,
    input: orderInput(order),
    isConflict: (fault) => NOTHING_TO_WAIT_FOR.test(fault.message) || isState(fault),
  });
  if (result.kind === 'conflict' && NOTHING_TO_WAIT_FOR.test(result.why))
    return { kind: 'nothing-to-wait-for', why: result.why };
  return result;
}

const NOTHING_TO_WAIT_FOR = /in clean status|in unstable status|rules not configured for this branch/i;

async function enqueue(access: Access, pullRequest: JudgedHead): Promise<WriteResult<void>> {
  const result = await change(access, pullRequest, {
    operation: OPERATIONS.enqueue,
    document: ENQUEUE,
    input: { pullRequestId: pullRequest.id, expectedHeadOid: pullRequest.head },
    isConflict: (fault) => isState(fault) || QUEUE_STATE.test(fault.message),
  });
  const there = result.kind === 'conflict' && /already in the queue/i.test(result.why);
  return there ? { kind: 'done', value: undefined } : result;
}

/** The queue asks for what the verdict found met: a moment lies between the two. */
const QUEUE_STATE = /already in the queue|is not satisfied|waiting on|required status check|review/i;

type Change = Pick<Write<object, void>, 'operation' | 'document' | 'input' | 'isConflict'>;

function change(access: Access, { number }: JudgedHead, write: Change): Promise<WriteResult<void>> {
  return perform<object, void>(access, {
    subject: `#${number}`,
    made: (data) => (Object.values(data).some(isPayload) ? { value: undefined } : undefined),
    ...write,
  });
}

function isPayload(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** The world is not what it was when it was judged; looking again tells what it is now. */
function isState({ message }: Fault): boolean {
  return STATE.test(message);
}

const STATE =
  /branch was modified|is not mergeable|merge already in progress|expected head sha|head sha didn|no new commits|merge conflict|has conflicts|is closed|is not open|can.?t be merged|already merged|not enabled|out of date/i;
