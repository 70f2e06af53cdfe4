import { randomBytes } from 'node:crypto';
import { GitHubError, notFound } from '../http/errors.ts';
import type { RestRequest, RestResponse, Route } from '../http/router.ts';
import type { App, Installation, PermissionLevel, Permissions } from '../store/model.ts';
import { addToken } from '../store/seed.ts';
import { noContent, ok, paged } from './answer.ts';
import { viewOf } from './call.ts';
import { optionalObject, optionalTexts } from './input.ts';
import { appShape, installationShape } from './shapes/app.ts';
import { repositoryShape } from './shapes/repository.ts';

const HOUR = 60 * 60 * 1000;
const LEVELS: Readonly<Record<string, number>> = { read: 1, write: 2, admin: 3 };

/** What an App does in its own name, and the end of an installation's token. */
export const appRoutes: readonly Route[] = [
  { method: 'GET', template: '/app', handler: (request) => ok(appShape(viewOf(request), appOf(request).id)) },
  { method: 'GET', template: '/apps/{slug}', handler: bySlug },
  { method: 'GET', template: '/app/installations', handler: installations },
  {
    method: 'GET',
    template: '/app/installations/{id}',
    handler: (request) => answer(request, installationOf(request)),
  },
  { method: 'GET', template: '/repos/{owner}/{repo}/installation', handler: onRepository },
  { method: 'GET', template: '/orgs/{account}/installation', handler: onAccount },
  { method: 'GET', template: '/users/{account}/installation', handler: onAccount },
  { method: 'POST', template: '/app/installations/{id}/access_tokens', handler: mint },
  { method: 'DELETE', template: '/installation/token', handler: revoke },
];

function appOf(request: RestRequest): App {
  const token = request.actor.token;
  const app = token?.kind === 'app-jwt' ? request.store.state.apps.get(token.appId ?? -1) : undefined;
  if (app !== undefined) return app;
  if (token === null) throw new GitHubError(401, 'A JSON web token could not be decoded');
  throw new GitHubError(403, 'You must use a JSON web token (JWT) to authenticate as a GitHub App.');
}

function ownInstallations(request: RestRequest): readonly Installation[] {
  const app = appOf(request);
  return [...request.store.state.installations.values()].filter((each) => each.appId === app.id);
}

function answer(request: RestRequest, installation: Installation): RestResponse {
  return ok(installationShape(viewOf(request), installation));
}

function installations(request: RestRequest): RestResponse {
  return paged(request, ownInstallations(request), (each) => installationShape(viewOf(request), each));
}

function bySlug(request: RestRequest): RestResponse {
  const app = [...request.store.state.apps.values()].find((each) => each.slug === request.params['slug']);
  if (app === undefined) throw notFound();
  return ok(appShape(viewOf(request), app.id));
}

function installationOf(request: RestRequest): Installation {
  const found = ownInstallations(request).find((each) => each.id === Number(request.params['id']));
  if (found === undefined) throw notFound();
  return found;
}

function onAccount(request: RestRequest): RestResponse {
  const account = (request.params['account'] ?? '').toLowerCase();
  const found = ownInstallations(request).find((each) => each.account.toLowerCase() === account);
  if (found === undefined) throw notFound();
  return answer(request, found);
}

function onRepository(request: RestRequest): RestResponse {
  const { owner = '', repo = '' } = request.params;
  const own = ownInstallations(request);
  const repository = request.store.find(owner, repo)?.repository;
  const found = own.find(
    (each) =>
      each.account.toLowerCase() === repository?.owner.toLowerCase() &&
      (each.repositoryIds === null || each.repositoryIds.includes(repository.id)),
  );
  if (found === undefined) throw notFound();
  return answer(request, found);
}

function mint(request: RestRequest): RestResponse {
  const installation = installationOf(request);
  if (installation.suspended) throw new GitHubError(403, 'This installation has been suspended');
  const repositoryIds = narrowedRepositories(request, installation);
  const permissions = narrowedPermissions(request, installation);
  const app = appOf(request);
  const token = addToken(request.store, {
    kind: 'app-installation',
    login: `${app.slug}[bot]`,
    value: tokenValue(request, app),
    permissions,
    repositoryIds: repositoryIds ?? installation.repositoryIds,
    appId: app.id,
    installationId: installation.id,
    expiresAt: Date.now() + HOUR,
  });
  const shown = (repositoryIds ?? []).flatMap((id) => request.store.repository(id) ?? []);
  const body = {
    token: token.value,
    expires_at: new Date(token.expiresAt ?? 0).toISOString().replace(/\.\d+Z$/, 'Z'),
    permissions,
    repository_selection: token.repositoryIds === null ? 'all' : 'selected',
    ...(repositoryIds === undefined
      ? {}
      : { repositories: shown.map((each) => repositoryShape(viewOf(request), each)) }),
  };
  return { status: 201, body };
}

/** The form that holds since April 2026, `ghs_<app id>_<JWT-like>`, where the request asks for it (C4). */
function tokenValue(request: RestRequest, app: App): string {
  const random = (bytes: number): string => randomBytes(bytes).toString('base64url');
  if (request.headers['x-github-stateless-s2s-token'] === 'enabled') {
    return `ghs_${app.id}_${random(60)}.${random(240)}.${random(64)}`;
  }
  return `ghs_${randomBytes(18).toString('hex')}`;
}

function narrowedRepositories(
  request: RestRequest,
  installation: Installation,
): readonly number[] | undefined {
  const names = optionalTexts(request.body, 'repositories');
  const ids = request.body['repository_ids'];
  if (names === undefined && !Array.isArray(ids)) return undefined;
  const reachable = [...request.store.state.repositories.values()].filter(
    (each) =>
      each.owner.toLowerCase() === installation.account.toLowerCase() &&
      (installation.repositoryIds === null || installation.repositoryIds.includes(each.id)),
  );
  const asked = [
    ...(names ?? []).map(
      (name) => reachable.find((each) => each.name.toLowerCase() === name.toLowerCase())?.id,
    ),
    ...(Array.isArray(ids) ? ids.map((id) => reachable.find((each) => each.id === id)?.id) : []),
  ];
  const known = asked.filter((id) => id !== undefined);
  if (known.length === asked.length) return [...new Set(known)];
  throw new GitHubError(
    422,
    'There is at least one repository that does not exist or is not accessible to the parent installation.',
  );
}

function narrowedPermissions(request: RestRequest, installation: Installation): Permissions {
  const asked = optionalObject(request.body, 'permissions');
  if (asked === undefined) return { ...installation.permissions, metadata: 'read' };
  const narrowed: Permissions = { metadata: 'read' };
  for (const [name, level] of Object.entries(asked)) {
    const have = LEVELS[installation.permissions[name] ?? (name === 'metadata' ? 'read' : '')] ?? 0;
    if (have < (LEVELS[String(level)] ?? 4)) {
      throw new GitHubError(422, 'The permissions requested are not granted to this installation.');
    }
    narrowed[name] = level as PermissionLevel;
  }
  return narrowed;
}

function revoke(request: RestRequest): RestResponse {
  const token = request.actor.token;
  if (token?.kind !== 'app-installation' && token?.kind !== 'github-token') {
    throw new GitHubError(token === null ? 401 : 403, 'Requires authentication');
  }
  token.revoked = true;
  return noContent();
}
