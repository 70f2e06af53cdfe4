import { requireAccess } from '../store/access.ts';
import { disableAutoMerge, enableAutoMerge } from '../store/auto-merge.ts';
import { dequeue, enqueue } from '../store/merge-queue.ts';
import type { MergeMethod } from '../store/model.ts';
import { askForUpdate } from '../store/update-branch.ts';
import { accountNode } from './actors.ts';
import { type Args, type Context, optionalText, text } from './context.ts';
import { entryNode } from './merge-queue.ts';
import type { Mutation } from './mutations-refs.ts';
import { type LocatedPull, pullById } from './query.ts';

const METHODS: Readonly<Record<string, MergeMethod>> = { MERGE: 'merge', SQUASH: 'squash', REBASE: 'rebase' };

function payload(context: Context, { repository, pull }: LocatedPull): Readonly<Record<string, unknown>> {
  return {
    pullRequest: context.nodes.pull(context, repository, pull),
    actor: accountNode(context, context.actor.login),
  };
}

function located(context: Context, input: Args, name = 'pullRequestId') {
  const found = pullById(context, text(input, name));
  return { ...found, place: { repository: found.repository, actor: context.actor } };
}

const enablePullRequestAutoMerge: Mutation = async (context, input) => {
  const found = located(context, input);
  await enableAutoMerge(context.store, found.place, {
    pull: found.pull,
    method: METHODS[text(input, 'mergeMethod')] ?? 'merge',
    expectedHeadOid: optionalText(input, 'expectedHeadOid'),
    title: optionalText(input, 'commitHeadline'),
    message: optionalText(input, 'commitBody'),
    authorEmail: optionalText(input, 'authorEmail'),
  });
  return payload(context, found);
};

const disablePullRequestAutoMerge: Mutation = async (context, input) => {
  const found = located(context, input);
  disableAutoMerge(context.store, found.place, found.pull);
  return payload(context, found);
};

const updatePullRequestBranch: Mutation = async (context, input) => {
  const found = located(context, input);
  const needs = { permissions: { pull_requests: 'write' }, role: 'write' } as const;
  requireAccess(context.store, context.actor, found.repository, {
    ...needs,
    operation: 'UpdatePullRequestBranch',
  });
  await askForUpdate(context.store, found.place, {
    pull: found.pull,
    expectedHeadOid: optionalText(input, 'expectedHeadOid'),
    method: text(input, 'updateMethod') === 'REBASE' ? 'rebase' : 'merge',
  });
  return payload(context, found);
};

const enqueuePullRequest: Mutation = async (context, input) => {
  const { repository, pull, place } = located(context, input);
  const entry = await enqueue(context.store, place, {
    pull,
    expectedHeadOid: optionalText(input, 'expectedHeadOid'),
    jump: input['jump'] === true,
  });
  return { mergeQueueEntry: entryNode(context, repository, entry) };
};

const dequeuePullRequest: Mutation = async (context, input) => {
  const { repository, pull, place } = located(context, input, 'id');
  const entry = await dequeue(context.store, place, pull);
  return { mergeQueueEntry: entryNode(context, repository, entry) };
};

/** Auto-merge, merge queue and update-branch. */
export const MERGING_MUTATIONS: Readonly<Record<string, Mutation>> = {
  enablePullRequestAutoMerge,
  disablePullRequestAutoMerge,
  updatePullRequestBranch,
  enqueuePullRequest,
  dequeuePullRequest,
};
