/** Proposals that are open, and what they hold: the trails of their commits say so. */
import { parseTrail } from '../core/delivery/trail.ts';
import type { PullRequestFacts, RepositoryFacts } from '../core/facts.ts';
import { isPromotion } from '../core/promote/built.ts';
import { toScratchBranch } from '../core/request/branch-name.ts';
import type { Place } from './promote-places.ts';

export interface OpenPromotion {
  readonly apps: readonly string[];
  readonly pullRequest: PullRequestFacts;
  /** Head of its branch. */
  readonly head: string;
  /** Of the repository, with the proposal. */
  readonly facts: RepositoryFacts;
}

/** @returns undefined where no pull request is open, or something else than a promotion has made it. One request. */
export async function readPromotion(place: Place, branch: string): Promise<OpenPromotion | undefined> {
  const { facts } = await place.side.repository.open({
    base: place.opened.facts.base.name,
    paths: [],
    proposalBranch: branch,
    scratchBranch: toScratchBranch(branch),
  });
  const { pullRequest, head, commits } = facts.proposal;
  const own = commits.filter(({ message }) => isPromotion(message));
  if (pullRequest === undefined || head === undefined || own.length === 0) return undefined;
  const apps = own.flatMap(({ message }) => parseTrail(message)?.apps ?? []);
  return { apps: [...new Set(apps)], pullRequest, head, facts };
}
