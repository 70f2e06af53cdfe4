import { requireAccess } from '../store/access.ts';
import { commitOnBranch } from '../store/commit-on-branch.ts';
import { RefConflict, type RefUpdate } from '../store/git.ts';
import { type Repository, ZERO_OID } from '../store/model.ts';
import { writeRefs } from '../store/refs.ts';
import { type Args, type Context, type Node, optionalText, refuse, text } from './context.ts';
import { refById, repositoryById, resolveRepository } from './query.ts';
import { refNode } from './ref.ts';

/** A mutation's body: takes the coerced `input`, gives the payload's fields. */
export type Mutation = (context: Context, input: Args) => Promise<Readonly<Record<string, unknown>>>;

const WRITE = { permissions: { contents: 'write' } } as const;

function checkRefName(name: string): void {
  const bad = !/^refs\/(heads|tags)\/./.test(name) || /\.\.|[\s~^:?*[\\]|\/\/|\/$|\.lock$|@\{/.test(name);
  if (bad) throw refuse('UNPROCESSABLE', `'${name}' is not a valid ref name.`);
}

async function requireCommit(
  context: Context,
  repository: Repository,
  oid: string,
  ref: string,
): Promise<void> {
  const object = await context.store.git(repository).read(oid);
  const fits = object?.type === 'commit' || (object?.type === 'tag' && ref.startsWith('refs/tags/'));
  if (!fits) throw refuse('UNPROCESSABLE', `Object does not exist: ${oid}`);
}

const createRef: Mutation = async (context, input) => {
  const repository = repositoryById(context, text(input, 'repositoryId'));
  const { actor, store } = context;
  requireAccess(store, actor, repository, { ...WRITE, operation: 'CreateRef' });
  const ref = text(input, 'name');
  const oid = text(input, 'oid');
  checkRefName(ref);
  await requireCommit(context, repository, oid, ref);
  const exists = refuse('UNPROCESSABLE', `A ref named "${ref}" already exists in the repository.`);
  if (repository.refs.has(ref)) throw exists;
  await writeRefs(store, { repository, actor }, { updates: [{ ref, before: ZERO_OID, after: oid }] });
  return { ref: refNode(context, repository, ref) };
};

async function requireForward(
  context: Context,
  repository: Repository,
  move: { ref: string; after: string; force: boolean },
): Promise<void> {
  const before = repository.refs.get(move.ref);
  if (move.force || before === undefined || move.after === ZERO_OID) return;
  if (await context.store.git(repository).isAncestor(before, move.after)) return;
  throw refuse('UNPROCESSABLE', `Update is not a fast forward`);
}

const updateRef: Mutation = async (context, input) => {
  const { repository, ref } = refById(context, text(input, 'refId'));
  const { actor, store } = context;
  requireAccess(store, actor, repository, { ...WRITE, operation: 'UpdateRef' });
  const after = text(input, 'oid');
  await requireCommit(context, repository, after, ref);
  await requireForward(context, repository, { ref, after, force: input['force'] === true });
  await writeRefs(store, { repository, actor }, { updates: [{ ref, after }] });
  return { ref: refNode(context, repository, ref) };
};

const deleteRef: Mutation = async (context, input) => {
  const { repository, ref } = refById(context, text(input, 'refId'));
  const { actor, store } = context;
  requireAccess(store, actor, repository, { ...WRITE, operation: 'DeleteRef' });
  if (ref === `refs/heads/${repository.defaultBranch}`) {
    throw refuse('UNPROCESSABLE', 'The default branch cannot be deleted.');
  }
  await writeRefs(store, { repository, actor }, { updates: [{ ref, after: ZERO_OID }] });
  return {};
};

interface RefUpdateInput {
  readonly name: string;
  readonly afterOid: string;
  readonly beforeOid?: string | null;
  readonly force?: boolean;
}

const updateRefs: Mutation = async (context, input) => {
  const repository = repositoryById(context, text(input, 'repositoryId'));
  const { actor, store } = context;
  requireAccess(store, actor, repository, { ...WRITE, operation: 'UpdateRefs' });
  const updates: RefUpdate[] = [];
  for (const { name, afterOid, beforeOid, force } of input['refUpdates'] as readonly RefUpdateInput[]) {
    checkRefName(name);
    if (afterOid !== ZERO_OID) await requireCommit(context, repository, afterOid, name);
    const actual = repository.refs.get(name) ?? ZERO_OID;
    if (beforeOid && beforeOid !== actual) throw conflict(new RefConflict(name, actual, beforeOid));
    await requireForward(context, repository, { ref: name, after: afterOid, force: force === true });
    updates.push({ ref: name, after: afterOid, before: beforeOid ?? undefined });
  }
  try {
    await writeRefs(store, { repository, actor }, { updates });
  } catch (error) {
    throw error instanceof RefConflict ? conflict(error) : error;
  }
  return {};
};

/** The message is a recorded one; its type is not established. */
function conflict(error: RefConflict) {
  return refuse('UNPROCESSABLE', error.message);
}

interface CommittableBranch {
  readonly id?: string | null;
  readonly repositoryNameWithOwner?: string | null;
  readonly branchName?: string | null;
}

function branchOf(context: Context, branch: CommittableBranch): { repository: Repository; ref: string } {
  if (branch.id) return refById(context, branch.id);
  const [owner = '', name = ''] = (branch.repositoryNameWithOwner ?? '').split('/');
  if (!branch.branchName || name === '') {
    throw refuse(
      'UNPROCESSABLE',
      'A branch must be given by `id`, or by `repositoryNameWithOwner` and `branchName`.',
    );
  }
  const repository = resolveRepository(context, owner, name);
  return { repository, ref: `refs/heads/${branch.branchName.replace(/^refs\/heads\//, '')}` };
}

interface FileChanges {
  readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
  readonly deletions?: readonly { readonly path: string }[] | null;
}

const createCommitOnBranch: Mutation = async (context, input) => {
  const { repository, ref } = branchOf(context, input['branch'] as CommittableBranch);
  const message = input['message'] as Args;
  const changes = (input['fileChanges'] ?? {}) as FileChanges;
  const additions = (changes.additions ?? []).map(({ path, contents }) => ({
    path,
    contents: Buffer.from(contents, 'base64'),
  }));
  const place = { repository, actor: context.actor };
  const oid = await commitOnBranch(context.store, place, {
    branch: ref.replace('refs/heads/', ''),
    expectedHeadOid: text(input, 'expectedHeadOid'),
    headline: text(message, 'headline'),
    body: optionalText(message, 'body') ?? null,
    additions,
    deletions: changes.deletions ?? [],
  });
  return {
    commit: () => context.nodes.object(context, repository, oid),
    ref: (): Node => refNode(context, repository, ref),
  };
};

export const REF_MUTATIONS: Readonly<Record<string, Mutation>> = {
  createRef,
  updateRef,
  deleteRef,
  updateRefs,
  createCommitOnBranch,
};
