/** Finds the state that a failed rollout goes back to, among the latest commits before it. */
import { ReleaseError } from '../core/errors.ts';
import type { FailedRollout } from '../core/request/rolling-back.ts';
import { chooseBeforeFailed, type Earlier } from '../core/rollback/before-failed.ts';
import { type PastState, searchPrevious } from '../core/rollback/choose.ts';
import type { StateWords } from '../core/rollback/history.ts';
import { imagesIn, isAlike } from '../core/rollback/images.ts';
import { type FindPorts, type FindQuery, findState, stateOf } from './find-state.ts';

export interface FailedPorts extends FindPorts {
  readonly words: StateWords;
}

/** Commits of the target's files that are looked at for one that is verified: one page of history. */
const LOOK = 50;

/**
 * Without a verified state the one before; only where the target still has what has failed: a later change is
 * somebody else's.
 * @returns what has been found, and `isVerified`
 * @throws ReleaseError gate-refused where later commits have set other images, or nothing earlier is left
 */
export async function findBeforeFailed(
  query: FindQuery,
  failed: FailedRollout,
  ports: FailedPorts,
): Promise<Earlier> {
  await checkStands(query, failed, ports);
  const before = { ...query, commit: failed.commit };
  const states = await earlierStates(before, ports);
  if (states.length > 0) {
    const words = await ports.words.of(
      states.map(({ oid }) => oid),
      failed.contexts,
    );
    const found = chooseBeforeFailed(states, words);
    if (found !== undefined) return found;
    if (states.some(({ oid }) => words.get(oid)?.said === 'failure')) throw allFailed(query, failed);
  }
  const choice = await findState(before, ports);
  if (choice.kind === 'state') return { state: choice.state, isVerified: false };
  throw refused(query, choice.why, 'Look at what it has set.');
}

async function checkStands(
  { now, files, paths }: FindQuery,
  { commit }: FailedRollout,
  { at }: FindPorts,
): Promise<void> {
  const then = imagesIn((await at(commit).read(files)).values());
  if (isAlike(now, then)) return;
  throw new ReleaseError({
    code: 'gate-refused',
    what: `a later commit than ${commit.slice(0, 10)} has set other images, which are not taken back`,
    where: paths.join(', '),
    next: 'Verify that commit, or run `rollback` by hand.',
  });
}

/** States with other images than now, newest first, but for those that a rollback has left. */
async function earlierStates(query: FindQuery, { past }: FindPorts): Promise<readonly PastState[]> {
  const search = searchPrevious(query.now, query.request.provenance);
  for await (const { commits } of past.pages(query)) {
    const looked = commits.slice(0, LOOK);
    const texts = await past.texts([...new Set(looked.flatMap(({ blobs }) => [...blobs.values()]))]);
    return looked
      .map((commit) => stateOf(commit, texts))
      .filter((state) => search.see(state)?.kind === 'state');
  }
  return [];
}

function allFailed(query: FindQuery, { commit }: FailedRollout): ReleaseError {
  return refused(
    query,
    `what was before ${commit.slice(0, 10)} has failed as well, as far as ${LOOK} commits go`,
    'Run `rollback` with `to`, and name a state that ran.',
  );
}

function refused({ paths }: FindQuery, what: string, next: string): ReleaseError {
  return new ReleaseError({ code: 'gate-refused', what, where: paths.join(', '), next });
}
