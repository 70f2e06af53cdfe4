import { GitHubError, notFound } from '../http/errors.ts';
import type { RestRequest, RestResponse, Route } from '../http/router.ts';
import { roleOf } from '../store/access.ts';
import { isApp } from '../store/identity.ts';
import type { Access, User } from '../store/model.ts';
import { isCollaborator } from '../store/review-requests.ts';
import { ok, paged } from './answer.ts';
import { at, type Call, viewOf } from './call.ts';
import { permissionsShape } from './shapes/repository.ts';
import { publicUser, simpleUser } from './shapes/user.ts';

const COLLABORATORS = '/repos/{owner}/{repo}/collaborators';

/** Accounts, and who works on a repository. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', template: '/user', handler: self },
  { method: 'GET', template: '/users/{login}', handler: byLogin },
  at('GET', COLLABORATORS, 'metadata=read | write', (call) => {
    const users = [...call.store.state.users.values()].filter((user) =>
      isCollaborator(call.store, call.repository, user.login),
    );
    return paged(
      call.request,
      users.filter((user) => user.type === 'User'),
      (user) => collaborator(call, user),
    );
  }),
  at('GET', `${COLLABORATORS}/{login}`, 'metadata=read | write', (call) => {
    if (!isCollaborator(call.store, call.repository, call.params['login'] ?? '')) throw notFound();
    return { status: 204 };
  }),
  at('GET', `${COLLABORATORS}/{login}/permission`, 'metadata=read | write', permission),
];

function shape(request: RestRequest, user: User): RestResponse {
  return ok(publicUser(viewOf(request), user, user.createdAt));
}

function self(request: RestRequest): RestResponse {
  if (request.actor.token === null) throw new GitHubError(401, 'Requires authentication');
  const user = request.store.user(request.actor.login);
  if (isApp(request.actor) || user === undefined)
    throw new GitHubError(403, 'Resource not accessible by integration');
  return shape(request, user);
}

function byLogin(request: RestRequest): RestResponse {
  const user = request.store.user(request.params['login'] ?? '');
  if (user === undefined) throw notFound();
  return shape(request, user);
}

function collaborator(call: Call, user: User): { readonly [key: string]: unknown } {
  const role = roleOf(call.store, user.login, call.repository);
  return { ...simpleUser(call.view, user), permissions: permissionsShape(role), role_name: role };
}

/** Older than the roles triage and maintain: those show as read and write. */
const LEGACY: Readonly<Record<Access, string>> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

function permission(call: Call): RestResponse {
  const user = call.store.user(call.params['login'] ?? '');
  if (user === undefined) throw notFound();
  const role = roleOf(call.store, user.login, call.repository);
  return ok({ permission: LEGACY[role], role_name: role, user: collaborator(call, user) });
}
