import type { Reaction, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { talkOf } from '../../store/talk.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** The contents a reaction can have. */
export const REACTIONS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'] as const;

/** `reaction-rollup` of one subject, such as `comment:7`; `url` is the subject's own address. */
export function reactionsShape(
  view: View,
  repository: Repository,
  of: { readonly url: string; readonly subject: string },
): Shape {
  const its = talkOf(view.state, repository.id).reactions.filter(
    (reaction) => reaction.subject === of.subject,
  );
  const counts = REACTIONS.map((content) => [content, its.filter((each) => each.content === content).length]);
  return { url: `${of.url}/reactions`, total_count: its.length, ...Object.fromEntries(counts) };
}

/** `reaction`. */
export function reactionShape(view: View, reaction: Reaction): Shape {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: userShape(view, reaction.author),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}
