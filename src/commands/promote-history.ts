/** Reads when images came to an environment, and which commits they were built from. */
import { splitKey } from '../core/edit/selector/parse.ts';
import type { BuiltFrom } from '../core/promote/built.ts';
import type { AppMoves, Move } from '../core/promote/moves.ts';
import {
  builtFrom,
  type HistoryCommit,
  type Trace,
  type Traced,
  traceImages,
  tracePart,
} from '../core/promote/trace.ts';
import type { SourceRange } from '../core/report/promotion.ts';
import type { Place } from './promote-places.ts';

/** 300 commits that touched one path, at 30 a page; what is older than those is at least as old. */
const MAX_PAGES = 10;

/** More files than this are not shown commit by commit. */
const MAX_FILES = 10;

export interface AppHistory {
  readonly trace: Trace | undefined;
  readonly range: SourceRange;
}

export async function readHistory(app: AppMoves, source: Place, target: Place): Promise<AppHistory> {
  const moved = app.moves.filter(({ changes }) => changes);
  const { trace, commits } = await readTrace(app, moved, source);
  const [first] = moved;
  if (first === undefined) return { trace, range: { before: undefined, after: undefined } };
  const after = builtFrom(commits, { repository: first.source.repository, versions: [first.after] });
  const before = after === undefined ? undefined : await builtBefore(app, first, target);
  return { trace, range: { before, after } };
}

async function readTrace(
  { source: state, sourcePath }: AppMoves,
  moved: readonly Move[],
  place: Place,
): Promise<{ readonly trace: Trace | undefined; readonly commits: readonly HistoryCommit[] }> {
  const traced = moved.map(
    (move): Traced => ({
      repository: move.source.repository,
      now: move.after,
      elsewhere: move.before,
    }),
  );
  const { facts } = place.opened;
  const query = { commit: facts.base.oid, path: splitKey(sourcePath).file, branch: facts.base.name };
  const files = state.files.slice(0, MAX_FILES);
  const commits: HistoryCommit[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await place.side.history.page({ ...query, files, after });
    commits.push(...read.commits);
    after = read.next;
    const trace = traceImages(commits, traced, after === undefined);
    if (trace !== undefined || after === undefined) return { trace, commits };
  }
  return { trace: tracePart(commits, traced), commits };
}

/** One page of the target's own history: the trail of the commit that set what stands there. */
async function builtBefore(app: AppMoves, move: Move, target: Place): Promise<BuiltFrom | undefined> {
  const { facts } = target.opened;
  const { commits } = await target.side.history.page({
    commit: facts.base.oid,
    path: splitKey(app.targetPath).file,
    files: [],
    branch: facts.base.name,
    after: undefined,
  });
  return builtFrom(commits, { repository: move.image.repository ?? '', versions: move.before });
}
