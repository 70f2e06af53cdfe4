import { GitHubError } from '../http/errors.ts';
import { signedByGitHub, webIdentity } from './commit-on-branch.ts';
import { commitIdentity } from './identity.ts';
import { entryOf, mergingOf } from './merging.ts';
import type { BranchUpdate, PullRequest, Repository } from './model.ts';
import { branchHead, type Place, refuseQueued, writeRefs } from './refs.ts';
import type { Store } from './store.ts';

export interface UpdateWish {
  readonly pull: PullRequest;
  readonly expectedHeadOid?: string | undefined;
  readonly method: 'merge' | 'rebase';
}

function refuse(message: string): GitHubError {
  return new GitHubError(422, message).inGraphQL({ type: 'UNPROCESSABLE' });
}

/**
 * Promises to bring a pull request's head up to its base; the head moves some requests later.
 * @throws GitHubError 422 in GitHub's sentences (github-facts.md B3)
 */
export async function askForUpdate(store: Store, place: Place, wish: UpdateWish): Promise<void> {
  const { repository, actor } = place;
  const { pull, expectedHeadOid, method } = wish;
  if (expectedHeadOid !== undefined && expectedHeadOid !== pull.headOid)
    throw refuse('expected head sha didn’t match current head ref.');
  const base = branchHead(repository, pull.baseRefName);
  const home = store.repository(pull.headRepositoryId);
  if (base === undefined || home === undefined || pull.state !== 'open') throw refuse('Validation Failed');
  if (entryOf(store.state, repository, pull.number) !== null)
    refuseQueued(store, home, { ref: `refs/heads/${pull.headRefName}` });
  const git = store.git(repository);
  if (await git.isAncestor(base, pull.headOid)) throw refuse('There are no new commits on the base branch.');
  if (!(await git.mergeTrees(pull.headOid, base)).clean) throw refuse('merge conflict between base and head');
  mergingOf(store.state, repository.id).updates.push({
    pullNumber: pull.number,
    expectedHeadOid: pull.headOid,
    method,
    actor,
    askedByRequest: store.requestNumber,
  });
}

interface Updating {
  readonly store: Store;
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly update: BranchUpdate;
  readonly base: string;
}

/** A commit by the caller, signed by GitHub, that merges the base into the head; null on a conflict. */
async function mergeBase({ store, repository, pull, update, base }: Updating): Promise<string | null> {
  const git = store.git(repository);
  const result = await git.mergeTrees(pull.headOid, base);
  if (!result.clean) return null;
  const oid = git.writeCommit({
    tree: result.tree,
    parents: [pull.headOid, base],
    ...webIdentity(store, update.actor.login),
    message: `Merge branch '${pull.baseRefName}' into ${pull.headRefName}`,
  });
  signedByGitHub(store, oid);
  return oid;
}

/** The head's own commits again on top of the base, unsigned; null where they conflict. */
async function rebaseHead({ store, repository, pull, update, base }: Updating): Promise<string | null> {
  const git = store.git(repository);
  const committer = { ...commitIdentity(store, update.actor.login), date: store.now() };
  let tip = base;
  for (const oid of [...(await git.revList(pull.headOid, { not: base }))].reverse()) {
    const commit = await git.commit(oid);
    // Merges of the base fall away in a rebase.
    if (commit !== null && commit.parents.length > 1) continue;
    const result = commit === null ? null : await git.pick(oid, tip);
    if (commit === null || result?.clean !== true) return null;
    const { author, message } = commit;
    tip = git.writeCommit({ tree: result.tree, parents: [tip], author, committer, message });
  }
  return tip;
}

async function carryOut(updating: Updating): Promise<void> {
  const { store, repository, pull, update } = updating;
  const home = store.repository(pull.headRepositoryId);
  const oid = await (update.method === 'merge' ? mergeBase(updating) : rebaseHead(updating));
  if (oid === null || home === undefined) return;
  if (home !== repository) await store.git(home).fetch(store.git(repository), oid);
  const move = { ref: `refs/heads/${pull.headRefName}`, before: pull.headOid, after: oid };
  await writeRefs(store, { repository: home, actor: update.actor }, { updates: [move] });
  mergingOf(store.state, repository.id).updated.push(pull.number);
}

/** Carries out the updates that are due; one whose head has moved since, or that rules refuse, comes to nothing. */
export async function advanceUpdates(store: Store, repository: Repository): Promise<boolean> {
  const merging = mergingOf(store.state, repository.id);
  const wait = store.settings.updateBranchRequests;
  const due = merging.updates.filter((update) => store.requestNumber - update.askedByRequest >= wait);
  merging.updates = merging.updates.filter((update) => !due.includes(update));
  for (const update of due) {
    const pull = repository.pulls.get(update.pullNumber);
    const base = pull === undefined ? undefined : branchHead(repository, pull.baseRefName);
    if (pull?.state !== 'open' || base === undefined || pull.headOid !== update.expectedHeadOid) continue;
    try {
      await carryOut({ store, repository, pull, update, base });
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
    }
  }
  return due.length > 0;
}
