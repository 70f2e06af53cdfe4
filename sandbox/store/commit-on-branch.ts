import { GitHubError, type GraphQLErrorType } from '../http/errors.ts';
import { requireAccess } from './access.ts';
import { RefConflict, type TreeChange, TreeConflict } from './git.ts';
import { commitIdentity } from './identity.ts';
import type { Repository, Signature } from './model.ts';
import { branchHead, type Place, writeRefs } from './refs.ts';
import type { Store } from './store.ts';

export interface BranchCommit {
  /** Short branch name. */
  readonly branch: string;
  readonly expectedHeadOid: string;
  readonly headline: string;
  readonly body: string | null;
  readonly additions: readonly { readonly path: string; readonly contents: Buffer }[];
  readonly deletions: readonly { readonly path: string }[];
}

function refuse(type: GraphQLErrorType, message: string): GitHubError {
  return new GitHubError(422, message).inGraphQL({ type });
}

function checkPaths(commit: BranchCommit): void {
  const seen = new Set<string>();
  for (const { path } of [...commit.additions, ...commit.deletions]) {
    const parts = path.split('/');
    const bad = parts.some(
      (part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git',
    );
    if (bad || path.includes('\0'))
      throw refuse('UNPROCESSABLE', `A path was requested which is invalid: \`${path}\``);
    if (seen.has(path)) throw refuse('UNPROCESSABLE', `A path was requested more than once: \`${path}\``);
    seen.add(path);
  }
}

/** Who touches workflow files needs the permission for it, which a GITHUB_TOKEN can never have. */
function checkWorkflows(store: Store, place: Place, commit: BranchCommit): void {
  const touches = [...commit.additions, ...commit.deletions].some(({ path }) =>
    path.startsWith('.github/workflows/'),
  );
  const kind = place.actor.token?.kind;
  if (!touches) return;
  if (kind === 'user-classic') {
    if (place.actor.token?.scopes.includes('workflow') === true) return;
    throw refuse(
      'FORBIDDEN',
      'refusing to allow a Personal Access Token to create or update workflow without `workflow` scope',
    );
  }
  const permissions = { contents: 'write', workflows: 'write' } as const;
  requireAccess(store, place.actor, place.repository, { permissions, operation: 'CreateCommitOnBranch' });
}

async function changesOf(store: Store, repository: Repository, commit: BranchCommit): Promise<TreeChange[]> {
  const git = store.git(repository);
  const additions = commit.additions.map(async ({ path, contents }): Promise<TreeChange> => {
    const old = store.settings.keepsExecutableMode ? await git.entry(commit.expectedHeadOid, path) : null;
    return { path, mode: old?.mode === '100755' ? '100755' : '100644', oid: git.write('blob', contents) };
  });
  const deletions = commit.deletions.map(({ path }) => ({ path, mode: '000000', oid: null }));
  return [...(await Promise.all(additions)), ...deletions];
}

function conflictError(error: TreeConflict, head: string): GitHubError {
  if (error.kind === 'missing') {
    return refuse(
      'UNPROCESSABLE',
      `A path was requested for deletion which does not exist as of commit oid \`${head}\``,
    );
  }
  return refuse(
    'UNPROCESSABLE',
    `A path was requested for addition which collides with another: \`${error.path}\``,
  );
}

function stale(expected: string): GitHubError {
  return refuse(
    'STALE_DATA',
    `Expected branch to point to "${expected}" but it did not.  Pull and try again.`,
  );
}

async function treeOf(store: Store, repository: Repository, commit: BranchCommit): Promise<string> {
  const parent = await store.git(repository).commit(commit.expectedHeadOid);
  if (parent === null) throw stale(commit.expectedHeadOid);
  const changes = await changesOf(store, repository, commit);
  if (changes.length === 0) return parent.tree;
  try {
    return await store.git(repository).updateTree({ base: parent.tree, changes, strict: true });
  } catch (error) {
    throw error instanceof TreeConflict ? conflictError(error, commit.expectedHeadOid) : error;
  }
}

/** Author and committer of a commit that the API makes: the credential's owner, and GitHub. */
export function webIdentity(store: Store, login: string): { author: Signature; committer: Signature } {
  const date = store.now();
  return {
    author: { ...commitIdentity(store, login), date },
    committer: { name: 'GitHub', email: 'noreply@github.com', date },
  };
}

/** Notes that GitHub signed a commit itself. */
export function signedByGitHub(store: Store, oid: string): void {
  store.state.signatures.set(oid, {
    isValid: true,
    state: 'VALID',
    wasSignedByGitHub: true,
    signer: 'web-flow',
  });
}

/**
 * createCommitOnBranch: one signed commit on top of the expected head.
 * @returns its oid
 * @throws GitHubError with the type GraphQL shows
 */
export async function commitOnBranch(store: Store, place: Place, commit: BranchCommit): Promise<string> {
  const { repository, actor } = place;
  requireAccess(store, actor, repository, {
    permissions: { contents: 'write' },
    operation: 'CreateCommitOnBranch',
  });
  const head = branchHead(repository, commit.branch);
  if (head === undefined) throw refuse('NOT_FOUND', `No ref found for branch "${commit.branch}"`);
  checkPaths(commit);
  checkWorkflows(store, place, commit);
  if (head !== commit.expectedHeadOid) throw stale(commit.expectedHeadOid);
  const tree = await treeOf(store, repository, commit);
  const message =
    commit.body === null || commit.body === '' ? commit.headline : `${commit.headline}\n\n${commit.body}`;
  const identity = webIdentity(store, actor.login);
  const oid = store.git(repository).writeCommit({ tree, parents: [head], ...identity, message });
  signedByGitHub(store, oid);
  const update = { ref: `refs/heads/${commit.branch}`, before: head, after: oid };
  try {
    await writeRefs(store, place, { updates: [update] });
  } catch (error) {
    if (error instanceof RefConflict) throw refuse('STALE_DATA', error.message);
    throw error;
  }
  return oid;
}
