import { checkpoint } from './store/checkpoint.ts';
import type {
  Access,
  App,
  CheckRun,
  CommitStatus,
  Deployment,
  PullRequest,
  Repository,
  Review,
  ReviewComment,
  Team,
} from './store/model.ts';
import {
  addCollaborator,
  addMember,
  addTeam,
  type NewTeam,
  namedApp,
  setMemberAccess,
} from './store/seed-people.ts';
import {
  type SeededCheck,
  type SeededPull,
  type SeededReview,
  type SeededStatus,
  type SeededThread,
  seedCheck,
  seedDeployment,
  seedPull,
  seedReview,
  seedStatus,
  seedThread,
} from './store/seed-pulls.ts';
import type { Store } from './store/store.ts';

type Name = string | Repository;

/** What happens to a pull request and around it, put in place without requests, past every permission. */
export interface RuleSeeds {
  addMember(organization: string, login: string, role?: 'admin' | 'member'): void;
  /** What members may do in every repository; `read` without. */
  setMemberAccess(organization: string, access: Access): void;
  addCollaborator(name: Name, login: string, access: Access): void;
  /** A team of the repository's owner with access to the repository. */
  addTeam(name: Name, team: NewTeam): Team;
  /** The App with that slug, made if there is none: for pinned checks, it has no key. */
  app(slug: string): App;
  openPull(name: Name, pull: SeededPull): Promise<PullRequest>;
  review(name: Name, number: number, review: SeededReview): Review;
  thread(name: Name, number: number, thread: SeededThread): ReviewComment;
  check(name: Name, sha: string, check: SeededCheck): CheckRun;
  status(name: Name, sha: string, status: SeededStatus): CommitStatus;
  deployment(name: Name, sha: string, environment: string, state?: string): Deployment;
  /** Commits count as signed and verified. */
  sign(...oids: readonly string[]): void;
  /** @returns a way back to what is now, in few milliseconds */
  checkpoint(): () => Promise<void>;
}

function pullOf(repository: Repository, number: number): PullRequest {
  const pull = repository.pulls.get(number);
  if (pull === undefined) throw new Error(`The sandbox has no pull request ${number}.`);
  return pull;
}

function sign(store: Store, oids: readonly string[]): void {
  for (const oid of oids) {
    const state = { isValid: true, state: 'VALID', wasSignedByGitHub: false, signer: null } as const;
    store.state.signatures.set(oid, state);
  }
}

/** @param locate finds a repository by name */
export function ruleSeeds(store: Store, locate: (name: Name) => Repository): RuleSeeds {
  const at = (name: Name, number: number) => {
    const repository = locate(name);
    return { repository, pull: pullOf(repository, number) };
  };
  return {
    addMember: (organization, login, role = 'member') => addMember(store, organization, { login, role }),
    setMemberAccess: (organization, access) => setMemberAccess(store, organization, access),
    addCollaborator: (name, login, access) => addCollaborator(store, locate(name), login, access),
    addTeam: (name, team) => addTeam(store, locate(name), team),
    app: (slug) => namedApp(store, slug),
    openPull: (name, pull) => seedPull(store, locate(name), pull),
    review: (name, number, review) => seedReview(store, at(name, number), review),
    thread: (name, number, thread) => seedThread(store, at(name, number), thread),
    check: (name, sha, check) => seedCheck(store, locate(name), sha, check),
    status: (name, sha, status) => seedStatus(store, locate(name), sha, status),
    deployment: (name, sha, environment, state = 'success') =>
      seedDeployment(store, locate(name), { sha, environment, state }),
    sign: (...oids) => sign(store, oids),
    checkpoint: () => checkpoint(store),
  };
}
