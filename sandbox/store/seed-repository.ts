import { existsSync, mkdirSync } from 'node:fs';
import { cloneBare, filesOfFolder, type ImportFile, importFiles, initBare } from '../git/import.ts';
import { mustGit } from '../git/run.ts';
import { commitIdentity } from './identity.ts';
import type { Access, Actor, Repository, RepositorySettings } from './model.ts';
import { recordMoves } from './refs.ts';
import { addUser } from './seed.ts';
import type { Store } from './store.ts';

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  /** Path to content: the first commit. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Paths of `files` that are executable. */
  readonly executables?: readonly string[];
  /** A folder whose files make the first commit. */
  readonly folder?: string;
  /** A repository to copy with its whole history. */
  readonly bare?: string;
  readonly defaultBranch?: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly description?: string;
  readonly settings?: Partial<RepositorySettings>;
  readonly collaborators?: Readonly<Record<string, Access>>;
  readonly forkOf?: number;
  /** Type of the owner's account where it does not exist yet. */
  readonly ownerType?: 'User' | 'Organization';
  /** Message of the first commit. */
  readonly message?: string;
}

const SETTINGS: RepositorySettings = {
  allowMergeCommit: true,
  allowSquashMerge: true,
  allowRebaseMerge: true,
  allowAutoMerge: false,
  deleteBranchOnMerge: false,
  allowUpdateBranch: false,
  webCommitSignoffRequired: false,
  canApprovePullRequestReviews: false,
};

function emptyRepository(store: Store, input: NewRepository): Repository {
  const at = store.now();
  return {
    id: store.nextId(),
    owner: store.user(input.owner)?.login ?? input.owner,
    name: input.name,
    description: input.description ?? null,
    isPrivate: input.private ?? false,
    isArchived: input.archived ?? false,
    forkOf: input.forkOf ?? null,
    defaultBranch: input.defaultBranch ?? 'main',
    settings: { ...SETTINGS, ...input.settings },
    collaborators: new Map(
      Object.entries(input.collaborators ?? {}).map(([login, access]) => [login.toLowerCase(), access]),
    ),
    refs: new Map(),
    nextNumber: 1,
    nextMilestone: 1,
    issues: new Map(),
    pulls: new Map(),
    comments: new Map(),
    reviews: new Map(),
    labels: new Map(),
    milestones: new Map(),
    statuses: [],
    checkRuns: new Map(),
    releases: new Map(),
    deployments: new Map(),
    protections: new Map(),
    rulesets: new Map(),
    events: [],
    dispatches: [],
    createdAt: at,
    updatedAt: at,
    pushedAt: at,
  };
}

const DEFAULT_LABELS: readonly (readonly [string, string, string])[] = [
  ['bug', 'd73a4a', "Something isn't working"],
  ['documentation', '0075ca', 'Improvements or additions to documentation'],
  ['duplicate', 'cfd3d7', 'This issue or pull request already exists'],
  ['enhancement', 'a2eeef', 'New feature or request'],
  ['good first issue', '7057ff', 'Good for newcomers'],
  ['help wanted', '008672', 'Extra attention is needed'],
  ['invalid', 'e4e669', "This doesn't seem right"],
  ['question', 'd876e3', 'Further information is requested'],
  ['wontfix', 'ffffff', 'This will not be worked on'],
];

function addDefaultLabels(store: Store, repository: Repository): void {
  for (const [name, color, description] of DEFAULT_LABELS) {
    const id = store.nextId();
    repository.labels.set(id, { id, name, color, description, isDefault: true });
  }
}

function* filesOf(input: NewRepository): Generator<ImportFile> {
  for (const [path, content] of Object.entries(input.files ?? {})) {
    const mode = input.executables?.includes(path) === true ? '100755' : '100644';
    yield { path, mode, bytes: Buffer.from(content) };
  }
}

/** @returns its refs */
async function fill(
  store: Store,
  repository: Repository,
  input: NewRepository,
): Promise<Map<string, string>> {
  const git = store.git(repository);
  const { directory } = git;
  if (input.bare !== undefined) {
    await cloneBare(input.bare, directory);
    const head = (await mustGit(directory, ['symbolic-ref', 'HEAD'])).trim();
    repository.defaultBranch = input.defaultBranch ?? head.replace('refs/heads/', '');
    return git.refs();
  }
  initBare(directory, repository.defaultBranch);
  if (input.files === undefined && input.folder === undefined) return new Map();
  const files = input.folder === undefined ? filesOf(input) : filesOfFolder(input.folder);
  const author = { ...commitIdentity(store, repository.owner), date: store.now() };
  const { defaultBranch: branch } = repository;
  await importFiles(directory, { branch, author, message: input.message ?? 'Initial commit', files });
  const ref = `refs/heads/${branch}`;
  const made = await git.read(ref);
  return new Map(made === null ? [] : [[ref, made.oid]]);
}

/** Whether a folder is a Git repository (bare, or with a `.git`) rather than plain files. */
export function isGitRepository(folder: string): boolean {
  return existsSync(`${folder}/.git`) || (existsSync(`${folder}/HEAD`) && existsSync(`${folder}/objects`));
}

/** Makes a repository: empty, of files, of a folder, or a copy of one on disk. */
export async function addRepository(store: Store, input: NewRepository): Promise<Repository> {
  mkdirSync(store.folder, { recursive: true });
  addUser(store, { login: input.owner, type: input.ownerType ?? 'Organization' });
  const repository = emptyRepository(store, input);
  repository.refs = await fill(store, repository, input);
  addDefaultLabels(store, repository);
  store.state.repositories.set(repository.id, repository);
  store.state.names.set(`${repository.owner}/${repository.name}`.toLowerCase(), repository.id);
  return repository;
}

export interface PersonPush {
  readonly branch: string;
  /** Path to new content; null removes the file. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  /** Login; made if it does not exist. */
  readonly author: string;
  readonly message: string;
  /** Where a new branch starts; the default branch without. */
  readonly from?: string;
  /** Whether the commit carries a verified signature. */
  readonly signed?: boolean;
}

/** A person pushes a commit from their machine, past every rule; unsigned where it is not said. @returns its oid */
export async function pushCommit(store: Store, repository: Repository, push: PersonPush): Promise<string> {
  const user = addUser(store, { login: push.author });
  const git = store.git(repository);
  const ref = `refs/heads/${push.branch}`;
  const before = repository.refs.get(ref);
  const parent = before ?? repository.refs.get(`refs/heads/${push.from ?? repository.defaultBranch}`);
  const base = parent === undefined ? null : ((await git.commit(parent))?.tree ?? null);
  const changes = Object.entries(push.files).map(([path, content]) => ({
    path,
    mode: '100644',
    oid: content === null ? null : git.write('blob', Buffer.from(content)),
  }));
  const tree = await git.updateTree({ base, changes, strict: false });
  const who = { ...commitIdentity(store, user.login), date: store.now() };
  const parents = parent === undefined ? [] : [parent];
  const oid = git.writeCommit({ tree, parents, author: who, committer: who, message: push.message });
  if (push.signed === true) {
    const state = { isValid: true, state: 'VALID', wasSignedByGitHub: false, signer: user.login } as const;
    store.state.signatures.set(oid, state);
  }
  const zero = '0'.repeat(40);
  await git.updateRefs([{ ref, before: before ?? zero, after: oid }]);
  const actor: Actor = { login: user.login, userId: user.id, token: null };
  await recordMoves(store, { repository, actor }, [{ ref, before: before ?? zero, after: oid }]);
  return oid;
}
