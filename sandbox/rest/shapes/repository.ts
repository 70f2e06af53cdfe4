import type { Access, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { fullName } from '../../store/store.ts';
import { repositoryLinks } from './links.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** Where the API serves a repository. */
export function apiUrl(view: View, repository: Repository): string {
  return `${view.at.api}/repos/${fullName(repository)}`;
}

/** Where people look at a repository. */
export function htmlUrl(view: View, repository: Repository): string {
  return `${view.at.server}/${fullName(repository)}`;
}

const LEVELS: readonly Access[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/** The five booleans that GitHub makes of an access level. */
export function permissionsShape(access: Access): Shape {
  const level = LEVELS.indexOf(access);
  return {
    admin: level >= 5,
    maintain: level >= 4,
    push: level >= 3,
    triage: level >= 2,
    pull: level >= 1,
  };
}

/** `repository`: the form inside pull requests and lists. */
export function repositoryShape(view: View, repository: Repository): Shape {
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.isPrivate,
    owner: userShape(view, repository.owner),
    description: repository.description,
    fork: repository.forkOf !== null,
    ...repositoryLinks(view.at, fullName(repository)),
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    pushed_at: repository.pushedAt,
    homepage: null,
    // GitHub measures in the background; a repository that is minutes old has 0.
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    ...featuresShape(repository),
    ...countsShape(view, repository),
    mirror_url: null,
    archived: repository.isArchived,
    disabled: false,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: repository.settings.webCommitSignoffRequired,
    topics: [],
    visibility: repository.isPrivate ? 'private' : 'public',
    default_branch: repository.defaultBranch,
  };
}

function featuresShape(_repository: Repository): Shape {
  return {
    has_issues: true,
    has_projects: false,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
  };
}

function countsShape(view: View, repository: Repository): Shape {
  const issues = [...repository.issues.values(), ...repository.pulls.values()];
  const open = issues.filter((issue) => issue.state === 'open').length;
  const forks = [...view.state.repositories.values()].filter((each) => each.forkOf === repository.id).length;
  return { forks_count: forks, open_issues_count: open, forks, open_issues: open, watchers: 0 };
}

/**
 * `full-repository`. GitHub leaves the merge settings out, not null, for tokens without write access
 * (github-facts.md A6).
 */
export function fullRepositoryShape(view: View, repository: Repository, access: Access): Shape {
  const owner = view.state.users.get(repository.owner.toLowerCase());
  const parent = repository.forkOf === null ? undefined : view.state.repositories.get(repository.forkOf);
  const writes = LEVELS.indexOf(access) >= LEVELS.indexOf('write');
  return {
    ...repositoryShape(view, repository),
    permissions: permissionsShape(access),
    temp_clone_token: repository.isPrivate ? null : '',
    ...(writes ? settingsShape(repository) : {}),
    ...(owner?.type === 'Organization' ? { organization: userShape(view, owner.login) } : {}),
    ...(parent === undefined
      ? {}
      : { parent: repositoryShape(view, parent), source: repositoryShape(view, parent) }),
    network_count: 0,
    subscribers_count: 0,
  };
}

function settingsShape(repository: Repository): Shape {
  const settings = repository.settings;
  return {
    allow_squash_merge: settings.allowSquashMerge,
    allow_merge_commit: settings.allowMergeCommit,
    allow_rebase_merge: settings.allowRebaseMerge,
    allow_auto_merge: settings.allowAutoMerge,
    delete_branch_on_merge: settings.deleteBranchOnMerge,
    allow_update_branch: settings.allowUpdateBranch,
    use_squash_pr_title_as_default: false,
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    merge_commit_message: 'PR_TITLE',
    merge_commit_title: 'MERGE_MESSAGE',
  };
}
