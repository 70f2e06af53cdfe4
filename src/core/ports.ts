/**
 * The outside world on one page. The core declares what it needs; adapters implement it with one library
 * each. A "no" that the core must act on is a result (`WriteResult`); a fault is a `ReleaseError`.
 */
import type { Rendering } from './diff/rendered.ts';
import type { Notice } from './errors.ts';
import type { RenderInput } from './render/input.ts';
import type { Entry, Files } from './snapshot.ts';

/** Reads files of one pinned commit; asks only for what is named, many in one request. */
export interface SnapshotReader {
  /** @returns one entry for each path, `missing` where nothing stands there. */
  read(paths: readonly string[]): Promise<Files>;
}

/** Walks a checkout, for what is asked of all files rather than of a few. */
export interface TreeWalker {
  /** Every file at or below a path, in the order of the paths; nothing where nothing stands there. */
  walk(path: string): Iterable<Entry>;
}

/** Names every file of one commit: over the API one request, whatever the size of the repository. */
export interface TreeLister {
  /** @returns paths of all files, without folders, in any order */
  list(): Promise<readonly string[]>;
}

/** Runs kustomize and helm over files that were gathered, and over nothing else. */
export interface Renderer {
  /** A tool that fails, or runs into a limit, is `failed` with what it said; never thrown. */
  render(input: RenderInput): Promise<Rendering>;
}

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

/** The config repository at the moment of one read. */
export interface RepositoryFacts {
  /** GraphQL node id. */
  readonly id: string;
  /** `owner/name` as GitHub spells it now. */
  readonly nameWithOwner: string;
  /** Page of the repository, e.g. `https://github.com/acme/config`. */
  readonly url: string;
  readonly defaultBranch: string;
  readonly base: { readonly name: string; readonly oid: string };
  /** Repository setting: commits made on the web need a Signed-off-by trailer. */
  readonly signoffRequired: boolean;
  /** Login that the token acts as, e.g. `github-actions[bot]`; undefined where the token may not tell. */
  readonly viewer: string | undefined;
  /** Status checks that the base branch requires, from classic protection and rulesets as far as readable. */
  readonly requiredChecks: readonly RequiredCheck[];
  readonly proposal: ProposalFacts;
  /** Messages of the base's latest commits that touched each of `OpenQuery.historyPaths`, newest first. */
  readonly history?: ReadonlyMap<string, readonly string[]>;
}

export interface RequiredCheck {
  readonly context: string;
  /** App that must report it; undefined: anyone. GitHub Actions is 15368 on github.com. */
  readonly appId: number | undefined;
}

/** The proposal branch and its open pull request, as read. */
export interface ProposalFacts {
  readonly branch: string;
  /** Head commit; undefined: the branch does not exist. */
  readonly head: string | undefined;
  /** Head of the scratch branch, left behind by a run that was cut off; undefined: there is none. */
  readonly scratchHead: string | undefined;
  /** How many commits of the base the branch lacks. */
  readonly behindBy: number;
  /** Commits on the branch that are not on the base, oldest first. */
  readonly commits: readonly ProposalCommit[];
  /** More commits are ahead than `commits` lists. */
  readonly truncated: boolean;
  /** Heads of the latest pull requests from this branch that were merged or closed. */
  readonly endedHeads: readonly string[];
  /** The open pull request from this branch to the base. */
  readonly pullRequest: PullRequestFacts | undefined;
}

export interface ProposalCommit {
  readonly oid: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** Signed by GitHub itself (web-flow) and valid. */
  readonly signedByGitHub: boolean;
  readonly url: string;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** GitHub login where GitHub knows the address. */
  readonly login: string | undefined;
}

export interface PullRequestFacts {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  /** Commit that the pull request's page shows as head; may lag behind the branch for a moment. */
  readonly headOid: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Logins asked for a review or that have given one; a review given drops out of GitHub's request list. */
  readonly reviewers: readonly string[];
  /** Team slugs asked for a review. */
  readonly teamReviewers: readonly string[];
  readonly milestone: number | undefined;
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

export interface ConfigRepository {
  /**
   * One request, whatever the size of the repository.
   * @throws ReleaseError repository-not-found, repository-archived, repository-renamed, repository-empty,
   *   base-not-found, token-invalid, token-scope, permission-missing, rate-limited, github-unreachable
   */
  open(query: OpenQuery): Promise<OpenedRepository>;
  /**
   * Reader of files at another commit, e.g. the proposal's head.
   * @param maxBytes larger files are `unreadable`; undefined: `MAX_FILE_BYTES`
   */
  at(commit: string, maxBytes?: number): SnapshotReader;
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

export interface MadeCommit {
  readonly oid: string;
  readonly verified: boolean;
}

/** Move, create (`before` undefined) or delete (`after` undefined) a branch, only if it is at `before`. */
export interface BranchMove {
  readonly branch: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface BranchWriter {
  /** Creates `branch` at `oid`. Conflict: it exists already. */
  create(branch: string, oid: string): Promise<WriteResult<void>>;
  /** One signed commit through the API, on the expected head alone. */
  commit(request: CommitRequest): Promise<WriteResult<MadeCommit>>;
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
