import { accessOf, atLeast } from './access.ts';
import { latestCheckRuns, latestStatuses, type RequiredCheck } from './checks.ts';
import { demandsOf } from './demands.ts';
import { commitIdentity } from './identity.ts';
import { isBarred, mergeRefusals, OUT_OF_DATE } from './merge-refusals.ts';
import type { Actor, Mergeability, PullRequest, Repository } from './model.ts';
import type { Place } from './place.ts';
import type { Store } from './store.ts';

export { mergeRefusals, type ReviewDecision, reviewDecision } from './merge-refusals.ts';

/** What a base branch asks of a pull request, rulesets and classic protection taken together. */
export interface MergeRules {
  readonly approvals: number;
  readonly reviewsRequired: boolean;
  readonly checks: readonly RequiredCheck[];
  readonly strict: boolean;
  readonly mergeQueue: boolean;
  readonly linear: boolean;
  /** Null: whatever the repository allows. */
  readonly methods: readonly string[] | null;
  readonly any: boolean;
}

/** Everything in force on a base branch. */
export function mergeRules(store: Store, repository: Repository, branch: string): MergeRules {
  const asked = demandsOf(store, { repository, branch });
  const reviews = asked.flatMap((one) => one.reviews);
  const lists = asked.map((one) => one.methods).filter((list) => list !== null);
  return {
    approvals: Math.max(0, ...reviews.map((one) => one.count)),
    reviewsRequired: reviews.length > 0,
    checks: asked.flatMap((one) => one.checks),
    strict: asked.some((one) => one.strict),
    mergeQueue: asked.some((one) => one.mergeQueue),
    linear: asked.some((one) => one.linear),
    methods: lists.length === 0 ? null : lists.reduce((a, b) => a.filter((method) => b.includes(method))),
    any: asked.length > 0,
  };
}

async function tryMerge(
  store: Store,
  where: { repository: Repository; pull: PullRequest },
  job: Mergeability,
): Promise<void> {
  const { repository, pull } = where;
  const git = store.git(repository);
  const result = await git.mergeTrees(job.baseOid, job.headOid);
  job.state = result.clean ? 'MERGEABLE' : 'CONFLICTING';
  if (!result.clean) return;
  const date = pull.updatedAt;
  job.mergeCommitOid = git.writeCommit({
    tree: result.tree,
    parents: [job.baseOid, job.headOid],
    author: { ...commitIdentity(store, pull.author), date },
    committer: { name: 'GitHub', email: 'noreply@github.com', date },
    message: `Merge ${job.headOid} into ${job.baseOid}`,
  });
}

/**
 * What GitHub's background job knows of a pull request. Reading starts the job; requests after it see the result.
 */
export async function mergeability(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<Mergeability> {
  const baseOid = repository.refs.get(`refs/heads/${pull.baseRefName}`);
  const known = pull.mergeability;
  if (baseOid === undefined || pull.state === 'closed') {
    return {
      headOid: pull.headOid,
      baseOid: pull.baseOid,
      startedByRequest: 0,
      state: 'UNKNOWN',
      mergeCommitOid: null,
    };
  }
  const current = known !== null && known.headOid === pull.headOid && known.baseOid === baseOid;
  const job: Mergeability = current
    ? known
    : {
        headOid: pull.headOid,
        baseOid,
        startedByRequest: store.requestNumber,
        state: 'UNKNOWN',
        mergeCommitOid: null,
      };
  pull.mergeability = job;
  const due = store.requestNumber - job.startedByRequest >= store.settings.mergeabilityReads;
  if (job.state === 'UNKNOWN' && due) await tryMerge(store, { repository, pull }, job);
  return job;
}

function anyCheckOutstanding(repository: Repository, sha: string): boolean {
  const statuses = latestStatuses(repository, sha).some((status) => status.state !== 'success');
  const passing = ['success', 'neutral', 'skipped'];
  return statuses || latestCheckRuns(repository, sha).some((run) => !passing.includes(run.conclusion ?? ''));
}

export type MergeState = 'BEHIND' | 'BLOCKED' | 'CLEAN' | 'DIRTY' | 'UNKNOWN' | 'UNSTABLE';

/**
 * `mergeStateStatus`; REST's `mergeable_state` is the same in lower case.
 * @param viewer who may push to the base tells whether it is blocked; nobody's bypasses do
 */
export async function mergeState(
  store: Store,
  repository: Repository,
  pull: PullRequest,
  viewer?: Actor,
): Promise<MergeState> {
  const { state } = await mergeability(store, repository, pull);
  if (state === 'UNKNOWN') return 'UNKNOWN';
  if (state === 'CONFLICTING') return 'DIRTY';
  if (pull.isDraft) return 'BLOCKED';
  if (viewer !== undefined && isBarred(store, { repository, pull }, viewer)) return 'BLOCKED';
  const refusals = await mergeRefusals(store, repository, pull);
  const behind = refusals.filter((reason) => reason === OUT_OF_DATE);
  if (refusals.length > behind.length) return 'BLOCKED';
  if (behind.length > 0) return 'BEHIND';
  return anyCheckOutstanding(repository, pull.headOid) ? 'UNSTABLE' : 'CLEAN';
}

/** Whether an actor may merge at all. */
export function mayMerge(store: Store, { repository, actor }: Place): boolean {
  return atLeast(accessOf(store, actor, repository), 'write');
}
