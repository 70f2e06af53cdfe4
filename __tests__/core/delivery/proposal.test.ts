import { describe, expect, it } from 'vitest';
import {
  classifyProposal,
  foreignCommitsError,
  pendingIntents,
} from '../../../src/core/delivery/proposal.ts';
import {
  BASE,
  baseMerge,
  OLD_BASE,
  ownCommit,
  personCommit,
  proposalOf,
  pullRequestOf,
} from '../../support/facts.ts';

const HEAD = 'c'.repeat(40);
const NEXT = 'd'.repeat(40);

describe('what stands on a proposal branch', () => {
  it.each([
    ['no branch', {}, 'replaceable'],
    ['no commit of its own', { head: BASE }, 'replaceable'],
    ["the action's commit", { head: HEAD, commits: [ownCommit(HEAD, BASE)] }, 'replaceable'],
    ["a person's commit", { head: HEAD, commits: [personCommit(HEAD, BASE)] }, 'foreign'],
    [
      "a person's commit on the action's",
      { head: NEXT, commits: [ownCommit(HEAD, BASE), personCommit(NEXT, HEAD)] },
      'foreign',
    ],
    [
      'a commit of the action that a person amended',
      {
        head: HEAD,
        commits: [
          { ...ownCommit(HEAD, BASE), committer: personCommit(HEAD, BASE).committer, signedByGitHub: false },
        ],
      },
      'foreign',
    ],
    [
      'a merge of the base by GitHub',
      { head: NEXT, commits: [ownCommit(HEAD, OLD_BASE), baseMerge(NEXT, HEAD)] },
      'merged',
    ],
    [
      'a merge made on a laptop',
      {
        head: NEXT,
        commits: [ownCommit(HEAD, OLD_BASE), { ...baseMerge(NEXT, HEAD), signedByGitHub: false }],
      },
      'foreign',
    ],
    [
      'a merge of two commits of the proposal',
      { head: NEXT, commits: [ownCommit(HEAD, OLD_BASE), ownCommit(BASE, OLD_BASE), baseMerge(NEXT, HEAD)] },
      'foreign',
    ],
    [
      'more commits than were read',
      { head: HEAD, commits: [ownCommit(HEAD, BASE)], truncated: true },
      'foreign',
    ],
  ])('%s', (_title, proposal, kind) => {
    expect(classifyProposal(proposalOf(proposal)).kind).toBe(kind);
  });

  it('the refusal says whose commit it is, which one, and what to do', () => {
    const proposal = proposalOf({
      head: HEAD,
      commits: [personCommit(HEAD, BASE)],
      pullRequest: pullRequestOf(),
    });
    const [failure] = foreignCommitsError(proposal, proposal.commits).failures;
    expect(failure.what).toMatch(/cccccccccc "Raise the memory limit" by alice/);
    expect(failure.where).toBe('https://github.com/acme/config/pull/7');
    expect(failure.next).toMatch(/Merge or close/);
  });

  it.each([
    ['an open pull request', { pullRequest: pullRequestOf() }, 1],
    ['a branch whose pull request is still to be opened', {}, 1],
    ['a pull request that ended at an earlier head', { endedHeads: [NEXT] }, 1],
    ['a pull request that was merged or closed as it stands', { endedHeads: [HEAD] }, 0],
    [
      'an open pull request after one that was closed at the same head',
      { endedHeads: [HEAD], pullRequest: pullRequestOf() },
      1,
    ],
  ])('wishes of %s', (_title, more, count) => {
    expect(
      pendingIntents(proposalOf({ head: HEAD, commits: [ownCommit(HEAD, BASE)], ...more })),
    ).toHaveLength(count);
  });
});
