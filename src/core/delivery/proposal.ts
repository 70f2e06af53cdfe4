/** What stands on a proposal branch, and what of it a run may replace. */
import { type Failure, ReleaseError } from '../errors.ts';
import type { ProposalCommit, ProposalFacts } from '../ports.ts';
import { type Intent, isOwnCommit, parseTrail } from './trail.ts';

/**
 * `replaceable`: only commits of the action, or none: the branch may be rebuilt on the base.
 * `merged`: besides them merges of the base, as GitHub's "Update branch" makes them: a new commit goes on top.
 * `foreign`: somebody's own commits, which are never discarded.
 */
export type ProposalKind =
  | { readonly kind: 'replaceable' }
  | { readonly kind: 'merged'; readonly head: string }
  | { readonly kind: 'foreign'; readonly head: string; readonly commits: readonly ProposalCommit[] };

export function classifyProposal(proposal: ProposalFacts): ProposalKind {
  const { head, commits } = proposal;
  if (head === undefined) return { kind: 'replaceable' };
  const known = new Set(commits.map((commit) => commit.oid));
  const others = commits.filter((commit) => !isOwnCommit(commit));
  const foreign = others.filter((commit) => !isBaseMerge(commit, known));
  if (foreign.length > 0 || proposal.truncated) {
    return { kind: 'foreign', head, commits: foreign.length > 0 ? foreign : commits.slice(-1) };
  }
  return others.length > 0 ? { kind: 'merged', head } : { kind: 'replaceable' };
}

/** A merge made by GitHub of one commit of the proposal with one that is on the base already. */
function isBaseMerge(commit: ProposalCommit, proposal: ReadonlySet<string>): boolean {
  const [first, second] = commit.parents;
  return (
    commit.signedByGitHub &&
    commit.parents.length === 2 &&
    first !== undefined &&
    second !== undefined &&
    proposal.has(first) &&
    !proposal.has(second)
  );
}

/**
 * What the proposal asks for already, the latest wish for each path and image. A branch whose pull request is
 * still to be opened counts (another run is between its commit and its pull request, or was cut off there);
 * one whose pull request was merged or closed at this very head does not: its content was taken or refused.
 */
export function pendingIntents(proposal: ProposalFacts): readonly Intent[] {
  const ended = proposal.head !== undefined && proposal.endedHeads.includes(proposal.head);
  if (proposal.pullRequest === undefined && ended) return [];
  return proposal.commits.flatMap((commit) =>
    isOwnCommit(commit) ? (parseTrail(commit.message)?.intents ?? []) : [],
  );
}

/** The refusal to touch a branch that holds somebody's work. */
export function foreignCommitsError(
  proposal: ProposalFacts,
  commits: readonly ProposalCommit[],
): ReleaseError {
  const list = commits.slice(0, 3).map((commit) => {
    const headline = commit.message.split('\n')[0] ?? '';
    const who = commit.author.login ?? commit.author.name;
    return `${commit.oid.slice(0, 10)} "${headline.slice(0, 60)}" by ${who}`;
  });
  const more = commits.length > 3 ? ` and ${commits.length - 3} more` : '';
  const failure: Failure = {
    code: 'branch-foreign-commits',
    what: `the proposal branch ${proposal.branch} has commits that this action did not make: ${list.join('; ')}${more}`,
    where: proposal.pullRequest?.url ?? `branch ${proposal.branch}`,
    next: 'Merge or close that pull request and delete its branch, or move the commits to a branch of their own; then run again.',
  };
  return new ReleaseError(failure);
}
