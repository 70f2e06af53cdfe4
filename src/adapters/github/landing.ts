/**
 * A change that GitHub puts onto a branch wherever that is by now. A compare-and-swap of the whole branch is lost to
 * anybody who writes anything between reading and writing. What is asked for here is lost only to who changes the same,
 * and to who writes in that very moment; then it is asked for again, without anything being read or computed anew.
 */
import { ReleaseError } from '../../core/errors.ts';
import type {
  CommitFile,
  CommitRequest,
  LandingWay,
  MadeCommit,
  Pacing,
  WriteResult,
} from '../../core/ports.ts';
import { isThereAlready } from './already.ts';
import { explaining, isRuleViolation, refused } from './failures.ts';
import { type Fault, faultOf, isUnsettling } from './fault.ts';
import { makeCommitObject } from './git-data.ts';
import { quoted } from './quoted.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** Attempts before everything is read again. */
const MAX_ATTEMPTS = 8;

export interface Landing {
  readonly request: CommitRequest;
  readonly way: LandingWay;
  readonly pacing: Pacing;
}

export function land(
  access: Access,
  { request, way: wanted, pacing }: Landing,
): Promise<WriteResult<MadeCommit>> {
  const subject = `branch ${quoted(request.branch)}`;
  return explaining({ access, operation: OPERATIONS.commit, subject }, async () => {
    const way = await wayFor(access, request, wanted);
    if (way === undefined) return { kind: 'conflict', why: `${subject} has moved on.` };
    for (let attempt = 1; ; attempt += 1) {
      const result = await settled(way, { access, subject });
      const raced = result.kind === 'conflict' && RACE.test(result.why);
      if (!raced || attempt === MAX_ATTEMPTS) return result;
      await pacing.pause(attempt);
    }
  });
}

/** What was written a moment ago, by others too, may not be found yet: reading again is a moment later. */
function unlessVisible(error: unknown): undefined {
  if (error instanceof ReleaseError && faultOf(error.cause).status === 404) return undefined;
  throw error;
}

/** Lost to another write at the same moment: nothing of one's own is out of date. */
const RACE = /is at [0-9a-f]{7,} but expected|base branch was modified|merge already in progress/i;

type Way = () => Promise<MadeCommit>;

/** GitHub signs neither of the two for a person: such a run reads again instead. */
async function wayFor(access: Access, request: CommitRequest, way: LandingWay): Promise<Way | undefined> {
  const { kind } = access.credential;
  if (kind !== 'installation' && kind !== 'unknown') return undefined;
  const [file, ...others] = request.files;
  if (
    way === 'put' &&
    file !== undefined &&
    others.length === 0 &&
    file.before !== undefined &&
    file.mode === '100644'
  )
    return () => putFile(access, request, file);
  const commit = await makeCommitObject(access, request).catch(unlessVisible);
  // Merged all the same, it would be a commit that changes nothing.
  if (commit !== undefined && (await isThereAlready(access, request))) return undefined;
  return commit?.verified === true ? () => merge(access, request, commit) : undefined;
}

async function settled(
  way: Way,
  { access, subject }: { readonly access: Access; readonly subject: string },
): Promise<WriteResult<MadeCommit>> {
  try {
    return { kind: 'done', value: await way() };
  } catch (error) {
    const fault = faultOf(error);
    if (isUnsettling(fault)) return { kind: 'unsettled', why: fault.message };
    if (isConflict(fault)) return { kind: 'conflict', why: fault.message };
    throw refused(fault, { access, operation: OPERATIONS.commit, subject });
  }
}

/**
 * Rules may want a linear history: then only a commit on the very head will do. The commit was made a moment ago: what
 * is not found can but be the branch, renamed or deleted meanwhile.
 */
function isConflict(fault: Fault): boolean {
  const merges = /merge commit|linear history/i.test(fault.message);
  if (isRuleViolation(fault)) return merges;
  return [404, 405, 409].includes(fault.status ?? 0) || (fault.status === 422 && merges);
}

interface RestCommit {
  readonly sha: string;
  readonly verification?: { readonly verified: boolean };
}

/** A compare-and-swap of one file: the branch may have moved, if only this file has not (fact sheet B2). */
async function putFile(access: Access, request: CommitRequest, file: CommitFile): Promise<MadeCommit> {
  const { owner, name: repo } = access.repository;
  const { commit } = await access.client.rest<{ readonly commit: RestCommit }>(
    'PUT /repos/{owner}/{repo}/contents/{path}',
    {
      owner,
      repo,
      path: file.path,
      branch: request.branch,
      sha: file.before,
      message: messageOf(request),
      content: Buffer.from(file.text, 'utf8').toString('base64'),
      // Sent again after a lost answer, it would be refused for its own success.
      request: { retries: 0 },
    },
  );
  return { oid: commit.sha, verified: commit.verification?.verified === true };
}

interface RestMerge {
  readonly sha: string;
  readonly commit?: { readonly verification?: { readonly verified: boolean } };
}

/** A merge on the server of a commit that no branch points to; nothing to merge (204): it is there already. */
async function merge(access: Access, request: CommitRequest, commit: MadeCommit): Promise<MadeCommit> {
  const { owner, name: repo } = access.repository;
  const merged = await access.client.rest<RestMerge | undefined | ''>('POST /repos/{owner}/{repo}/merges', {
    owner,
    repo,
    base: request.branch,
    head: commit.oid,
    commit_message: messageOf(request),
  });
  if (!merged) return commit;
  return { oid: merged.sha, verified: merged.commit?.verification?.verified === true };
}

function messageOf({ headline, body }: CommitRequest): string {
  return body === '' ? headline : `${headline}\n\n${body}`;
}
