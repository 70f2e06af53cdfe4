import { association } from '../rest/shapes/association.ts';
import { accessOf, atLeast } from '../store/access.ts';
import type { PullRequest, Repository, Review, Team } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { canPush, latestOpinions, reviewsOf } from '../store/opinions.ts';
import { fullName } from '../store/store.ts';
import { talkOf } from '../store/talk.ts';
import { findTeam } from '../store/teams.ts';
import { accountNode } from './actors.ts';
import { connection } from './connection.ts';
import type { Args, Context, Node } from './context.ts';
import { reviewCommentConnection } from './review-threads.ts';
import { teamNode } from './teams.ts';

function timeFields(review: Review): Readonly<Record<string, unknown>> {
  return {
    submittedAt: review.submittedAt,
    createdAt: review.submittedAt,
    publishedAt: review.submittedAt,
    updatedAt: review.submittedAt,
  };
}

export function reviewNode(
  context: Context,
  repository: Repository,
  it: { readonly pull: PullRequest; readonly review: Review },
): Node {
  const { pull, review } = it;
  const { store, actor } = context;
  const path = `/${fullName(repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  const its = () =>
    [...talkOf(store.state, repository.id).reviewComments.values()].filter(
      (comment) => comment.reviewId === review.id,
    );
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    author: accountNode(context, review.author),
    authorAssociation: association(store, repository, review.author),
    authorCanPushToRepository: canPush(store, review.author, repository),
    body: review.body,
    bodyText: review.body,
    state: review.state,
    ...timeFields(review),
    isMinimized: false,
    viewerDidAuthor: review.author === actor.login,
    viewerCanUpdate: review.author === actor.login || atLeast(accessOf(store, actor, repository), 'write'),
    url: context.url.html(path),
    resourcePath: path,
    commit: () => context.nodes.object(context, repository, review.commitOid),
    pullRequest: () => context.nodes.pull(context, repository, pull),
    repository: () => context.nodes.repository(context, repository),
    onBehalfOf: (args: Args) => onBehalfOf(context, repository, review, args),
    comments: (args: Args) => reviewCommentConnection(context, repository, { pull, comments: its() }, args),
  };
}

function onBehalfOf(context: Context, repository: Repository, review: Review, args: Args): Node {
  const teams = (review.onBehalfOf ?? []).flatMap(
    (slug) => findTeam(context.store, repository.owner, slug) ?? [],
  );
  const node = (team: Team) => teamNode(context, team);
  return connection(args, { type: 'TeamConnection', field: 'onBehalfOf', items: teams, node });
}

interface Selection {
  readonly field: string;
  readonly reviews: readonly Review[];
}

function reviewsConnection(
  context: Context,
  repository: Repository,
  it: { readonly pull: PullRequest; readonly selection: Selection },
  args: Args,
): Node {
  const { field, reviews: items } = it.selection;
  const node = (review: Review) => reviewNode(context, repository, { pull: it.pull, review });
  return connection(args, { type: 'PullRequestReviewConnection', field, items, node });
}

/** Reviews that the viewer can see: a pending one is its author's alone. */
function seen(context: Context, repository: Repository, pull: PullRequest): Review[] {
  return [...repository.reviews.values()].filter(
    (review) =>
      review.pullNumber === pull.number &&
      (review.state !== 'PENDING' || review.author === context.actor.login),
  );
}

function filtered(reviews: readonly Review[], args: Args): Review[] {
  const states = args['states'] as readonly string[] | null | undefined;
  const author = typeof args['author'] === 'string' ? args['author'].toLowerCase() : undefined;
  return reviews.filter(
    (review) =>
      (states ?? [review.state]).includes(review.state) &&
      (author === undefined || review.author.toLowerCase().replace(/\[bot\]$/, '') === author),
  );
}

/** The newest submitted review of each author who writes, or of each author. */
function latest(context: Context, repository: Repository, reviews: readonly Review[], args: Args): Review[] {
  const newest = [...new Map(reviews.map((review) => [review.author, review])).values()];
  if (args['writersOnly'] !== true) return newest;
  return newest.filter((review) => canPush(context.store, review.author, repository));
}

/** Everything about a pull request's reviews but the decision. */
export function reviewFields(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Readonly<Record<string, unknown>> {
  const give = (args: Args, field: string, reviews: readonly Review[]) =>
    reviewsConnection(context, repository, { pull, selection: { field, reviews } }, args);
  return {
    reviews: (args: Args) => give(args, 'reviews', filtered(seen(context, repository, pull), args)),
    latestReviews: (args: Args) =>
      give(args, 'latestReviews', latest(context, repository, reviewsOf(repository, pull), args)),
    latestOpinionatedReviews: (args: Args) =>
      give(
        args,
        'latestOpinionatedReviews',
        latest(context, repository, latestOpinions(repository, pull), args),
      ),
    viewerLatestReview: () => {
      const own = seen(context, repository, pull).filter((one) => one.author === context.actor.login);
      const review = own.at(-1);
      return review === undefined ? null : reviewNode(context, repository, { pull, review });
    },
    reviewRequests: (args: Args) => reviewRequestConnection(context, repository, pull, args),
  };
}

/** Who was asked for a review: people, then teams. */
function reviewRequestConnection(
  context: Context,
  repository: Repository,
  pull: PullRequest,
  args: Args,
): Node {
  const teams = pull.requestedTeams.map((slug) => {
    const team = findTeam(context.store, repository.owner, slug);
    return { name: slug, reviewer: team === undefined ? null : teamNode(context, team) };
  });
  const people = pull.requestedReviewers.map((login) => ({
    name: login,
    reviewer: accountNode(context, login),
  }));
  const node = ({ name, reviewer }: { readonly name: string; readonly reviewer: Node | null }) => ({
    __typename: 'ReviewRequest',
    id: nodeId('ReviewRequest', pull.id, name),
    databaseId: pull.id,
    asCodeOwner: pull.codeOwnersAsked.includes(name),
    pullRequest: () => context.nodes.pull(context, repository, pull),
    requestedReviewer: reviewer,
  });
  return connection(args, {
    type: 'ReviewRequestConnection',
    field: 'reviewRequests',
    items: [...people, ...teams],
    node,
  });
}
