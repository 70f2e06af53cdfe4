import { GitHubError, notFound, validationFailed } from '../http/errors.ts';
import type { RestHandler, RestRequest, RestResponse, Route } from '../http/router.ts';
import { accessOf } from '../store/access.ts';
import type { Repository } from '../store/model.ts';
import { branchHead } from '../store/refs.ts';
import { addRepository } from '../store/seed-repository.ts';
import { created, notBuilt, ok, paged } from './answer.ts';
import { at, type Call, viewOf } from './call.ts';
import { type Body, optionalFlag, optionalText, text } from './input.ts';
import { fullRepositoryShape, permissionsShape, repositoryShape } from './shapes/repository.ts';

/** Repositories themselves. */
export const repositoryRoutes: readonly Route[] = [
  at('GET', '/repos/{owner}/{repo}', 'metadata=read', (call) => ok(shape(call))),
  at('PATCH', '/repos/{owner}/{repo}', 'administration=write', change),
  at('DELETE', '/repos/{owner}/{repo}', 'administration=write', remove),
  { method: 'POST', template: '/user/repos', handler: (request) => createFor(request, request.actor.login) },
  {
    method: 'POST',
    template: '/orgs/{org}/repos',
    handler: (request) => createFor(request, organization(request)),
  },
  { method: 'GET', template: '/user/repos', handler: listOf((request) => request.actor.login) },
  {
    method: 'GET',
    template: '/users/{login}/repos',
    handler: listOf((request) => request.params['login'] ?? ''),
  },
  { method: 'GET', template: '/orgs/{org}/repos', handler: listOf(organization) },
  { method: 'GET', template: '/installation/repositories', handler: ofInstallation },
];

function shape(call: Call): ReturnType<typeof fullRepositoryShape> {
  return fullRepositoryShape(call.view, call.repository, accessOf(call.store, call.actor, call.repository));
}

const SETTINGS = {
  allow_merge_commit: 'allowMergeCommit',
  allow_squash_merge: 'allowSquashMerge',
  allow_rebase_merge: 'allowRebaseMerge',
  allow_auto_merge: 'allowAutoMerge',
  delete_branch_on_merge: 'deleteBranchOnMerge',
  allow_update_branch: 'allowUpdateBranch',
  web_commit_signoff_required: 'webCommitSignoffRequired',
} as const;

function applySettings(repository: Repository, body: Body): void {
  for (const [key, name] of Object.entries(SETTINGS)) {
    repository.settings[name] = optionalFlag(body, key) ?? repository.settings[name];
  }
  const { allowMergeCommit, allowSquashMerge, allowRebaseMerge } = repository.settings;
  if (!allowMergeCommit && !allowSquashMerge && !allowRebaseMerge) {
    throw new GitHubError(422, 'Sorry, you need to allow at least one merge strategy.', [
      { resource: 'Repository', code: 'custom', field: 'merge_commit_allowed' },
    ]);
  }
}

function change(call: Call): RestResponse {
  const { repository, store } = call;
  const body = call.request.body;
  const branch = optionalText(body, 'default_branch') ?? repository.defaultBranch;
  if (branch !== repository.defaultBranch && branchHead(repository, branch) === undefined) {
    throw validationFailed({ resource: 'Repository', code: 'invalid', field: 'default_branch' });
  }
  const before = { ...repository.settings };
  try {
    applySettings(repository, body);
  } catch (error) {
    repository.settings = before;
    throw error;
  }
  repository.defaultBranch = branch;
  if (body['description'] !== undefined) repository.description = optionalText(body, 'description') ?? null;
  repository.isPrivate = optionalFlag(body, 'private') ?? repository.isPrivate;
  repository.isArchived = optionalFlag(body, 'archived') ?? repository.isArchived;
  rename(call, optionalText(body, 'name') ?? repository.name);
  repository.updatedAt = store.now();
  return ok(shape(call));
}

