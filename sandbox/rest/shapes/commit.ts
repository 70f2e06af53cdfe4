import type { FileDiff, GitCommit, GitPerson } from '../../store/git.ts';
import type { Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { apiUrl, htmlUrl } from './repository.ts';
import { simpleUser } from './user.ts';
import type { Shape, View } from './view.ts';

/** Author or committer as REST shows it: the time in UTC, whatever zone the commit carries. */
export function personShape(person: GitPerson): Shape {
  return { name: person.name, email: person.email, date: utc(person.date) };
}

/** An ISO time in UTC with seconds, as every time of the REST API is. */
export function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');
}

const REASONS = {
  VALID: 'valid',
  INVALID: 'invalid',
  UNSIGNED: 'unsigned',
  UNKNOWN_KEY: 'unknown_key',
  BAD_EMAIL: 'bad_email',
} as const;

/**
 * `verification`. The sandbox signs in name only: a commit that GitHub would have signed is `valid`, but has no
 * PGP signature to show.
 */
export function verificationShape(view: View, commit: { readonly oid: string } & Partial<GitCommit>): Shape {
  const state = view.state.signatures.get(commit.oid);
  const carried = commit.signature ?? null;
  const valid = state?.isValid === true;
  return {
    verified: valid,
    reason: state !== undefined ? REASONS[state.state] : carried === null ? 'unsigned' : 'unknown_key',
    signature: carried,
    payload: commit.payload ?? null,
    verified_at: valid && commit.committer !== undefined ? utc(commit.committer.date) : null,
  };
}

/** `git-commit`: the form of the Git database. */
export function gitCommitShape(view: View, repository: Repository, commit: GitCommit): Shape {
  return {
    sha: commit.oid,
    node_id: nodeId('Commit', repository.id, commit.oid),
    url: `${apiUrl(view, repository)}/git/commits/${commit.oid}`,
    html_url: `${htmlUrl(view, repository)}/commit/${commit.oid}`,
    author: personShape(commit.author),
    committer: personShape(commit.committer),
    tree: treeLink(view, repository, commit.tree),
    message: commit.message,
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${apiUrl(view, repository)}/git/commits/${parent}`,
      html_url: `${htmlUrl(view, repository)}/commit/${parent}`,
    })),
    verification: verificationShape(view, commit),
  };
}

function treeLink(view: View, repository: Repository, oid: string): Shape {
  return { sha: oid, url: `${apiUrl(view, repository)}/git/trees/${oid}` };
}

function commentsOn({ state }: View, repository: Repository, oid: string): number {
  const comments = state.talk.get(repository.id)?.commitComments.values() ?? [];
  return [...comments].filter(({ commitOid }) => commitOid === oid).length;
}

/** `commit`: the form in lists; the single form adds stats and files, see filesShape. */
export function commitShape(view: View, repository: Repository, commit: GitCommit): Shape {
  const url = `${apiUrl(view, repository)}/commits/${commit.oid}`;
  return {
    sha: commit.oid,
    node_id: nodeId('Commit', repository.id, commit.oid),
    commit: {
      author: personShape(commit.author),
      committer: personShape(commit.committer),
      message: commit.message.replace(/\n+$/, ''),
      tree: treeLink(view, repository, commit.tree),
      url: `${apiUrl(view, repository)}/git/commits/${commit.oid}`,
      comment_count: commentsOn(view, repository, commit.oid),
      verification: verificationShape(view, commit),
    },
    url,
    html_url: `${htmlUrl(view, repository)}/commit/${commit.oid}`,
    comments_url: `${url}/comments`,
    author: accountOf(view, commit.author),
    committer: accountOf(view, commit.committer),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${apiUrl(view, repository)}/commits/${parent}`,
      html_url: `${htmlUrl(view, repository)}/commit/${parent}`,
    })),
  };
}

/** The account behind an e-mail address: its own, or `<id>+<login>@users.noreply.github.com`; null for none. */
export function accountOf(view: View, person: GitPerson): Shape | null {
  const noreply = /^(?:\d+\+)?(.+)@users\.noreply\./.exec(person.email)?.[1]?.toLowerCase();
  for (const user of view.state.users.values()) {
    const own = user.email !== null && user.email.toLowerCase() === person.email.toLowerCase();
    if (own || user.login.toLowerCase() === noreply) return simpleUser(view, user);
  }
  return null;
}

/** `stats` and `files` of a single commit or a comparison. */
export function statsShape(files: readonly FileDiff[]): Shape {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return { total: additions + deletions, additions, deletions };
}

/** `diff-entry` as seen at commit `at`. GitHub leaves `patch` out for binary files. */
export function fileShape(
  view: View,
  repository: Repository,
  it: { readonly file: FileDiff; readonly at: string },
): Shape {
  const { file, at } = it;
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.oid,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${htmlUrl(view, repository)}/blob/${at}/${path}`,
    raw_url: `${htmlUrl(view, repository)}/raw/${at}/${path}`,
    contents_url: `${apiUrl(view, repository)}/contents/${path}?ref=${at}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
