/** The addresses answers point at: `server` such as `http://127.0.0.1:4000`, without a slash at the end. */
export interface Addresses {
  readonly server: string;
  readonly api: string;
}

/** The addresses of a user, an organisation or a bot, under GitHub's names for them. */
export function userLinks(at: Addresses, login: string): Readonly<Record<string, string>> {
  const url = `${at.api}/users/${encodeURIComponent(login)}`;
  return {
    avatar_url: `${at.server}/avatars/${encodeURIComponent(login)}`,
    url,
    html_url: `${at.server}/${login.endsWith('[bot]') ? `apps/${login.slice(0, -5)}` : login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
  };
}

const TEMPLATES = {
  archive_url: '{archive_format}{/ref}',
  assignees_url: 'assignees{/user}',
  blobs_url: 'git/blobs{/sha}',
  branches_url: 'branches{/branch}',
  collaborators_url: 'collaborators{/collaborator}',
  comments_url: 'comments{/number}',
  commits_url: 'commits{/sha}',
  compare_url: 'compare/{base}...{head}',
  contents_url: 'contents/{+path}',
  contributors_url: 'contributors',
  deployments_url: 'deployments',
  downloads_url: 'downloads',
  events_url: 'events',
  forks_url: 'forks',
  git_commits_url: 'git/commits{/sha}',
  git_refs_url: 'git/refs{/sha}',
  git_tags_url: 'git/tags{/sha}',
  hooks_url: 'hooks',
  issue_comment_url: 'issues/comments{/number}',
  issue_events_url: 'issues/events{/number}',
  issues_url: 'issues{/number}',
  keys_url: 'keys{/key_id}',
  labels_url: 'labels{/name}',
  languages_url: 'languages',
  merges_url: 'merges',
  milestones_url: 'milestones{/number}',
  notifications_url: 'notifications{?since,all,participating}',
  pulls_url: 'pulls{/number}',
  releases_url: 'releases{/id}',
  stargazers_url: 'stargazers',
  statuses_url: 'statuses/{sha}',
  subscribers_url: 'subscribers',
  subscription_url: 'subscription',
  tags_url: 'tags',
  teams_url: 'teams',
  trees_url: 'git/trees{/sha}',
} as const;

/** The addresses of a repository (`fullName` is `owner/name`), under GitHub's names for them. */
export function repositoryLinks(at: Addresses, fullName: string): Readonly<Record<string, string>> {
  const url = `${at.api}/repos/${fullName}`;
  const host = new URL(at.server).host;
  const templates = Object.entries(TEMPLATES).map(([key, rest]) => [key, `${url}/${rest}`]);
  return {
    html_url: `${at.server}/${fullName}`,
    url,
    ...Object.fromEntries(templates),
    git_url: `git://${host}/${fullName}.git`,
    ssh_url: `git@${host}:${fullName}.git`,
    clone_url: `${at.server}/${fullName}.git`,
    svn_url: `${at.server}/${fullName}`,
  };
}
