/**
 * The outside world on one page. The core declares what it needs; adapters implement it with one library
 * each. A "no" that the core must act on is a result (`WriteResult`); a fault is a `ReleaseError`.
 */
import type { Notice } from './errors.ts';
import type { Ancestry, PullRequestFacts, PullRequestHead, RepositoryFacts } from './facts.ts';
import type { Files, Reading } from './snapshot.ts';
import type { SnapshotReader } from './tree-ports.ts';

export type * from './facts.ts';
export type * from './tree-ports.ts';

/** What the caller wants to see of the config repository, all of it in one request. */
export interface OpenQuery {
  /** Branch to change; undefined: the default branch. */
  readonly base: string | undefined;
  /** Name of the proposal branch. */
  readonly proposalBranch: string;
  /** Name of the branch on which a proposal is rebuilt before the proposal branch is moved to it. */
  readonly scratchBranch: string;
  /** Paths that are surely needed; more can be read later through the snapshot. */
  readonly paths: readonly string[];
  /** Paths whose latest commits are to be told: who has set what stands there. */
  readonly historyPaths?: readonly string[];
}

/** The config repository as opened: facts, and a reader pinned to the base's commit. */
export interface OpenedRepository {
  readonly facts: RepositoryFacts;
  /** The entries of `OpenQuery.paths` at `facts.base.oid`. */
  readonly files: Files;
  readonly snapshot: SnapshotReader;
  /** Remarks on the credential or the repository, e.g. a classic personal token. */
  readonly notices: readonly Notice[];
}

/** History of the repository that was built; the token may not be allowed to read it. */
export interface SourceHistory {
  /** @returns undefined where that can't be read */
  ancestryOf(repository: string, commits: SourceCommits): Promise<Ancestry | undefined>;
}

/** Two commits of one repository. */
export interface SourceCommits {
  readonly own: string;
  readonly other: string;
}

export interface ConfigRepository {
  /**
   * One request, whatever the size of the repository.
   * @throws ReleaseError repository-not-found, repository-archived, repository-renamed, repository-empty,
   *   base-not-found, token-invalid, token-scope, permission-missing, rate-limited, github-unreachable
   */
  open(query: OpenQuery): Promise<OpenedRepository>;
  /**
   * Reader of files at another commit, e.g. the proposal's head.
   * @param reading undefined: as for files that are edited
   */
  at(commit: string, reading?: Reading): SnapshotReader;
}

/**
 * What became of a write. `conflict`: the state is not the one that was read, nothing was written.
 * `unsettled`: no answer, or one that leaves open whether the write happened; only reading tells.
 * A definite refusal (permission, rule, validation) is thrown as a ReleaseError.
 */
export type WriteResult<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'conflict'; readonly why: string }
  | { readonly kind: 'unsettled'; readonly why: string };

/** One file of a commit: its whole new content. */
export interface CommitFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  readonly text: string;
  /** Git's id of the content that was read and edited; undefined: not known. */
  readonly before?: string;
}

/** Puts edited files into a checkout, all of them or none. */
export interface FileWriter {
  write(files: readonly CommitFile[]): Promise<void>;
}

export interface CommitRequest {
  readonly branch: string;
  /** The branch must point here, and the commit gets it as its only parent. */
  readonly expectedHead: string;
  readonly headline: string;
  readonly body: string;
  readonly files: readonly CommitFile[];
}

export type LandingWay = 'put' | 'merge';

export interface MadeCommit {
  readonly oid: string;
  readonly verified: boolean;
}

/** Move, create (`before` undefined) or delete (`after` undefined) a branch, only if it is at `before`. */
export interface BranchMove {
  readonly branch: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The new commit is a child of the old one: nothing is rewritten, and nobody has to allow that. */
  readonly forward?: boolean;
}

export interface BranchWriter {
  /** Creates `branch` at `oid`. Conflict: it exists already. */
  create(branch: string, oid: string): Promise<WriteResult<void>>;
  /** One signed commit through the API, on the expected head alone. */
  commit(request: CommitRequest): Promise<WriteResult<MadeCommit>>;
  /**
   * The same for a head that has moved on: GitHub puts the change onto it, wherever it is by now. Conflict: somebody
   * has changed the same, or there is no way to do it.
   * @param way `put`: one file, if nobody has changed it; `merge`: what touches other lines is merged
   */
  land(request: CommitRequest, way: LandingWay): Promise<WriteResult<MadeCommit>>;
  /** All moves or none, each by compare-and-swap. */
  move(moves: readonly BranchMove[]): Promise<WriteResult<void>>;
}

export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

export interface PullRequestDraft extends PullRequestText {
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
}

/** What is set beside title and body; empty lists leave things as they are. */
export interface PullRequestExtras {
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
  readonly milestone: number | undefined;
}

export interface PullRequestWriter {
  /** Conflict: an open one for the same head and base exists already, or nothing lies between them. */
  create(draft: PullRequestDraft): Promise<WriteResult<PullRequestFacts>>;
  update(pullRequest: PullRequestFacts, text: PullRequestText): Promise<WriteResult<void>>;
  /** Adds labels, assignees, reviewers, milestone; idempotent. Each refusal comes back as a warning. */
  decorate(pullRequest: PullRequestFacts, extras: PullRequestExtras): Promise<readonly Notice[]>;
}

/** A comment that the credential itself has written. */
export interface OwnComment {
  /** GraphQL node id. */
  readonly id: string;
  readonly body: string;
}

/** A pull request as its comments see it. */
export interface CommentedPullRequest {
  readonly id: string;
  readonly headOid: string;
  /** Oldest first. */
  readonly own: readonly OwnComment[];
}

export interface PullRequestComments {
  read(number: number): Promise<CommentedPullRequest>;
  create(pullRequestId: string, body: string): Promise<WriteResult<void>>;
  /** Conflict: the comment is gone. */
  update(commentId: string, body: string): Promise<WriteResult<void>>;
  /** Conflict: the comment is gone already. */
  remove(commentId: string): Promise<WriteResult<void>>;
}

export interface PullRequestFinder {
  /** @returns number of the open pull request whose head is exactly this */
  findOpen(head: PullRequestHead): Promise<number | undefined>;
}

/** Waits and jitter come through here, so that the core stays without clock and randomness. */
export interface Pacing {
  /** Waits before attempt number `attempt` (1, 2, …), longer each time and jittered. */
  pause(attempt: number): Promise<void>;
}

/** What a person sees while the action runs. Texts may hold anything; the adapter makes them harmless. */
export interface Log {
  info(text: string): void;
  notice(notice: Notice): void;
  debug(text: string): void;
  group<Value>(title: string, body: () => Promise<Value>): Promise<Value>;
}
