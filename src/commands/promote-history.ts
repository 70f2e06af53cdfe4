/** Reads when images came to an environment, and which commits they were built from. */
import { splitKey } from '../core/edit/selector/parse.ts';
import type { BuiltFrom } from '../core/promote/built.ts';
import type { AppMoves, Move } from '../core/promote/moves.ts';
import type { HistoryPage, HistoryStart } from '../core/promote/ports.ts';
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

/** So many commits that touched one path are read; what is older than those is at least as old. */
const MAX_COMMITS = 300;

/** More files than this are not shown commit by commit. */
const MAX_FILES = 10;

export interface AppHistory {
  readonly trace: Trace | undefined;
  readonly range: SourceRange;
}

export interface HistoryGround {
  readonly source: Place;
  readonly target: Place;
  /** Whether to go on to the version that is to be replaced, where it is known already since when images stand. */
  readonly whole: boolean;
}

/** Histories of all apps together, many in one request: a round for each page of the longest. */
export async function readHistories(
  apps: readonly AppMoves[],
  { source, target, whole }: HistoryGround,
): Promise<ReadonlyMap<string, AppHistory>> {
  const readings = apps.map(toReading);
  for (;;) {
    const open = readings.filter(({ ended }) => !ended);
    if (open.length === 0) break;
    const pages = await source.side.history.pages(
      startOf(source),
      open.map(({ path, files, after }) => ({ path, files, after })),
    );
    for (const [index, reading] of open.entries()) take(reading, pages[index], whole);
  }
  const before = await readBefore(readings, target);
  return new Map(
    readings.map((reading): [string, AppHistory] => {
      const range = { before: before.get(reading), after: builtOf(reading) };
      return [reading.app.app, { trace: reading.trace, range }];
    }),
  );
}

/** The history of one app's path, as far as it was read. */
interface Reading {
  readonly app: AppMoves;
  readonly moved: readonly Move[];
  readonly traced: readonly Traced[];
  readonly path: string;
  readonly files: readonly string[];
  readonly commits: HistoryCommit[];
  after: string | undefined;
  ended: boolean;
  trace: Trace | undefined;
}

function toReading(app: AppMoves): Reading {
  const moved = app.moves.filter(({ changes }) => changes);
  return {
    app,
    moved,
    traced: moved.map(
      (move): Traced => ({ repository: move.source.repository, now: move.after, elsewhere: move.before }),
    ),
    path: splitKey(app.sourcePath).file,
    files: app.source.files.slice(0, MAX_FILES),
    commits: [],
    after: undefined,
    ended: false,
    trace: undefined,
  };
}

function take(reading: Reading, page: HistoryPage | undefined, whole: boolean): void {
  reading.commits.push(...(page?.commits ?? []));
  reading.after = page?.next;
  const { commits, traced } = reading;
  const last = reading.after === undefined;
  reading.trace = traceImages(commits, traced, { ended: last, whole });
  reading.ended = last || reading.trace !== undefined || commits.length >= MAX_COMMITS;
  if (reading.ended) reading.trace ??= tracePart(commits, traced);
}

function startOf({ opened: { facts } }: Place): HistoryStart {
  return { commit: facts.base.oid, branch: facts.base.name };
}

function builtOf({ moved: [first], commits }: Reading): BuiltFrom | undefined {
  if (first === undefined) return undefined;
  return builtFrom(commits, { repository: first.source.repository, versions: [first.after] });
}

/** One page of each target's own history: the trail of the commit that set what stands there. */
async function readBefore(
  readings: readonly Reading[],
  target: Place,
): Promise<ReadonlyMap<Reading, BuiltFrom | undefined>> {
  const known = readings.filter((reading) => builtOf(reading) !== undefined);
  if (known.length === 0) return new Map();
  const pages = await target.side.history.pages(
    startOf(target),
    known.map(({ app }) => ({ path: splitKey(app.targetPath).file, files: [], after: undefined })),
  );
  return new Map(
    known.map((reading, index) => {
      const [first] = reading.moved;
      const image = { repository: first?.image.repository ?? '', versions: first?.before ?? [] };
      return [reading, builtFrom(pages[index]?.commits ?? [], image)];
    }),
  );
}
