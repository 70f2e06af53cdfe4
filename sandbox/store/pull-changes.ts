import { validationFailed } from '../http/errors.ts';
import { requireAccess } from './access.ts';
import { requestCodeOwners } from './code-owner-requests.ts';
import type { PullRequest } from './model.ts';
import { checkBody, openTwin, PULL_NEEDS, refused } from './pulls.ts';
import { branchHead, type Place } from './refs.ts';
import { dismissStale } from './stale-reviews.ts';
import type { Store } from './store.ts';

export interface PullChanges {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly base?: string | undefined;
  readonly maintainerCanModify?: boolean | undefined;
}

/** The author may always change what is theirs. */
function requirePull(store: Store, place: Place, pull: PullRequest, operation: string): void {
  const role = pull.author === place.actor.login ? 'read' : 'triage';
  requireAccess(store, place.actor, place.repository, { ...PULL_NEEDS, role, operation });
}

async function switchBase(store: Store, place: Place, pull: PullRequest, base: string): Promise<void> {
  const baseOid = branchHead(place.repository, base);
  if (baseOid === undefined) {
    throw refused(`Proposed base branch '${base}' was not found`, 'base');
  }
  const git = store.git(place.repository);
  const fork = await git.mergeBase(pull.baseOid, pull.headOid);
  pull.baseRefName = base;
  pull.baseOid = baseOid;
  // What was approved is another change when it starts elsewhere.
  if ((await git.mergeBase(baseOid, pull.headOid)) !== fork) dismissStale(store, place.repository, pull);
  await requestCodeOwners(store, place.repository, pull);
  pull.autoMerge = null;
  pull.updatedAt = store.now();
}

/** Changes title, body, state or base; what is undefined stays. @throws GitHubError */
export async function updatePull(
  store: Store,
  place: Place,
  change: { pull: PullRequest; changes: PullChanges },
): Promise<PullRequest> {
  const { pull, changes } = change;
  requirePull(store, place, pull, 'UpdatePullRequest');
  if (changes.body !== undefined) checkBody(changes.body);
  if (changes.title !== undefined && changes.title.trim() === '') {
    throw validationFailed({ resource: 'Issue', code: 'missing_field', field: 'title' }).inGraphQL({
      type: 'UNPROCESSABLE',
      message: "Title can't be blank",
    });
  }
  if (changes.base !== undefined && changes.base !== pull.baseRefName)
    await switchBase(store, place, pull, changes.base);
  if (changes.title !== undefined) pull.title = changes.title;
  if (changes.body !== undefined) pull.body = changes.body;
  if (changes.maintainerCanModify !== undefined) pull.maintainerCanModify = changes.maintainerCanModify;
  if (changes.state === 'closed' && pull.state === 'open') closePull(store, place, pull);
  if (changes.state === 'open' && pull.state === 'closed') reopenPull(store, place, pull);
  pull.updatedAt = store.now();
  return pull;
}

/** Closes; a closed one stays closed. */
export function closePull(store: Store, place: Place, pull: PullRequest): void {
  requirePull(store, place, pull, 'ClosePullRequest');
  if (pull.merged) throw refused("Can't close a pull request that is already merged");
  if (pull.state === 'closed') return;
  pull.state = 'closed';
  pull.closedAt = store.now();
  pull.closedBy = place.actor.login;
  pull.autoMerge = null;
}

/** Reopens. @throws 422 when it was merged, its branch is gone or a twin is open */
export function reopenPull(store: Store, place: Place, pull: PullRequest): void {
  const { repository } = place;
  requirePull(store, place, pull, 'ReopenPullRequest');
  if (pull.merged) throw refused('state cannot be changed. The pull request is already merged.', 'state');
  const headRepository = store.repository(pull.headRepositoryId);
  const oid = headRepository === undefined ? undefined : branchHead(headRepository, pull.headRefName);
  if (oid === undefined)
    throw refused(`state cannot be changed. The ${pull.headRefName} branch has been deleted.`, 'state');
  const head = { repository: headRepository ?? repository, branch: pull.headRefName, oid };
  if (openTwin(repository, head, pull.baseRefName)) {
    throw refused(
      `state cannot be changed. There is already an open pull request from ${pull.headRefName} to ${pull.baseRefName}.`,
      'state',
    );
  }
  if (oid !== pull.headOid) {
    throw refused(
      `state cannot be changed. The ${pull.headRefName} branch was force-pushed or recreated.`,
      'state',
    );
  }
  pull.state = 'open';
  pull.closedAt = null;
  pull.closedBy = null;
}
