import { GitHubError } from '../http/errors.ts';
import { requireAccess } from './access.ts';
import { patternReasons } from './commit-rules.ts';
import { demandsOf } from './demands.ts';
import { RefConflict } from './git.ts';
import { commitIdentity } from './identity.ts';
import { OUT_OF_DATE, type Refusal, refusalsOf } from './merge-refusals.ts';
import { deleteMergedHead } from './merged-head.ts';
import { entryOf, pendingMerge } from './merging.ts';
import type { MergeMethod, PullRequest, Signature } from './model.ts';
import { RuleViolation } from './ref-rules.ts';
import { branchHead, type Place, writeRefs } from './refs.ts';
import type { Store } from './store.ts';

export interface MergeRequest {
  readonly pull: PullRequest;
  readonly method: MergeMethod;
  readonly expectedHeadOid?: string | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

const HEAD_MODIFIED = 'Head branch was modified. Review and try the merge again.';
const NO_REBASE = "This branch can't be rebased";
const UNSIGNED_REBASE =
  'Base branch requires signed commits. Rebase merges cannot be automatically signed by GitHub';
const BASE_MODIFIED = 'Base branch was modified. Review and try the merge again.';

function refuse(message: string, status = 405): GitHubError {
  return new GitHubError(status, message).inGraphQL({ type: 'UNPROCESSABLE' });
}

/**
 * Why a method may not be used, null where it may. Repository settings bind everyone; what rules say of methods binds
 * those who cannot pass the rules by.
 */
export function methodRefusal(
  store: Store,
  { repository, actor }: Place,
  { pull, method }: Pick<MergeRequest, 'pull' | 'method'>,
): string | null {
  const { allowMergeCommit, allowSquashMerge, allowRebaseMerge } = repository.settings;
  const asked = demandsOf(store, { repository, branch: pull.baseRefName }, actor);
  const allowed = {
    merge: allowMergeCommit && !asked.some((one) => one.linear),
    squash: allowSquashMerge,
    rebase: allowRebaseMerge,
  };
  const names = { merge: 'Merge commits', squash: 'Squash merges', rebase: 'Rebase merges' };
  if (!allowed[method] || asked.some(({ methods }) => methods !== null && !methods.includes(method)))
    return `${names[method]} are not allowed on this repository.`;
  return method === 'rebase' && asked.some((one) => one.signatures) ? UNSIGNED_REBASE : null;
}

/** One answer for all that is amiss. What only being out of date breaks is known to be answered with 409. */
function violation(refusals: readonly Refusal[]): GitHubError {
  const reasons = refusals.map((refusal) => refusal.reason);
  const ruleset = refusals.some((refusal) => refusal.source === 'ruleset');
  const status = !ruleset && reasons.every((reason) => reason === OUT_OF_DATE) ? 409 : 405;
  return new RuleViolation(ruleset ? 'ruleset' : 'classic', reasons, status).inGraphQL({
    type: 'UNPROCESSABLE',
  });
}

async function checkState(store: Store, place: Place, request: MergeRequest): Promise<void> {
  const { pull, expectedHeadOid } = request;
  if (pull.merged) throw refuse('Pull Request is not mergeable');
  if (pull.state === 'closed') throw refuse('Pull Request is closed');
  if (pull.isDraft) throw refuse('Pull Request is still a draft');
  if (entryOf(store.state, place.repository, pull.number) !== null)
    throw refuse('Pull Request is in the merge queue');
  if (pendingMerge(store.state, place.repository, pull.number) !== null)
    throw refuse('Merge already in progress');
  if (expectedHeadOid !== undefined && expectedHeadOid !== pull.headOid) throw refuse(HEAD_MODIFIED, 409);
  const method = methodRefusal(store, place, request);
  if (method !== null) throw refuse(method);
  const refusals = await refusalsOf(store, { repository: place.repository, pull }, place.actor);
  if (refusals.length > 0) throw violation(refusals);
}

/** Rules on commits speak of those that a merge makes, too. */
async function checkMade(making: Making, made: Made): Promise<void> {
  const { store, place, request, base } = making;
  const { repository, actor } = place;
  const asked = demandsOf(store, { repository, branch: request.pull.baseRefName }, actor);
  const rules = asked.flatMap((one) => one.patterns);
  if (rules.length === 0) return;
  const oids = await store.git(repository).revList(made.oid, { not: base });
  const reasons = await patternReasons(store, repository, { oids, rules });
  if (reasons.length > 0) throw new RuleViolation('ruleset', reasons, 405);
}

export interface Made {
  readonly oid: string;
  readonly signed: boolean;
  /** Commits of a rebasing merge, oldest first. */
  readonly rebased?: readonly string[];
}

/** A merge about to be made: by whom, of what, onto which commit. */
export interface Making {
  readonly store: Store;
  readonly place: Place;
  readonly request: MergeRequest;
  readonly base: string;
}

function signatures({ store, place, request }: Making): {
  author: Signature;
  actor: Signature;
  github: Signature;
} {
  const date = store.now();
  return {
    author: { ...commitIdentity(store, request.pull.author), date },
    actor: { ...commitIdentity(store, place.actor.login), date },
    github: { name: 'GitHub', email: 'noreply@github.com', date },
  };
}

function messageOf(title: string, body: string): string {
  return body === '' ? title : `${title}\n\n${body}`;
}

async function squashBody({ store, place, request, base }: Making): Promise<string> {
  const git = store.git(place.repository);
  const oids = [...(await git.revList(request.pull.headOid, { not: base }))].reverse();
  const commits = await Promise.all(oids.map((oid) => git.commit(oid)));
  const messages = commits.map((commit) => (commit?.message ?? '').trim());
  const only = messages[0];
  if (messages.length === 1 && only !== undefined) return only.split('\n').slice(1).join('\n').trim();
  return messages.map((message) => `* ${message}`).join('\n\n');
}

async function mergeOrSquash(making: Making): Promise<Made> {
  const { store, place, request, base } = making;
  const { pull, method } = request;
  const git = store.git(place.repository);
  const result = await git.mergeTrees(base, pull.headOid);
  if (!result.clean) throw refuse('Pull Request has merge conflicts');
  const who = signatures(making);
  const squash = method === 'squash';
  const owner = store.repository(pull.headRepositoryId)?.owner ?? place.repository.owner;
  const title = squash
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${owner}/${pull.headRefName}`;
  const body = request.message ?? (squash ? await squashBody(making) : pull.title);
  const oid = git.writeCommit({
    tree: result.tree,
    parents: squash ? [base] : [base, pull.headOid],
    author: squash ? who.author : who.actor,
    committer: who.github,
    message: messageOf(request.title ?? title, body),
  });
  return { oid, signed: true };
}

async function rebase(making: Making): Promise<Made> {
  const { store, place, request, base } = making;
  const git = store.git(place.repository);
  const { headOid } = request.pull;
  const whole = await git.mergeTrees(base, headOid);
  if (!whole.clean) throw refuse('Pull Request has merge conflicts');
  const written: string[] = [];
  let tip = base;
  let tree = (await git.commit(base))?.tree;
  for (const oid of [...(await git.revList(headOid, { not: base }))].reverse()) {
    const commit = await git.commit(oid);
    if (commit === null) throw refuse(NO_REBASE);
    // Merges of the base fall away in a rebase; what one changed by itself shows in the tree below.
    if (commit.parents.length > 1) continue;
    const result = await git.pick(oid, tip);
    if (!result.clean) throw refuse(NO_REBASE);
    const { author, message } = commit;
    const committer = signatures(making).actor;
    tip = git.writeCommit({ tree: result.tree, parents: [tip], author, committer, message });
    written.push(tip);
    tree = result.tree;
  }
  if (tree !== whole.tree) throw refuse(NO_REBASE);
  return { oid: tip, signed: false, rebased: written };
}

/** Records that a pull request was merged, before the ref's move would call it merged from outside. */
function markMerged(store: Store, place: Place, pull: PullRequest, oid: string): void {
  pull.state = 'closed';
  pull.merged = true;
  pull.mergedAt = store.now();
  pull.closedAt = pull.mergedAt;
  pull.updatedAt = pull.mergedAt;
  pull.mergedBy = place.actor.login;
  pull.closedBy = place.actor.login;
  pull.mergeCommitOid = oid;
  pull.autoMerge = null;
}

/** Moves the base to what was made, and does what a merge does to the pull request. @throws GitHubError */
export async function land(making: Making, made: Made): Promise<void> {
  const { store, place, request, base } = making;
  const { pull } = request;
  const update = { ref: `refs/heads/${pull.baseRefName}`, before: base, after: made.oid };
  const before = { ...pull };
  if (made.signed)
    store.state.signatures.set(made.oid, {
      isValid: true,
      state: 'VALID',
      wasSignedByGitHub: true,
      signer: 'web-flow',
    });
  markMerged(store, place, pull, made.oid);
  if (made.rebased !== undefined) pull.rebasedOids = made.rebased;
  try {
    await writeRefs(store, place, { updates: [update], byMerge: true });
  } catch (error) {
    Object.assign(pull, before);
    throw error instanceof RefConflict ? refuse(BASE_MODIFIED) : error;
  }
  await deleteMergedHead(store, place, pull);
}

/** Writes the commit or commits of a merge; no ref moves. @throws GitHubError on a conflict and for rules on commits */
export async function makeMerge(making: Making): Promise<Made> {
  const made = await (making.request.method === 'rebase' ? rebase(making) : mergeOrSquash(making));
  await checkMade(making, made);
  return made;
}

/** Carries out a merge whose requirements were checked. @returns the oid that the base moved to */
export async function carryOutMerge(store: Store, place: Place, request: MergeRequest): Promise<string> {
  const base = branchHead(place.repository, request.pull.baseRefName);
  if (base === undefined) throw refuse('Pull Request is not mergeable');
  const making = { store, place, request, base };
  const made = await makeMerge(making);
  await land(making, made);
  return made.oid;
}

/**
 * Merges a pull request as GitHub does: a real merge, its own commit, the base moved with compare-and-swap.
 * @returns the oid that the base moved to
 * @throws GitHubError 405 not mergeable, 409 head moved, 403 without write
 */
export async function mergePull(store: Store, place: Place, request: MergeRequest): Promise<string> {
  const needs = { permissions: { contents: 'write' }, operation: 'MergePullRequest' } as const;
  requireAccess(store, place.actor, place.repository, needs);
  await checkState(store, place, request);
  return carryOutMerge(store, place, request);
}
