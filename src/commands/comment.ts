/** Brings the comment of a pull request to its wanted text: read, decide, write, until nothing is left to do. */
import { type CommentStep, planComments, planOutdated } from '../core/delivery/comments.ts';
import type { Log, Pacing, PullRequestComments, WriteResult } from '../core/ports.ts';

export interface CommentPorts {
  readonly comments: PullRequestComments;
  readonly pacing: Pacing;
  readonly log: Log;
}

export interface CommentJob {
  readonly pullRequest: number;
  /** Commit that the text is about. */
  readonly head: string;
  /** Which comment it is. */
  readonly id: string;
  readonly parts: readonly string[];
}

/** `outdated`: the pull request is at another commit, and its comment is that run's to write. */
export type Commented = 'written' | 'unchanged' | 'outdated' | 'busy';

/** Enough for two runs that meet; a comment is not worth more. */
const MAX_ATTEMPTS = 5;
/** The page of a pull request lags behind its branch for a moment. */
const MAX_LAG = 3;

/** @throws ReleaseError comment-refused and its like */
export async function deliverComment(job: CommentJob, ports: CommentPorts): Promise<Commented> {
  let wrote = false;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const { id, headOid, own } = await ports.comments.read(job.pullRequest);
    if (headOid !== job.head) {
      if (attempt >= MAX_LAG) return 'outdated';
      await ports.pacing.pause(attempt);
      continue;
    }
    const steps = planComments(job.id, own, job.parts);
    if (steps.length === 0) return wrote ? 'written' : 'unchanged';
    const settled = await act(steps, id, ports);
    wrote = true;
    if (!settled) await ports.pacing.pause(attempt);
    else if (steps.every(({ kind }) => kind === 'update')) return 'written';
  }
  return 'busy';
}

/**
 * Says of a comment about an older commit that it is one, until it is written anew: rendering takes its time, and may
 * fail. What GitHub refuses here it refuses again when the comment is written, and it is told then.
 */
export async function dateComment(
  { pullRequest, head, id }: Pick<CommentJob, 'pullRequest' | 'head' | 'id'>,
  ports: CommentPorts,
): Promise<void> {
  const { own, headOid, id: subject } = await ports.comments.read(pullRequest);
  if (headOid === head) await act(planOutdated(id, own, head), subject, ports);
}

/** @returns whether every write is known to be done; one that is not ends the round */
async function act(
  steps: readonly CommentStep[],
  pullRequestId: string,
  ports: CommentPorts,
): Promise<boolean> {
  for (const step of steps) {
    const result = await write(step, pullRequestId, ports.comments);
    if (result.kind === 'done') continue;
    ports.log.info(`${result.why} Reading the comments again.`);
    return false;
  }
  return true;
}

function write(
  step: CommentStep,
  pullRequestId: string,
  comments: PullRequestComments,
): Promise<WriteResult<void>> {
  if (step.kind === 'create') return comments.create(pullRequestId, step.body);
  return step.kind === 'update' ? comments.update(step.id, step.body) : comments.remove(step.id);
}
