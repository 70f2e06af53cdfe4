import { GitHubError } from '../http/errors.ts';
import { type MergeState, mergeRefusals, mergeRules, mergeState } from './mergeability.ts';
import type { PullRequest, Repository } from './model.ts';
import { branchHead } from './refs.ts';
import type { Store } from './store.ts';

const QUEUE_ONLY = 'Changes must be made through the merge queue';
const OUT_OF_DATE = 'Head branch is out of date';

/** A refusal of GraphQL's: UNPROCESSABLE, and "Pull request " before what is said (github-facts.md A7). */
export function pullRequestError(reason: string): GitHubError {
  return new GitHubError(422, `Pull request ${reason}`).inGraphQL({ type: 'UNPROCESSABLE' });
}

/**
 * What a pull request still lacks, in GitHub's sentences. On a branch with a merge queue the queue itself is no
 * obstacle, nor is being behind: the queue merges onto the newest base.
 */
export async function unmetRequirements(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<readonly string[]> {
  const reasons = await mergeRefusals(store, repository, pull);
  if (!mergeRules(store, repository, pull.baseRefName).mergeQueue) return reasons;
  return reasons.filter((reason) => reason !== QUEUE_ONLY && !reason.startsWith(OUT_OF_DATE));
}

/** Whether Git merges head and base without a conflict; false too where the base is gone. */
export async function mergesCleanly(
  store: Store,
  repository: Repository,
  pull: PullRequest,
): Promise<boolean> {
  const base = branchHead(repository, pull.baseRefName);
  if (base === undefined) return false;
  return (await store.git(repository).mergeTrees(base, pull.headOid)).clean;
}

/** The merge state as GitHub itself knows it, without waiting for the background job that readers wait for. */
export async function stateNow(store: Store, repository: Repository, pull: PullRequest): Promise<MergeState> {
  const baseOid = branchHead(repository, pull.baseRefName);
  const known = pull.mergeability;
  const answered = known?.state !== 'UNKNOWN' && known?.headOid === pull.headOid && known.baseOid === baseOid;
  if (baseOid !== undefined && !answered) {
    const startedByRequest = Number.MIN_SAFE_INTEGER;
    pull.mergeability = {
      headOid: pull.headOid,
      baseOid,
      startedByRequest,
      state: 'UNKNOWN',
      mergeCommitOid: null,
    };
  }
  return mergeState(store, repository, pull);
}
