/** Branches are written by compare-and-swap alone: each write names the state that it was decided on. */
import type {
  BranchMove,
  BranchWriter,
  CommitRequest,
  MadeCommit,
  Pacing,
  WriteResult,
} from '../../core/ports.ts';
import { CREATE_COMMIT, CREATE_REF, UPDATE_REFS } from './documents/writes.ts';
import { isRuleViolation } from './failures.ts';
import type { Fault } from './fault.ts';
import { makeCommitObject } from './git-data.ts';
import { land } from './landing.ts';
import { quoted } from './quoted.ts';
import { type Access, fullName, OPERATIONS } from './situation.ts';
import { perform } from './write.ts';

/** Stands in `updateRefs` for: no such branch. */
const NONE = '0'.repeat(40);

/**
 * @param repositoryId the repository's node id.
 * @param pacing between merges that were asked for at the same moment as others
 */
export function createBranchWriter(
  access: Access,
  repositoryId: () => Promise<string>,
  pacing: Pacing = AT_ONCE,
): BranchWriter {
  return {
    create: async (branch, oid) =>
      perform<{ readonly createRef: unknown }, void>(access, {
        operation: OPERATIONS.createBranch,
        subject: `branch ${quoted(branch)}`,
        document: CREATE_REF,
        input: { repositoryId: await repositoryId(), name: refOf(branch), oid },
        made: ({ createRef }) => (createRef === null ? undefined : { value: undefined }),
        isConflict: (fault) => /already exists/i.test(fault.message),
      }),
    // A commit through `createCommitOnBranch` cannot carry a mode: an executable file would lose it.
    commit: (request) =>
      request.files.every((file) => file.mode === '100644')
        ? commitOnBranch(access, request)
        : commitWithModes(access, request, repositoryId),
    land: (request, way) => land(access, { request, way, pacing }),
    move: async (moves) => move(access, moves, await repositoryId()),
  };
}

const AT_ONCE: Pacing = { pause: async () => {} };

interface CommitAnswer {
  readonly createCommitOnBranch: {
    readonly commit: {
      readonly oid: string;
      readonly signature: { readonly isValid: boolean } | null;
    } | null;
  } | null;
}

function commitOnBranch(access: Access, request: CommitRequest): Promise<WriteResult<MadeCommit>> {
  const additions = request.files.map(({ path, text }) => ({
    path,
    contents: Buffer.from(text, 'utf8').toString('base64'),
  }));
  return perform<CommitAnswer, MadeCommit>(access, {
    operation: OPERATIONS.commit,
    subject: `branch ${quoted(request.branch)}`,
    document: CREATE_COMMIT,
    input: {
      branch: { repositoryNameWithOwner: fullName(access.repository), branchName: request.branch },
      expectedHeadOid: request.expectedHead,
      message: { headline: request.headline, body: request.body },
      fileChanges: { additions },
    },
    made: ({ createCommitOnBranch }) => {
      const commit = createCommitOnBranch?.commit;
      if (commit === null || commit === undefined) return undefined;
      return { value: { oid: commit.oid, verified: commit.signature?.isValid === true } };
    },
    isConflict: isStaleHead,
  });
}

/** Both wordings for a head that moved, and a branch that is gone. */
function isStaleHead(fault: Fault): boolean {
  const stale = /expected branch to point to|is at [0-9a-f]{7,} but expected/i.test(fault.message);
  const gone = fault.type === 'NOT_FOUND' && !/to a repository/i.test(fault.message);
  return fault.type === 'STALE_DATA' || stale || gone;
}

async function commitWithModes(
  access: Access,
  request: CommitRequest,
  repositoryId: () => Promise<string>,
): Promise<WriteResult<MadeCommit>> {
  const commit = await makeCommitObject(access, request);
  const step = { branch: request.branch, before: request.expectedHead, after: commit.oid, forward: true };
  const moved = await move(access, [step], await repositoryId());
  return moved.kind === 'done' ? { kind: 'done', value: commit } : moved;
}

function move(
  access: Access,
  moves: readonly BranchMove[],
  repositoryId: string,
): Promise<WriteResult<void>> {
  return perform<{ readonly updateRefs: unknown }, void>(access, {
    operation: OPERATIONS.moveBranch,
    subject: moves.map(({ branch }) => `branch ${quoted(branch)}`).join(', '),
    document: UPDATE_REFS,
    input: {
      repositoryId,
      // `force` allows a rebuilt branch, which is no descendant; `beforeOid` is what keeps others' work.
      refUpdates: moves.map(({ branch, before, after, forward = false }) => ({
        name: refOf(branch),
        beforeOid: before ?? NONE,
        afterOid: after ?? NONE,
        force: !forward,
      })),
    },
    made: ({ updateRefs }) => (updateRefs === null ? undefined : { value: undefined }),
    isConflict: isLostSwap,
  });
}

/** GitHub's words for a lost compare-and-swap are not published; a rule or a permission has its own. */
function isLostSwap(fault: Fault): boolean {
  const state = fault.type === 'UNPROCESSABLE' || fault.type === 'STALE_DATA';
  return state && !isRuleViolation(fault) && !/not accessible|permission/i.test(fault.message);
}

function refOf(branch: string): string {
  return `refs/heads/${branch}`;
}