function rename(call: Call, name: string): void {
  const { repository, store } = call;
  if (name === repository.name) return;
  const key = (each: string): string => `${repository.owner}/${each}`.toLowerCase();
  if (store.state.names.has(key(name))) {
    throw validationFailed({
      resource: 'Repository',
      code: 'custom',
      field: 'name',
      message: 'name already exists on this account',
    });
  }
  store.state.names.delete(key(repository.name));
  store.state.formerNames.set(key(repository.name), repository.id);
  store.state.names.set(key(name), repository.id);
  repository.name = name;
}

function remove(call: Call): RestResponse {
  const { repository, store } = call;
  store.state.names.delete(`${repository.owner}/${repository.name}`.toLowerCase());
  store.state.repositories.delete(repository.id);
  return { status: 204 };
}

function organization(request: RestRequest): string {
  const user = request.store.user(request.params['org'] ?? '');
  if (user?.type !== 'Organization') throw notFound();
  return user.login;
}

async function createFor(request: RestRequest, owner: string): Promise<RestResponse> {
  const { store, actor, body } = request;
  if (actor.token === null) throw new GitHubError(401, 'Requires authentication');
  const role = store.state.members.get(owner.toLowerCase())?.get(actor.login.toLowerCase());
  if (actor.token.kind !== 'user-classic' || (owner !== actor.login && role !== 'admin')) {
    throw new GitHubError(403, 'You need admin access to the organization before adding a repository to it.');
  }
  const name = text(body, 'name');
  if (store.find(owner, name)?.renamed === false) {
    throw new GitHubError(422, 'Repository creation failed.', [
      {
        resource: 'Repository',
        code: 'custom',
        field: 'name',
        message: 'name already exists on this account',
      },
    ]);
  }
  if (
    optionalText(body, 'gitignore_template') !== undefined ||
    optionalText(body, 'license_template') !== undefined
  ) {
    throw notBuilt('templates for new repositories');
  }
  const readme = optionalFlag(body, 'auto_init') === true ? { files: { 'README.md': `# ${name}\n` } } : {};
  const description = optionalText(body, 'description');
  const repository = await addRepository(store, {
    owner,
    name,
    private: optionalFlag(body, 'private') ?? false,
    ...(description === undefined ? {} : { description }),
    ...readme,
  });
  applySettings(repository, body);
  return created(fullRepositoryShape(viewOf(request), repository, 'admin'));
}

function listOf(ownerOf: (request: RestRequest) => string): RestHandler {
  return (request) => {
    const owner = ownerOf(request).toLowerCase();
    const all = [...request.store.state.repositories.values()].filter(
      (each) => each.owner.toLowerCase() === owner,
    );
    const seen = all.filter((each) => accessOf(request.store, request.actor, each) !== 'none');
    return paged(request, seen, (each) => withPermissions(request, each));
  };
}

function withPermissions(request: RestRequest, repository: Repository): { readonly [key: string]: unknown } {
  const access = accessOf(request.store, request.actor, repository);
  return { ...repositoryShape(viewOf(request), repository), permissions: permissionsShape(access) };
}

function ofInstallation(request: RestRequest): RestResponse {
  const { store, actor } = request;
  const installation = store.state.installations.get(actor.token?.installationId ?? -1);
  if (installation === undefined) {
    throw new GitHubError(
      403,
      'You must authenticate with an installation access token in order to list repositories for an installation.',
    );
  }
  const limits = [installation.repositoryIds, actor.token?.repositoryIds ?? null];
  const all = [...store.state.repositories.values()].filter(
    (each) =>
      each.owner.toLowerCase() === installation.account.toLowerCase() &&
      limits.every((ids) => ids === null || ids.includes(each.id)),
  );
  const page = paged(request, all, (each) => repositoryShape(viewOf(request), each));
  const selection = limits.every((ids) => ids === null) ? 'all' : 'selected';
  return {
    ...page,
    body: { total_count: all.length, repository_selection: selection, repositories: page.body },
  };
}
