import type { GitPerson } from '../store/git.ts';
import { userByEmail } from '../store/identity.ts';
import type { User } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import type { Context, Node } from './context.ts';

/** A User, Bot or Organization. Bots' logins lack the `[bot]` that REST shows. */
export function actorNode(context: Context, user: User): Node {
  const login = user.login.replace(/\[bot\]$/, '');
  return {
    __typename: user.type,
    id: nodeId(user.type, user.id),
    databaseId: user.id,
    login,
    name: user.name,
    email: user.email ?? '',
    url: user.type === 'Bot' ? context.url.html(`/apps/${login}`) : context.url.html(`/${login}`),
    resourcePath: user.type === 'Bot' ? `/apps/${login}` : `/${login}`,
    avatarUrl: context.url.html(`/avatars/u/${user.id}?v=4`),
    isViewer: user.login === context.actor.login,
    isSiteAdmin: user.siteAdmin,
  };
}

/** An account where the schema says User: recordings show bots there too, under their REST login. */
export function userNode(context: Context, user: User): Node {
  return { ...actorNode(context, user), __typename: 'User', login: user.login };
}

/** The account with that login; null for a ghost. */
export function accountNode(context: Context, login: string | null): Node | null {
  const user = login === null ? undefined : context.store.user(login);
  return user === undefined ? null : actorNode(context, user);
}

/** Author, committer or tagger of a Git object. */
export function gitActorNode(context: Context, who: GitPerson): Node {
  const login = userByEmail(context.store, who.email);
  const user = login === null ? undefined : context.store.user(login);
  return {
    __typename: 'GitActor',
    name: who.name,
    email: who.email,
    date: who.date,
    user: user === undefined ? null : userNode(context, user),
    avatarUrl: context.url.html('/avatars/u/0?v=4'),
  };
}
