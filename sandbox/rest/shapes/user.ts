import type { User } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { userLinks } from './links.ts';
import type { Shape, View } from './view.ts';

/** `simple-user`; null where the account is unknown, as GitHub does for one that is gone. */
export function userShape(view: View, login: string | null): Shape | null {
  const user = login === null ? undefined : view.state.users.get(login.toLowerCase());
  return user === undefined ? null : simpleUser(view, user);
}

/** `simple-user` of a known account. */
export function simpleUser(view: View, user: User): Shape {
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId(user.type, user.id),
    gravatar_id: '',
    ...userLinks(view.at, user.login),
    type: user.type,
    user_view_type: 'public',
    site_admin: user.siteAdmin,
  };
}

/** `public-user`: what `GET /users/{login}` and `GET /user` show. */
export function publicUser(view: View, user: User, createdAt: string): Shape {
  const owned = [...view.state.repositories.values()].filter((each) => each.owner === user.login);
  return {
    ...simpleUser(view, user),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: user.email,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: owned.filter((each) => !each.isPrivate).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: createdAt,
    updated_at: createdAt,
  };
}
