import { requireAccess } from '../store/access.ts';
import type { PullRequest, Repository } from '../store/model.ts';
import { parseNodeId } from '../store/node-id.ts';
import { talkOf } from '../store/talk.ts';
import { threadsOf } from '../store/threads.ts';
import { type Context, canSee, text } from './context.ts';
import type { Mutation } from './mutations-refs.ts';
import { unresolvedNode } from './query.ts';
import { threadNode } from './review-threads.ts';

interface Located {
  readonly repository: Repository;
  readonly pull: PullRequest;
  /** Id of the thread's first comment. */
  readonly first: number;
}

/** The thread behind a node id. @throws NOT_FOUND */
function threadById(context: Context, id: string): Located {
  const parsed = parseNodeId(id);
  const repository = context.store.repository(Number(parsed?.parts[0]));
  const first = Number(parsed?.parts[1]);
  const fits = parsed?.type === 'PullRequestReviewThread' && repository !== undefined;
  if (!fits || !canSee(context, repository)) throw unresolvedNode(id);
  const comment = talkOf(context.store.state, repository.id).reviewComments.get(first);
  const pull = repository.pulls.get(comment?.pullNumber ?? -1);
  if (pull === undefined) throw unresolvedNode(id);
  return { repository, pull, first };
}

function settle(operation: string, resolved: boolean): Mutation {
  return async (context, input) => {
    const { repository, pull, first } = threadById(context, text(input, 'threadId'));
    const { store, actor } = context;
    const role = pull.author === actor.login ? 'read' : 'write';
    requireAccess(store, actor, repository, { permissions: { pull_requests: 'write' }, role, operation });
    const { resolved: list } = talkOf(store.state, repository.id);
    if (resolved) list.set(first, actor.login);
    else list.delete(first);
    const thread = threadsOf(store, repository, pull).find((one) => one.id === first);
    return { thread: thread === undefined ? null : threadNode(context, repository, { pull, thread }) };
  };
}

export const REVIEW_MUTATIONS: Readonly<Record<string, Mutation>> = {
  resolveReviewThread: settle('ResolveReviewThread', true),
  unresolveReviewThread: settle('UnresolveReviewThread', false),
};
