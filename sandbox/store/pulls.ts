import { GitHubError, notFound, validationFailed } from '../http/errors.ts';
import { requireAccess } from './access.ts';
import { requestCodeOwners } from './code-owner-requests.ts';
import type { Issue, PullRequest, Repository } from './model.ts';
import { writePullRef } from './pull-sync.ts';
import { branchHead, type Place } from './refs.ts';
import { fullName, type Store } from './store.ts';

export const MAX_BODY = 65_536;
export const PULL_NEEDS = { permissions: { pull_requests: 'write' } } as const;

export interface NewPull {
  readonly title: string;
  readonly body: string | null;
  /** `branch` or `owner:branch`. */
  readonly head: string;
  readonly base: string;
  readonly draft?: boolean;
  readonly maintainerCanModify?: boolean;
}

export interface Head {
  readonly repository: Repository;
  readonly branch: string;
  readonly oid: string | undefined;
}

/** 422 of a pull request, with GitHub's sentence. */
export function refused(message: string, field?: string): GitHubError {
  return validationFailed({
    resource: 'PullRequest',
    code: 'custom',
    ...(field === undefined ? {} : { field }),
    message,
  });
}

/** Text longer than GitHub takes. @throws 422 */
export function checkBody(body: string | null): void {
  if (body !== null && [...body].length > MAX_BODY) {
    throw refused(`Body is too long (maximum is ${MAX_BODY} characters)`, 'body');
  }
}

function headOf(store: Store, repository: Repository, head: string): Head {
  const [owner, branch] = head.includes(':')
    ? (head.split(':', 2) as [string, string])
    : [repository.owner, head];
  if (owner.toLowerCase() === repository.owner.toLowerCase()) {
    return { repository, branch, oid: branchHead(repository, branch) };
  }
  const forks = [...store.state.repositories.values()];
  const fork = forks.find(
    (one) => one.forkOf === repository.id && one.owner.toLowerCase() === owner.toLowerCase(),
  );
  return {
    repository: fork ?? repository,
    branch,
    oid: fork === undefined ? undefined : branchHead(fork, branch),
  };
}

function checkEnds(repository: Repository, input: NewPull, head: Head): string {
  const baseOid = branchHead(repository, input.base);
  const noCommits = `No commits between ${input.base} and ${input.head}`;
  if (head.oid === undefined) {
    const message = `Head sha can't be blank, Base sha can't be blank, ${noCommits}, Head ref must be a branch`;
    throw validationFailed({ resource: 'PullRequest', field: 'head', code: 'invalid' }).inGraphQL({
      type: 'UNPROCESSABLE',
      message,
    });
  }
  if (baseOid === undefined) {
    const message = `Base ref must be a branch, Base sha can't be blank, ${noCommits}`;
    throw validationFailed({ resource: 'PullRequest', field: 'base', code: 'invalid' }).inGraphQL({
      type: 'UNPROCESSABLE',
      message,
    });
  }
  return baseOid;
}

function checkToken(store: Store, { repository, actor }: Place, operation: string): void {
  requireAccess(store, actor, repository, { ...PULL_NEEDS, role: 'read', operation });
  if (actor.token?.kind === 'github-token' && !repository.settings.canApprovePullRequestReviews) {
    const message = 'GitHub Actions is not permitted to create or approve pull requests.';
    throw new GitHubError(403, message).inGraphQL({ type: 'FORBIDDEN' });
  }
}

/** Whether an open pull request has the same two ends. */
export function openTwin(repository: Repository, head: Head, base: string): boolean {
  return [...repository.pulls.values()].some(
    (pull) =>
      pull.state === 'open' &&
      pull.headRefName === head.branch &&
      pull.headRepositoryId === head.repository.id &&
      pull.baseRefName === base,
  );
}

function issueFields(store: Store, { repository, actor }: Place, input: NewPull): Issue {
  const at = store.now();
  return {
    id: store.nextId(),
    number: repository.nextNumber++,
    author: actor.login,
    title: input.title,
    body: input.body,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    milestone: null,
    locked: false,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
  };
}

interface Ends {
  readonly head: Head;
  readonly headOid: string;
  readonly baseOid: string;
}

/** Who pushed to the head last, where that was seen. */
function pusherOf({ repository, branch }: Head): string | undefined {
  return repository.events.findLast((event) => event.ref === `refs/heads/${branch}`)?.actor;
}

function newPull(store: Store, place: Place, { input, ends }: { input: NewPull; ends: Ends }): PullRequest {
  return {
    ...issueFields(store, place, input),
    issueId: store.nextId(),
    isDraft: input.draft ?? false,
    headRefName: ends.head.branch,
    headOid: ends.headOid,
    headRepositoryId: ends.head.repository.id,
    baseRefName: input.base,
    baseOid: ends.baseOid,
    merged: false,
    mergedAt: null,
    mergedBy: null,
    mergeCommitOid: null,
    mergeability: null,
    requestedReviewers: [],
    requestedTeams: [],
    codeOwnersAsked: [],
    autoMerge: null,
    maintainerCanModify: input.maintainerCanModify ?? true,
    lastPusher: pusherOf(ends.head) ?? place.actor.login,
  };
}

/**
 * Opens a pull request.
 * @throws GitHubError 403 without permission or for a GITHUB_TOKEN that may not; 422 as GitHub words it
 */
export async function createPull(store: Store, place: Place, input: NewPull): Promise<PullRequest> {
  checkToken(store, place, 'CreatePullRequest');
  return openPull(store, place, input);
}

/** Opens a pull request, whatever its author may do. @throws GitHubError 422 as GitHub words it */
export async function openPull(store: Store, place: Place, input: NewPull): Promise<PullRequest> {
  const { repository } = place;
  if (input.title.trim() === '') {
    throw validationFailed({ resource: 'PullRequest', code: 'missing_field', field: 'title' }).inGraphQL({
      type: 'UNPROCESSABLE',
      message: "Title can't be blank",
    });
  }
  const head = headOf(store, repository, input.head);
  const baseOid = checkEnds(repository, input, head);
  const headOid = head.oid ?? '';
  const git = store.git(repository);
  if (head.repository !== repository) await git.fetch(store.git(head.repository), headOid);
  if (openTwin(repository, head, input.base)) {
    throw refused(`A pull request already exists for ${head.repository.owner}:${head.branch}.`);
  }
  if (await git.isAncestor(headOid, baseOid)) {
    throw refused(`No commits between ${input.base} and ${input.head}`);
  }
  if ((await git.mergeBase(baseOid, headOid)) === null) {
    throw refused(`The ${input.head} branch has no history in common with ${input.base}`);
  }
  checkBody(input.body);
  const pull = newPull(store, place, { input, ends: { head, headOid, baseOid } });
  repository.pulls.set(pull.number, pull);
  await requestCodeOwners(store, repository, pull);
  await writePullRef(store, repository, pull);
  return pull;
}

/** The pull request with that number. @throws 404 */
export function pullByNumber(repository: Repository, number: number): PullRequest {
  const pull = repository.pulls.get(number);
  if (pull === undefined) {
    throw notFound().inGraphQL({
      type: 'NOT_FOUND',
      message: `Could not resolve to a PullRequest with the number of ${number}.`,
    });
  }
  return pull;
}

/** `Acme:branch` of a pull request, as REST labels its ends. */
export function endLabel(repository: Repository, branch: string): string {
  return `${fullName(repository).split('/')[0]}:${branch}`;
}
