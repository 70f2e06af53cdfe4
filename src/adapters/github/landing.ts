/**
 * A commit that GitHub merges into a branch wherever that is by now. A compare-and-swap from here is lost whenever
 * anybody writes between reading and writing, which takes two trips; a merge on the server is lost only to who writes
 * in that very moment, and then is asked for again without anything being read or computed anew.
 */
import { ReleaseError } from '../../core/errors.ts';
import type { CommitRequest, MadeCommit, Pacing, WriteResult } from '../../core/ports.ts';
import { isThereAlready } from './already.ts';
import { explaining, isRuleViolation, refused } from './failures.ts';
import { type Fault, faultOf, isUnsettling } from './fault.ts';
import { makeCommitObject } from './git-data.ts';
import { quoted } from './quoted.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** Merges that are asked for before everything is read again. */
const MAX_MERGES = 8;

/** The commit hangs on `expectedHead`; no branch points to it until it is merged. */
export function land(
  access: Access,
  request: CommitRequest,
  pacing: Pacing,
): Promise<WriteResult<MadeCommit>> {
  const subject = `branch ${quoted(request.branch)}`;
  return explaining({ access, operation: OPERATIONS.commit, subject }, async () => {
    const commit = await makeCommitObject(access, request).catch(unlessVisible);
    if (commit === undefined) return { kind: 'conflict', why: `${subject} is not visible everywhere yet.` };
    // A person's token gets no signature this way: such a run reads again instead.
    if (!commit.verified) return { kind: 'conflict', why: `${subject} has moved on.` };
    // Merged all the same, it would be a commit that changes nothing.
    if (await isThereAlready(access, request))
      return { kind: 'conflict', why: `${subject} has the same change already.` };
    for (let attempt = 1; ; attempt += 1) {
      const result = await merge(access, request, commit);
      if (result.kind !== 'conflict' || !RACE.test(result.why) || attempt === MAX_MERGES) return result;
      await pacing.pause(attempt);
    }
  });
}

/** What was written a moment ago, by others too, may not be found yet: reading again is a moment later. */
function unlessVisible(error: unknown): undefined {
  if (error instanceof ReleaseError && faultOf(error.cause).status === 404) return undefined;
  throw error;
}

const RACE = /base branch was modified|merge already in progress/i;

interface Merged {
  readonly sha: string;
  readonly commit?: { readonly verification?: { readonly verified: boolean } };
}

async function merge(
  access: Access,
  { branch, headline, body }: CommitRequest,
  commit: MadeCommit,
): Promise<WriteResult<MadeCommit>> {
  const { owner, name: repo } = access.repository;
  try {
    const merged = await access.client.rest<Merged | undefined | ''>('POST /repos/{owner}/{repo}/merges', {
      owner,
      repo,
      base: branch,
      head: commit.oid,
      commit_message: body === '' ? headline : `${headline}\n\n${body}`,
    });
    // Nothing to merge (204): it is on the branch already.
    if (!merged) return { kind: 'done', value: commit };
    return {
      kind: 'done',
      value: { oid: merged.sha, verified: merged.commit?.verification?.verified === true },
    };
  } catch (error) {
    const fault = faultOf(error);
    if (isUnsettling(fault)) return { kind: 'unsettled', why: fault.message };
    if (isConflict(fault)) return { kind: 'conflict', why: fault.message };
    throw refused(fault, { access, operation: OPERATIONS.commit, subject: `branch ${quoted(branch)}` });
  }
}

/**
 * Rules may want a linear history: then only a commit on the very head will do. The commit was made a moment ago: what
 * is not found can but be the branch, renamed or deleted meanwhile.
 */
function isConflict(fault: Fault): boolean {
  const linear = isRuleViolation(fault) || /merge commit/i.test(fault.message);
  return [404, 405, 409].includes(fault.status ?? 0) || (fault.status === 422 && linear);
}
