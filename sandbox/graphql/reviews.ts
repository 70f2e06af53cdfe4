import type { PullRequest, Repository, Review } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { fullName } from '../store/store.ts';
import { accountNode } from './actors.ts';
import { connection } from './connection.ts';
import type { Args, Context, Node } from './context.ts';

function reviewNode(context: Context, repository: Repository, review: Review): Node {
  const path = `/${fullName(repository)}/pull/${review.pullNumber}#pullrequestreview-${review.id}`;
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', review.id),
    databaseId: review.id,
    author: accountNode(context, review.author),
    body: review.body,
    state: review.state,
    submittedAt: review.submittedAt,
    url: context.url.html(path),
    commit: () => context.nodes.object(context, repository, review.commitOid),
  };
}

/** Reviews of a pull request; `latest` keeps the newest of each author. */
export function reviewConnection(
  context: Context,
  repository: Repository,
  pull: PullRequest,
  args: Args,
): Node {
  const states = args['states'] as readonly string[] | null | undefined;
  let items = [...repository.reviews.values()].filter((review) => review.pullNumber === pull.number);
  if (args['latest'] === true) items = [...new Map(items.map((review) => [review.author, review])).values()];
  const found = items.filter((review) => (states ?? [review.state]).includes(review.state));
  const node = (review: Review) => reviewNode(context, repository, review);
  return connection(args, { type: 'PullRequestReviewConnection', field: 'reviews', items: found, node });
}

/** Who was asked for a review: people, then teams. */
export function reviewRequestConnection(context: Context, pull: PullRequest, args: Args): Node {
  const teams = pull.requestedTeams.map((slug) => ({
    __typename: 'Team',
    id: nodeId('Team', slug),
    slug,
    name: slug,
  }));
  const people = pull.requestedReviewers.map((login) => accountNode(context, login));
  const node = (reviewer: Node | null) => ({
    __typename: 'ReviewRequest',
    id: nodeId('ReviewRequest', pull.id, String(reviewer?.['id'])),
    asCodeOwner: false,
    requestedReviewer: reviewer,
  });
  return connection(args, {
    type: 'ReviewRequestConnection',
    field: 'reviewRequests',
    items: [...people, ...teams],
    node,
  });
}
