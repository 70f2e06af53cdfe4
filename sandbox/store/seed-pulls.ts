import type {
  Actor,
  CheckRun,
  CommitStatus,
  Deployment,
  PullRequest,
  Repository,
  Review,
  ReviewComment,
} from './model.ts';
import { openPull } from './pulls.ts';
import { answerRequests } from './review-requests.ts';
import { addUser } from './seed.ts';
import { namedApp } from './seed-people.ts';
import { pushCommit } from './seed-repository.ts';
import type { Store } from './store.ts';
import { talkOf } from './talk.ts';

function person(store: Store, login: string): Actor {
  const user = addUser(store, { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' });
  return { login: user.login, userId: user.id, token: null };
}

export interface SeededPull {
  /** Branch; made with `files`, else it exists. */
  readonly head: string;
  /** The default branch without. */
  readonly base?: string;
  /** Login; who pushes, too. */
  readonly author: string;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly files?: Readonly<Record<string, string | Buffer | null>>;
  /** Whether the commit of `files` carries a verified signature. */
  readonly signed?: boolean;
}

/** A pull request as if its author had opened it, whatever the author may do. */
export async function seedPull(store: Store, repository: Repository, it: SeededPull): Promise<PullRequest> {
  const actor = person(store, it.author);
  const base = it.base ?? repository.defaultBranch;
  if (it.files !== undefined) {
    const { files, author } = it;
    const message = it.title ?? 'Change';
    const signed = it.signed ?? false;
    await pushCommit(store, repository, { branch: it.head, from: base, files, author, message, signed });
  }
  return openPull(
    store,
    { repository, actor },
    { title: it.title ?? 'Change', body: it.body ?? null, head: it.head, base, draft: it.draft ?? false },
  );
}

export interface SeededReview {
  readonly login: string;
  readonly state: Review['state'];
  /** The head without. */
  readonly commitOid?: string;
  readonly body?: string;
}

/** A review as if it had been submitted just now. */
export function seedReview(
  store: Store,
  where: { readonly repository: Repository; readonly pull: PullRequest },
  it: SeededReview,
): Review {
  const { repository, pull } = where;
  const { login } = person(store, it.login);
  const review: Review = {
    id: store.nextId(),
    pullNumber: pull.number,
    author: login,
    body: it.body ?? '',
    state: it.state,
    commitOid: it.commitOid ?? pull.headOid,
    submittedAt: it.state === 'PENDING' ? null : store.now(),
  };
  repository.reviews.set(review.id, review);
  if (it.state !== 'PENDING') answerRequests(store, where, login);
  return review;
}

export interface SeededThread {
  readonly login: string;
  /** `README.md` without; it need not be changed by the pull request. */
  readonly path?: string;
  readonly line?: number;
  readonly body?: string;
  /** Who resolved it. */
  readonly resolvedBy?: string;
}

/** A conversation on a line. @returns its first comment */
export function seedThread(
  store: Store,
  where: { readonly repository: Repository; readonly pull: PullRequest },
  it: SeededThread,
): ReviewComment {
  const { repository, pull } = where;
  const review = seedReview(store, where, { login: it.login, state: 'COMMENTED' });
  const at = store.now();
  const line = it.line ?? 1;
  const comment: ReviewComment = {
    id: store.nextId(),
    reviewId: review.id,
    pullNumber: pull.number,
    author: review.author,
    body: it.body ?? 'Why?',
    path: it.path ?? 'README.md',
    diffHunk: '@@ -1 +1 @@',
    position: line,
    line,
    startLine: null,
    side: 'RIGHT',
    startSide: null,
    commitOid: pull.headOid,
    inReplyTo: null,
    subjectType: 'line',
    createdAt: at,
    updatedAt: at,
  };
  const talk = talkOf(store.state, repository.id);
  talk.reviewComments.set(comment.id, comment);
  if (it.resolvedBy !== undefined) talk.resolved.set(comment.id, person(store, it.resolvedBy).login);
  return comment;
}

export interface SeededCheck {
  readonly name: string;
  /** `success` without; null for one that still runs. */
  readonly conclusion?: string | null;
  /** `completed` with a conclusion and `in_progress` without one, where it is not said. */
  readonly status?: string;
  /** Slug or id; GitHub Actions without. */
  readonly app?: string | number;
}

/** A check run on a commit. */
export function seedCheck(store: Store, repository: Repository, sha: string, it: SeededCheck): CheckRun {
  const conclusion = it.conclusion === undefined ? 'success' : it.conclusion;
  const at = store.now();
  const run: CheckRun = {
    id: store.nextId(),
    suiteId: store.nextId(),
    headSha: sha,
    name: it.name,
    status: it.status ?? (conclusion === null ? 'in_progress' : 'completed'),
    conclusion,
    detailsUrl: null,
    externalId: '',
    startedAt: at,
    completedAt: conclusion === null ? null : at,
    appId: namedApp(store, it.app).id,
    output: { title: null, summary: null, text: null },
  };
  repository.checkRuns.set(run.id, run);
  return run;
}

export interface SeededStatus {
  readonly context: string;
  /** `success` without. */
  readonly state?: CommitStatus['state'];
  /** Login of a person, or `app` for an App's slug or id; one of the two. */
  readonly login?: string;
  readonly app?: string | number;
  readonly description?: string;
}

/** A commit status, the newest of its context. */
export function seedStatus(
  store: Store,
  repository: Repository,
  sha: string,
  it: SeededStatus,
): CommitStatus {
  const app = it.app === undefined ? undefined : namedApp(store, it.app);
  const creator = person(store, it.login ?? (app === undefined ? repository.owner : `${app.slug}[bot]`));
  const status: CommitStatus = {
    id: store.nextId(),
    sha,
    context: it.context,
    state: it.state ?? 'success',
    description: it.description ?? null,
    targetUrl: null,
    creator: creator.login,
    appId: app?.id ?? null,
    createdAt: store.now(),
  };
  repository.statuses.push(status);
  return status;
}

/** A deployment of a commit and how it went. */
export function seedDeployment(
  store: Store,
  repository: Repository,
  it: {
    readonly sha: string;
    readonly environment: string;
    readonly state?: string;
    readonly logUrl?: string;
  },
): Deployment {
  const at = store.now();
  const common = { creator: repository.owner, environment: it.environment, createdAt: at };
  const links = { description: '', logUrl: it.logUrl ?? '', environmentUrl: '' };
  const deployment: Deployment = {
    ...common,
    id: store.nextId(),
    sha: it.sha,
    ref: it.sha,
    task: 'deploy',
    description: null,
    payload: {},
    transient: false,
    production: it.environment === 'production',
    updatedAt: at,
    statuses: [{ ...common, ...links, id: store.nextId(), state: it.state ?? 'success' }],
  };
  repository.deployments.set(deployment.id, deployment);
  return deployment;
}
