import { join } from 'node:path';
import { GitRepository } from './git.ts';
import { emptyState, type Repository, type State, type User } from './model.ts';

/** What GitHub does that is not established, or that a test wants otherwise. */
export interface StoreSettings {
  /** Whether createCommitOnBranch keeps mode 100755 of a file it updates (not established). */
  readonly keepsExecutableMode: boolean;
  /** How many requests that read a pull request answer UNKNOWN before its mergeability is known. */
  readonly mergeabilityReads: number;
  /** Requests until the head moves that update-branch promised to move; 0 moves it before the next one. */
  readonly updateBranchRequests: number;
  /** Requests until the merge queue builds the group of a new entry. */
  readonly queueRequests: number;
  /** Requests until an asynchronous merge is tried. */
  readonly asyncMergeRequests: number;
  /** mergePullRequest on a branch with a merge queue answers as if GitHub had broken down, as was seen. */
  readonly queueBreaksMergeMutation: boolean;
}

export const DEFAULT_SETTINGS: StoreSettings = {
  keepsExecutableMode: false,
  mergeabilityReads: 1,
  updateBranchRequests: 2,
  queueRequests: 1,
  asyncMergeRequests: 2,
  queueBreaksMergeMutation: false,
};

/** The state of one GitHub and the Git repositories behind it; the operations are in the files beside this one. */
export class Store {
  readonly state: State;
  readonly settings: StoreSettings;
  /** Folder that holds the bare repositories. */
  readonly folder: string;
  /** Counts requests, so that what happens "later" happens in a later request and not after some time. */
  requestNumber = 0;
  /** Milliseconds that this GitHub's clock is ahead of the machine's, so that tests need not wait. */
  aheadMs = 0;
  /** Pull request id to how many requests read it, and which one did last. */
  readonly reads: Map<number, { readonly count: number; readonly request: number }>;
  readonly #gits: Map<number, GitRepository>;

  constructor(folder: string, settings: StoreSettings = DEFAULT_SETTINGS, from?: Store) {
    this.folder = folder;
    this.settings = settings;
    this.state = from === undefined ? emptyState() : structuredClone(from.state);
    this.reads = from === undefined ? new Map() : from.reads;
    this.#gits = from === undefined ? new Map() : from.#gits;
  }

  /** The state as it is now, frozen in time over the same Git objects: what a stale replica answers from. */
  replica(): Store {
    const copy = new Store(this.folder, this.settings, this);
    copy.requestNumber = this.requestNumber;
    copy.aheadMs = this.aheadMs;
    return copy;
  }

  /** Sequential, unique over everything that has an id. */
  nextId(): number {
    const id = this.state.nextId;
    this.state.nextId = id + 1;
    return id;
  }

  /** Notes that the request of this moment reads a pull request. */
  noteRead(pullId: number): void {
    const known = this.reads.get(pullId) ?? { count: 0, request: -1 };
    if (known.request === this.requestNumber) return;
    this.reads.set(pullId, { count: known.count + 1, request: this.requestNumber });
  }

  /** Epoch milliseconds. */
  clock(): number {
    return Date.now() + this.aheadMs;
  }

  /** Now as GitHub writes it: ISO 8601, whole seconds, UTC. */
  now(): string {
    return `${new Date(this.clock()).toISOString().slice(0, 19)}Z`;
  }

  /** The bare repository behind a repository. */
  git(repository: Repository): GitRepository {
    const known = this.#gits.get(repository.id);
    if (known !== undefined) return known;
    const git = new GitRepository(join(this.folder, `${repository.id}.git`));
    this.#gits.set(repository.id, git);
    return git;
  }

  /** The account with that login, in any case; undefined when there is none. */
  user(login: string): User | undefined {
    return this.state.users.get(login.toLowerCase());
  }

  repository(id: number): Repository | undefined {
    return this.state.repositories.get(id);
  }

  /** By present or former name, in any case. `renamed` tells that the name is a former one. */
  find(owner: string, name: string): { readonly repository: Repository; readonly renamed: boolean } | null {
    const key = `${owner}/${name}`.toLowerCase();
    const id = this.state.names.get(key);
    const former = this.state.formerNames.get(key);
    const repository = this.repository(id ?? former ?? -1);
    return repository === undefined ? null : { repository, renamed: id === undefined };
  }

  /** Lets go of the Git repository of a repository that is no more. @returns its folder */
  forget(id: number): string {
    this.#gits.get(id)?.stop();
    this.#gits.delete(id);
    return join(this.folder, `${id}.git`);
  }

  stop(): void {
    for (const git of this.#gits.values()) git.stop();
    this.#gits.clear();
  }
}

/** `owner/name` */
export function fullName(repository: Repository): string {
  return `${repository.owner}/${repository.name}`;
}
