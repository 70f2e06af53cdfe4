import { requireAccess } from '../store/access.ts';
import { requestCodeOwners } from '../store/code-owner-requests.ts';
import { mergePull } from '../store/merge.ts';
import { mergeRules } from '../store/mergeability.ts';
import type { MergeMethod, PullRequest, Repository } from '../store/model.ts';
import { parseNodeId } from '../store/node-id.ts';
import { closePull, reopenPull, updatePull } from '../store/pull-changes.ts';
import { createPull } from '../store/pulls.ts';
import { askableTeam, isCollaborator, ONLY_COLLABORATORS } from '../store/review-requests.ts';
import { accountNode } from './actors.ts';
import { type Args, type Context, optionalText, refuse, text } from './context.ts';
import type { Mutation } from './mutations-refs.ts';
import { pullById, repositoryById, unresolvedNode } from './query.ts';

const PULLS = { permissions: { pull_requests: 'write' } } as const;

/** Label names for label ids of a repository. @throws NOT_FOUND */
export function labelNames(repository: Repository, ids: unknown): string[] {
  return (ids as readonly string[]).map((id) => {
    const parsed = parseNodeId(id);
    const label = parsed?.type === 'Label' ? repository.labels.get(Number(parsed.parts[0])) : undefined;
    if (label === undefined) throw unresolvedNode(id);
    return label.name;
  });
}

/** Logins for account ids. @throws NOT_FOUND */
export function logins(context: Context, ids: unknown): string[] {
  return (ids as readonly string[]).map((id) => {
    const number = Number(parseNodeId(id)?.parts[0]);
    const user = [...context.store.state.users.values()].find((one) => one.id === number);
    if (user === undefined) throw unresolvedNode(id);
    return user.login;
  });
}

function payload(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  return {
    pullRequest: context.nodes.pull(context, repository, pull),
    actor: accountNode(context, context.actor.login),
  };
}

