/** Where in a clone an environment stands: in the work tree, on another branch, or not at all. */
import type { Config, Environment } from '../config/config.ts';
import type { SnapshotReader } from '../ports.ts';

export interface CheckedOut {
  /** Undefined: a commit is checked out, or there is no clone. */
  readonly branch: string | undefined;
  readonly commit: string | undefined;
}

export interface LocalBranches {
  checkedOut(): Promise<CheckedOut>;
  /** As the remote has named it when it was cloned. */
  defaultBranch(): Promise<string | undefined>;
  /** As it was fetched last; without that the local one. */
  commitOf(branch: string): Promise<string | undefined>;
  /** Of the remotes. */
  addresses(): Promise<readonly string[]>;
  at(commit: string): SnapshotReader;
}

export type LocalPlace =
  | { readonly kind: 'tree' }
  | { readonly kind: 'branch'; readonly branch: string; readonly commit: string }
  | { readonly kind: 'absent'; readonly why: string; readonly next: string };

/** An environment that the clone does not have, and why. */
export interface Absent {
  readonly environment: string;
  readonly why: string;
}

/** What a clone is known by. */
export interface LocalFacts {
  readonly checkedOut: CheckedOut;
  readonly defaultBranch: string | undefined;
  readonly addresses: readonly string[];
  /** Commits of the branches that environments name, and of the default branch. */
  readonly commits: ReadonlyMap<string, string | undefined>;
}

/** Branches of which `findPlace` asks for the commit. */
export function branchesOf({ environments }: Config, defaultBranch: string | undefined): readonly string[] {
  return [...new Set([...environments.map(({ base }) => base), defaultBranch])].filter(
    (branch) => branch !== undefined,
  );
}

/** The work tree stands for the branch that is checked out, with what is not committed. */
export function findPlace(environment: Environment, config: Config, facts: LocalFacts): LocalPlace {
  const { name, repository } = environment;
  if (repository !== undefined && !facts.addresses.some((address) => isAddressOf(address, repository)))
    return {
      kind: 'absent',
      why: `"${name}" stands in ${repository}, of which this is no clone`,
      next: `Clone ${repository}, and give its folder as --dir.`,
    };
  const branch = branchOf(environment, config, facts);
  if (branch === undefined || branch === facts.checkedOut.branch) return { kind: 'tree' };
  const commit = facts.commits.get(branch);
  if (commit === undefined)
    return {
      kind: 'absent',
      why: `"${name}" is on branch ${branch}, which is not here`,
      next: `Fetch it: git fetch origin ${branch}:refs/remotes/origin/${branch}`,
    };
  const isHere = facts.checkedOut.branch === undefined && facts.checkedOut.commit === commit;
  return isHere ? { kind: 'tree' } : { kind: 'branch', branch, commit };
}

/** Without `base` it is the default branch, for which any branch stands that is not another environment's. */
function branchOf(
  { base }: Environment,
  { environments }: Config,
  { checkedOut, defaultBranch }: LocalFacts,
): string | undefined {
  if (base !== undefined) return base;
  const isOthers = environments.some((other) => other.base !== undefined && other.base === checkedOut.branch);
  return isOthers ? defaultBranch : undefined;
}

function isAddressOf(address: string, repository: string): boolean {
  const name = address
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return name.endsWith(`/${repository.toLowerCase()}`) || name.endsWith(`:${repository.toLowerCase()}`);
}
