/** When the images of an environment came there, and what it has had before: read from the history of its files. */
import { parseTrail } from '../delivery/trail.ts';
import { parseImageArgument } from '../images/argument.ts';
import { orderOf } from '../images/order.ts';
import { formatVersion, normalRepository } from '../images/reference.ts';
import { listFiles } from '../list/list-files.ts';
import type { Files } from '../snapshot.ts';
import { type BuiltFrom, parseBuilt } from './built.ts';

/** A commit that touched a path, and files as it has them. */
export interface HistoryCommit {
  readonly oid: string;
  /** When it came to the branch, in milliseconds since 1970: its committer's date, or its merge. */
  readonly at: number;
  readonly message: string;
  readonly files: Files;
}

/** One image and two versions of it: what stands in the environment now, and what it is to replace elsewhere. */
export interface Traced {
  readonly repository: string;
  readonly now: string;
  readonly elsewhere: readonly string[];
}

export interface Trace {
  /** First moment since which the files have had all of these images. */
  readonly since: number;
  /** First moment since which they have had others than the ones to be replaced. */
  readonly ahead: number;
  /** The history goes back far enough to tell both; otherwise they are earlier than said. */
  readonly complete: boolean;
  /** Newest commit that touched the path. */
  readonly newest: string;
  /** Versions that the first image had in between, newest first; of semantic ones only those that lie between. */
  readonly between: readonly string[];
  /** Whether the version to be replaced was met; otherwise there may be more in between. */
  readonly met: boolean;
}

export interface TraceEnd {
  /** The history holds no more. */
  readonly ended: boolean;
  /** Whether the version to be replaced is to be met, too. */
  readonly whole: boolean;
}

/**
 * @param commits newest first
 * @returns undefined: more of the history is needed
 */
export function traceImages(
  commits: readonly HistoryCommit[],
  traced: readonly Traced[],
  { ended, whole }: TraceEnd,
): Trace | undefined {
  const [newest] = commits;
  const [first] = traced;
  if (newest === undefined || first === undefined) return undefined;
  const states = commits.map(({ files }) => versionsIn(files));
  const has = (state: Versions): boolean =>
    traced.every(({ repository, now }) => state.get(normalRepository(repository)) === now);
  const replaced = (state: Versions): boolean =>
    traced.every(({ repository, elsewhere }) =>
      elsewhere.includes(state.get(normalRepository(repository)) ?? ''),
    );
  const other = states.findIndex((state) => !has(state));
  const old = states.findIndex(replaced);
  const complete = ended || (other >= 0 && (old >= 0 || !whole));
  if (!complete) return undefined;
  return { ...measure({ commits, states, first, other, old }), newest: newest.oid, complete: true };
}

/** What a history that was cut tells: everything is at least as old as its oldest commit. */
export function tracePart(commits: readonly HistoryCommit[], traced: readonly Traced[]): Trace | undefined {
  const trace = traceImages(commits, traced, { ended: true, whole: true });
  return trace === undefined ? undefined : { ...trace, complete: false };
}

interface Measured {
  readonly commits: readonly HistoryCommit[];
  readonly states: readonly Versions[];
  readonly first: Traced;
  /** Places of the first commits with other images, and with those to be replaced; -1: none. */
  readonly other: number;
  readonly old: number;
}

function measure({ commits, states, first, other, old }: Measured): Omit<Trace, 'newest' | 'complete'> {
  const end = old < 0 ? commits.length : old;
  const versions = states
    .slice(0, end)
    .map((state) => state.get(normalRepository(first.repository)) ?? '')
    .filter((version) => version !== '' && version !== first.now && !first.elsewhere.includes(version))
    .filter((version) => first.elsewhere.some((other) => isBetween(version, other, first.now)));
  return {
    since: since(commits, other),
    ahead: since(commits, old),
    between: [...new Set(versions)],
    met: old >= 0,
  };
}

/** Versions without an order count as they come: the history has them in between. */
function isBetween(version: string, before: string, after: string): boolean {
  const [from, here, to] = [before, version, after].map((each) => each.replace(/@.*$/, ''));
  const overall = orderOf(from ?? '', to ?? '');
  const orders = [orderOf(from ?? '', here ?? ''), orderOf(here ?? '', to ?? '')];
  if (overall === 'unordered' || overall === 'equal' || orders.includes('unordered')) return true;
  return orders.every((order) => order === overall);
}

/** The time of the commit that came after the one at a place. */
function since(commits: readonly HistoryCommit[], place: number): number {
  const index = place < 0 ? commits.length - 1 : Math.max(0, place - 1);
  return commits[index]?.at ?? 0;
}

/** Version of each repository; of one with several the last that stands there. */
type Versions = ReadonlyMap<string, string>;

export function versionsIn(files: Files): Versions {
  const entries = [...files.values()].filter(({ kind }) => kind === 'file');
  const { references } = listFiles(entries, () => undefined);
  return new Map(
    references.flatMap(({ image, tag, digest }) =>
      tag === undefined && digest === undefined
        ? []
        : [[normalRepository(image), formatVersion({ tag, digest }).replace(/^:/, '')] as const],
    ),
  );
}

/** What the trails of an environment's commits say of one version of an image. @param commits newest first */
export function builtFrom(
  commits: readonly Pick<HistoryCommit, 'message'>[],
  image: { readonly repository: string; readonly versions: readonly string[] },
): BuiltFrom | undefined {
  const repository = normalRepository(image.repository);
  const fits = (text: string): boolean => {
    const parsed = parsedArgument(text);
    return (
      parsed?.repository !== undefined &&
      normalRepository(parsed.repository) === repository &&
      image.versions.includes(formatVersion(parsed).replace(/^:/, ''))
    );
  };
  for (const { message } of commits) {
    const built = parseBuilt(message).find(({ image: text }) => fits(text));
    if (built !== undefined) return built.from;
    const intent = parseTrail(message)?.intents.find((each) => fits(each.image));
    const { origin } = intent ?? {};
    if (origin?.sha !== undefined) return { repository: origin.repository, sha: origin.sha };
  }
  return undefined;
}

function parsedArgument(text: string): ReturnType<typeof parseImageArgument> | undefined {
  try {
    return parseImageArgument(text);
  } catch {
    return undefined;
  }
}
