import { describe, expect, it } from 'vitest';
import { planSteps } from '../../../src/core/delivery/steps.ts';
import type { Plan } from '../../../src/core/plan/plan.ts';
import type { ProposalFacts } from '../../../src/core/ports.ts';
import {
  BASE,
  baseMerge,
  factsOf,
  NO_EXTRAS,
  OLD_BASE,
  ownCommit,
  planOf,
  pullRequestOf,
} from '../../support/facts.ts';

const HEAD = 'c'.repeat(40);
const MERGE = 'd'.repeat(40);
const delivered = { head: HEAD, commits: [ownCommit(HEAD, BASE)] };
const outdated = { head: HEAD, commits: [ownCommit(HEAD, BASE, 'older')] };
const behind = { head: HEAD, commits: [ownCommit(HEAD, OLD_BASE)], behindBy: 1 };
const REBUILD = ['create-branch', 'commit', 'move'];

interface Row {
  readonly title: string;
  readonly proposal: Partial<ProposalFacts>;
  readonly plan?: Partial<Plan>;
  readonly steps: readonly string[];
}

const rows: readonly Row[] = [
  {
    title: 'nothing there: branch, commit, pull request',
    proposal: {},
    steps: ['create-branch', 'commit', 'open-pull-request'],
  },
  {
    title: 'cut off after the branch: it is used',
    proposal: { head: BASE },
    steps: ['commit', 'open-pull-request'],
  },
  {
    title: 'cut off after the commit: only the pull request is missing',
    proposal: delivered,
    steps: ['open-pull-request'],
  },
  { title: 'all there: nothing', proposal: { ...delivered, pullRequest: pullRequestOf() }, steps: [] },
  {
    title: 'the text is of an older run: it is updated',
    proposal: { ...delivered, pullRequest: pullRequestOf({ body: 'older' }) },
    steps: ['update-pull-request'],
  },
  {
    title: 'another content: rebuilt beside, then moved, so that the pull request stays open',
    proposal: { ...outdated, pullRequest: pullRequestOf() },
    steps: REBUILD,
  },
  {
    title: 'the base moved on: rebuilt',
    proposal: { ...behind, pullRequest: pullRequestOf() },
    steps: REBUILD,
  },
  {
    title: 'left over from a merged proposal: rebuilt, and a new pull request',
    proposal: behind,
    steps: [...REBUILD, 'open-pull-request'],
  },
  {
    title: 'cut off while rebuilding, scratch at an older base: moved and used',
    proposal: { ...behind, scratchHead: OLD_BASE, pullRequest: pullRequestOf() },
    steps: ['move', 'commit', 'move'],
  },
  {
    title: 'cut off while rebuilding, scratch at the base: used',
    proposal: { ...behind, scratchHead: BASE, pullRequest: pullRequestOf() },
    steps: ['commit', 'move'],
  },
  {
    title: 'cut off after the move: scratch is dropped',
    proposal: { ...delivered, scratchHead: BASE, pullRequest: pullRequestOf() },
    steps: ['move'],
  },
  {
    title: 'the base has it all and nothing is proposed: nothing',
    proposal: {},
    plan: { files: [] },
    steps: [],
  },
  {
    title: 'the base has it all: the open proposal is closed',
    proposal: { ...outdated, pullRequest: pullRequestOf() },
    plan: { files: [] },
    steps: ['close'],
  },
  {
    title: 'the base has it all: a branch without pull request is left alone',
    proposal: behind,
    plan: { files: [] },
    steps: [],
  },
  {
    title: 'GitHub merged the base into it: a commit on top',
    proposal: {
      head: MERGE,
      commits: [ownCommit(HEAD, OLD_BASE, 'older'), baseMerge(MERGE, HEAD)],
      pullRequest: pullRequestOf(),
    },
    plan: { ground: MERGE },
    steps: ['commit'],
  },
  {
    title: 'GitHub merged the base into it and it says what is wanted: nothing',
    proposal: {
      head: MERGE,
      commits: [ownCommit(HEAD, OLD_BASE), baseMerge(MERGE, HEAD)],
      pullRequest: pullRequestOf(),
    },
    plan: { ground: MERGE, files: [] },
    steps: [],
  },
];

describe('delivery steps', () => {
  it.each(rows)('$title', ({ proposal, plan, steps }) => {
    const planned = planSteps(factsOf(proposal), planOf(plan), NO_EXTRAS);
    expect(planned.map((step) => step.kind)).toEqual(steps);
  });

  it('a rebuilt branch is moved only from the head that was read', () => {
    const steps = planSteps(factsOf({ ...behind, pullRequest: pullRequestOf() }), planOf(), NO_EXTRAS);
    expect(steps.at(-1)).toEqual({
      kind: 'move',
      moves: [
        { branch: 'gitops-release/shop', before: { oid: HEAD }, after: 'made' },
        { branch: 'gitops-release/shop.next', before: 'made', after: undefined },
      ],
    });
  });

  it('labels, assignees and reviewers that are there are not set again', () => {
    const pullRequest = pullRequestOf({
      labels: ['Release'],
      reviewers: ['alice'],
      teamReviewers: ['platform'],
    });
    const wanted = {
      ...NO_EXTRAS,
      labels: ['release', 'prod'],
      reviewers: ['Alice'],
      teamReviewers: ['acme/platform'],
    };
    const [step] = planSteps(factsOf({ ...delivered, pullRequest }), planOf(), wanted);
    expect(step).toEqual({ kind: 'decorate', extras: { ...NO_EXTRAS, labels: ['prod'] } });
  });
});
