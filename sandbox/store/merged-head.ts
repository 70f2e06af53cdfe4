import { GitHubError } from '../http/errors.ts';
import { type PullRequest, type Repository, ZERO_OID } from './model.ts';
import { branchHead, type Place, writeRefs } from './refs.ts';
import type { Store } from './store.ts';

function openPulls(repository: Repository): PullRequest[] {
  return [...repository.pulls.values()].filter((pull) => pull.state === 'open');
}

/** Open pull requests into a branch that goes away follow what was merged to its base. */
function retarget(repository: Repository, merged: PullRequest): void {
  for (const pull of openPulls(repository)) {
    if (pull.baseRefName !== merged.headRefName) continue;
    pull.baseRefName = merged.baseRefName;
    pull.baseOid = branchHead(repository, merged.baseRefName) ?? pull.baseOid;
  }
}

/**
 * Deletes the head branch of a merged pull request where the repository is set so. A branch that moved since,
 * lives in a fork, is the head of another open pull request or must not be deleted stays.
 */
export async function deleteMergedHead(store: Store, place: Place, pull: PullRequest): Promise<void> {
  const { repository } = place;
  if (!repository.settings.deleteBranchOnMerge || pull.headRepositoryId !== repository.id) return;
  if (branchHead(repository, pull.headRefName) !== pull.headOid) return;
  if (pull.headRefName === repository.defaultBranch) return;
  if (openPulls(repository).some((other) => other.headRefName === pull.headRefName)) return;
  const before = openPulls(repository).map((other) => ({ other, base: other.baseRefName }));
  retarget(repository, pull);
  try {
    const gone = { ref: `refs/heads/${pull.headRefName}`, before: pull.headOid, after: ZERO_OID };
    await writeRefs(store, place, { updates: [gone] });
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    for (const { other, base } of before) other.baseRefName = base;
  }
}
