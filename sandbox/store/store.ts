import { join } from 'node:path';
import { GitRepository } from './git.ts';
import { emptyState, type Repository, type State, type User } from './model.ts';

/** What GitHub does that is not established, or that a test wants otherwise. */
export interface StoreSettings {
  /** Whether createCommitOnBranch keeps mode 100755 of a file it updates (not established). */
  readonly keepsExecutableMode: boolean;
  /** How many requests that read a pull request answer UNKNOWN before its mergeability is known. */
  readonly mergeabilityReads: number;
}

export const DEFAULT_SETTINGS: StoreSettings = { keepsExecutableMode: false, mergeabilityReads: 1 };

/** The state of one GitHub and the Git repositories behind it; the operations are in the files beside this one. */
export class Store {
  readonly state: State;
  readonly settings: StoreSettings;
  /** Folder that holds the bare repositories. */
  readonly folder: string;
  /** Counts requests, so that what happens "later" happens in a later request and not after some time. */
  requestNumber = 0;
  readonly #gits: Map<number, GitRepository>;

  constructor(folder: string, settings: StoreSettings = DEFAULT_SETTINGS, from?: Store) {
    this.folder = folder;
    this.settings = settings;
    this.state = from === undefined ? emptyState() : structuredClone(from.state);
    this.#gits = from === undefined ? new Map() : from.#gits;
  }

  /** The state as it is now, frozen in time over the same Git objects: what a stale replica answers from. */
  replica(): Store {
    const copy = new Store(this.folder, this.settings, this);
    copy.requestNumber = this.requestNumber;
    return copy;
  }

  /** Sequential, unique over everything that has an id. */
  nextId(): number {
    const id = this.state.nextId;
    this.state.nextId = id + 1;
    return id;
  }

  /** Now as GitHub writes it: ISO 8601, whole seconds, UTC. */
  now(): string {
    return `${new Date().toISOString().slice(0, 19)}Z`;
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