const createPullRequest: Mutation = async (context, input) => {
  const repository = repositoryById(context, text(input, 'repositoryId'));
  const pull = await createPull(
    context.store,
    { repository, actor: context.actor },
    {
      title: text(input, 'title'),
      body: optionalText(input, 'body') ?? null,
      head: text(input, 'headRefName').replace(/^refs\/heads\//, ''),
      base: text(input, 'baseRefName').replace(/^refs\/heads\//, ''),
      draft: input['draft'] === true,
      maintainerCanModify: input['maintainerCanModify'] !== false,
    },
  );
  return payload(context, repository, pull);
};

function replaceLists(
  context: Context,
  { repository, pull }: { repository: Repository; pull: PullRequest },
  input: Args,
): void {
  if (Array.isArray(input['labelIds'])) pull.labels = labelNames(repository, input['labelIds']);
  if (Array.isArray(input['assigneeIds'])) pull.assignees = logins(context, input['assigneeIds']);
  const milestoneId = optionalText(input, 'milestoneId');
  if (input['milestoneId'] === null) pull.milestone = null;
  if (milestoneId === undefined) return;
  const milestone = repository.milestones.get(Number(parseNodeId(milestoneId)?.parts[0]));
  if (milestone === undefined) throw unresolvedNode(milestoneId);
  pull.milestone = milestone.number;
}

const updatePullRequest: Mutation = async (context, input) => {
  const { repository, pull } = pullById(context, text(input, 'pullRequestId'));
  const state = optionalText(input, 'state');
  const changes = {
    title: optionalText(input, 'title'),
    body: optionalText(input, 'body'),
    base: optionalText(input, 'baseRefName')?.replace(/^refs\/heads\//, ''),
    state: state === undefined ? undefined : state === 'OPEN' ? ('open' as const) : ('closed' as const),
    maintainerCanModify:
      typeof input['maintainerCanModify'] === 'boolean' ? input['maintainerCanModify'] : undefined,
  };
  await updatePull(context.store, { repository, actor: context.actor }, { pull, changes });
  replaceLists(context, { repository, pull }, input);
  return payload(context, repository, pull);
};

const closePullRequest: Mutation = async (context, input) => {
  const { repository, pull } = pullById(context, text(input, 'pullRequestId'));
  closePull(context.store, { repository, actor: context.actor }, pull);
  return payload(context, repository, pull);
};

const reopenPullRequest: Mutation = async (context, input) => {
  const { repository, pull } = pullById(context, text(input, 'pullRequestId'));
  reopenPull(context.store, { repository, actor: context.actor }, pull);
  return payload(context, repository, pull);
};

const METHODS: Readonly<Record<string, MergeMethod>> = { MERGE: 'merge', SQUASH: 'squash', REBASE: 'rebase' };

/** GitHub was seen to break down where it should say that a branch is merged by its queue alone. */
function checkQueue(context: Context, repository: Repository, pull: PullRequest): void {
  if (!context.store.settings.queueBreaksMergeMutation) return;
  if (!mergeRules(context.store, repository, pull.baseRefName).mergeQueue) return;
  throw refuse(undefined, 'Something went wrong while executing your query');
}

const mergePullRequest: Mutation = async (context, input) => {
  const { repository, pull } = pullById(context, text(input, 'pullRequestId'));
  checkQueue(context, repository, pull);
  await mergePull(
    context.store,
    { repository, actor: context.actor },
    {
      pull,
      method: METHODS[text(input, 'mergeMethod')] ?? 'merge',
      expectedHeadOid: optionalText(input, 'expectedHeadOid'),
      title: optionalText(input, 'commitHeadline'),
      message: optionalText(input, 'commitBody'),
    },
  );
  return payload(context, repository, pull);
};

function setDraft(draft: boolean): Mutation {
  return async (context, input) => {
    const { repository, pull } = pullById(context, text(input, 'pullRequestId'));
    const operation = draft ? 'ConvertPullRequestToDraft' : 'MarkPullRequestReadyForReview';
    requireAccess(context.store, context.actor, repository, { ...PULLS, operation });
    if (pull.state === 'closed') throw refuse('UNPROCESSABLE', 'Pull request is closed');
    pull.isDraft = draft;
    if (draft) pull.autoMerge = null;
    if (!draft) await requestCodeOwners(context.store, repository, pull);
    pull.updatedAt = context.store.now();
    return payload(context, repository, pull);
  };
}

function reviewersOf(context: Context, repository: Repository, pull: PullRequest, ids: unknown): string[] {
  const found = logins(context, ids ?? []);
  if (found.includes(pull.author)) {
    throw refuse('UNPROCESSABLE', 'Review cannot be requested from pull request author.');
  }
  if (found.some((login) => !isCollaborator(context.store, repository, login))) {
    throw refuse('UNPROCESSABLE', ONLY_COLLABORATORS);
  }
  return found;
}

function teamsOf(context: Context, repository: Repository, ids: unknown): string[] {
  return ((ids ?? []) as readonly string[]).map((id) => {
    const parsed = parseNodeId(id);
    const named = context.store.state.teams.get(Number(parsed?.parts[0]));
    if (parsed?.type !== 'Team' || named === undefined) throw unresolvedNode(id);
    const team = askableTeam(context.store, repository, named.slug);
    if (team === undefined) throw refuse('UNPROCESSABLE', ONLY_COLLABORATORS);
    return team.slug;
  });
}

const requestReviews: Mutation = async (context, input) => {
  const { repository, pull } = pullById(context, text(input, 'pullRequestId'));
  requireAccess(context.store, context.actor, repository, { ...PULLS, operation: 'RequestReviews' });
  const users = reviewersOf(context, repository, pull, input['userIds']);
  const teams = teamsOf(context, repository, input['teamIds']);
  const union = input['union'] === true;
  pull.requestedReviewers = [...new Set([...(union ? pull.requestedReviewers : []), ...users])];
  pull.requestedTeams = [...new Set([...(union ? pull.requestedTeams : []), ...teams])];
  pull.updatedAt = context.store.now();
  return payload(context, repository, pull);
};

export const PULL_MUTATIONS: Readonly<Record<string, Mutation>> = {
  createPullRequest,
  updatePullRequest,
  closePullRequest,
  reopenPullRequest,
  mergePullRequest,
  convertPullRequestToDraft: setDraft(true),
  markPullRequestReadyForReview: setDraft(false),
  requestReviews,
};
