/** The past of a target's files through the API: pages of commits, contents only as they are asked for. */
import {
  MAX_PAGES,
  PAGE,
  type PastCommit,
  type PastPage,
  type PastQuery,
  type StateWord,
  type StateWords,
  type TargetPast,
} from '../../core/rollback/history.ts';
import { MAX_FILE_BYTES } from '../../core/snapshot.ts';
import type { GraphqlDocument } from './client.ts';
import {
  MEANINGS,
  numbered,
  ORIGIN,
  pastDocument,
  type RawBrought,
  type RawMeanings,
  type RawOrigin,
  type RawPast,
  type RawPastCommit,
  type RawTexts,
  type RawWords,
  textsDocument,
  wordsDocument,
} from './documents/past.ts';
import { explaining, refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';

export function createTargetPast(access: Access): TargetPast {
  return {
    pages: (query) => readPages(access, query),
    texts: (blobs) => readTexts(access, blobs),
    meanings: (word) => readMeanings(access, word),
    wasTip: (commit) => wasTip(access, commit),
    isAncestor: (commit, of) => isAncestor(access, commit, of),
  };
}

/** Files of commits in one answer; a query must end within 10 s. */
const MAX_CONTENTS = 2000;
const BLOBS_PER_QUERY = 100;

/** One of the histories: its commits that are not told yet, and where it goes on. */
interface Strand {
  readonly path: string;
  readonly ready: PastCommit[];
  cursor: string | undefined;
  done: boolean;
}

/** Histories of several paths are told as one, by the dates of their commits. */
async function* readPages(access: Access, query: PastQuery): AsyncGenerator<PastPage> {
  const strands = query.paths.map((path): Strand => ({ path, ready: [], cursor: undefined, done: false }));
  const told = new Set<string>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    await readNext(access, query, strands);
    const open = strands.some(({ done }) => !done);
    const commits = takeReady(strands).filter(({ oid }) => !told.has(oid));
    for (const { oid } of commits) told.add(oid);
    const cut = open && page === MAX_PAGES;
    yield { commits, cut };
    if (!open) return;
  }
}

async function readNext(access: Access, query: PastQuery, strands: readonly Strand[]): Promise<void> {
  const { commit, files } = query;
  const open = strands.filter(({ done }) => !done);
  const variables = {
    commit,
    first: Math.max(5, Math.min(PAGE, Math.floor(MAX_CONTENTS / files.length))),
    ...numbered(
      'p',
      open.map(({ path }) => path || undefined),
    ),
    ...numbered(
      'a',
      open.map(({ cursor }) => cursor),
    ),
    ...numbered('f', files),
  };
  const data = await ask<RawPast>(access, pastDocument(open.length, files.length), variables);
  for (const [index, strand] of open.entries()) {
    const history = data.repository?.object?.[`h${index}`];
    strand.ready.push(...(history?.nodes ?? []).flatMap((raw) => (raw === null ? [] : commitOf(raw, files))));
    strand.done = history?.pageInfo.hasNextPage !== true;
    strand.cursor = history?.pageInfo.endCursor ?? undefined;
  }
}

/**
 * The histories as one, newest first, as far as all that go on are known. Of commits of the same second the one goes
 * first that stands behind no other in any history.
 */
function takeReady(strands: readonly Strand[]): readonly PastCommit[] {
  const taken: PastCommit[] = [];
  const places = new Map<string, number>();
  for (const { oid } of strands.flatMap(({ ready }) => ready)) places.set(oid, (places.get(oid) ?? 0) + 1);
  while (strands.every(({ done, ready }) => done || ready.length > 0)) {
    const heads = strands.flatMap(({ ready }) => ready[0] ?? []);
    const free = heads.filter(
      ({ oid }) => heads.filter((head) => head.oid === oid).length === places.get(oid),
    );
    const next = newest(free) ?? newest(heads);
    if (next === undefined) break;
    taken.push(next);
    for (const { ready } of strands) if (ready[0]?.oid === next.oid) ready.shift();
  }
  return taken;
}

function newest(commits: readonly PastCommit[]): PastCommit | undefined {
  return commits.toSorted((left, right) => (left.date < right.date ? 1 : left.date > right.date ? -1 : 0))[0];
}

function commitOf(raw: RawPastCommit, files: readonly string[]): readonly PastCommit[] {
  const blobs = files.flatMap((file, index) => {
    const entry = raw[`f${index}`];
    return entry?.type === 'blob' ? [[file, entry.oid] as const] : [];
  });
  return [{ oid: raw.oid, date: raw.committedDate, message: raw.message, blobs: new Map(blobs) }];
}

async function readTexts(access: Access, blobs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const chunks = Array.from({ length: Math.ceil(blobs.length / BLOBS_PER_QUERY) }, (_, index) =>
    blobs.slice(index * BLOBS_PER_QUERY, (index + 1) * BLOBS_PER_QUERY),
  );
  const texts: (readonly [string, string])[] = [];
  for (const chunk of chunks) texts.push(...(await readChunk(access, chunk)));
  return new Map(texts);
}

async function readChunk(access: Access, blobs: readonly string[]) {
  const data = await ask<RawTexts>(access, textsDocument(blobs.length), numbered('b', blobs));
  return blobs.flatMap((blob, index) => {
    const { text, isBinary, isTruncated } = data.repository?.[`b${index}`] ?? {};
    const isText = typeof text === 'string' && isBinary === false && isTruncated === false;
    return isText && text.length <= MAX_FILE_BYTES ? [[blob, text] as const] : [];
  });
}

async function readMeanings(access: Access, word: string) {
  const hex = /^[0-9a-f]{7,40}$/.test(word) ? word : 'refs/heads/none/none/none';
  const data = await ask<RawMeanings>(access, MEANINGS, {
    tag: `refs/tags/${word}^{commit}`,
    commit: `${hex}^{commit}`,
  });
  const { tag, commit } = data.repository ?? { tag: null, commit: null };
  const oidOf = (object: typeof tag) => (object?.__typename === 'Commit' ? object.oid : undefined);
  return { tag: oidOf(tag), commit: oidOf(commit) };
}

/** A token that may not read statuses knows of none. */
export function createStateWords(access: Access): StateWords {
  return {
    of: async (commits, contexts) => {
      const variables = { ...numbered('w', contexts), ...numbered('c', commits) };
      const document = wordsDocument(commits.length, contexts.length);
      const data = await ask<RawWords>(access, document, variables, 'status');
      const words = commits.map((oid, index): [string, StateWord] => [
        oid,
        wordOf(oid, data.repository?.[`c${index}`]),
      ]);
      return new Map(words);
    },
  };
}

const SAID: Readonly<Record<string, StateWord['said']>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
  PENDING: 'pending',
};

/** Of several words about one commit. */
const WORSE = ['failure', 'pending', 'success'] as const;

function wordOf(oid: string, raw: (RawWords['repository'] & object)[`c${number}`] | undefined): StateWord {
  const merges = (raw?.associatedPullRequests?.nodes ?? []).flatMap((pull) =>
    pull?.merged === true ? (pull.mergeCommit ?? []) : [],
  );
  const told = [raw, ...merges].map((each) => {
    const words = Object.values(each?.status ?? {}).map((word) => SAID[word?.state ?? '']);
    return WORSE.find((word) => words.includes(word));
  });
  return { wasTip: broughtAsTip(oid, raw), said: told.find((word) => word !== undefined) };
}

/**
 * A commit inside of a merged pull request was never the tip: neither its merge nor its head, which the merge has the
 * files of.
 */
async function wasTip(access: Access, commit: string): Promise<boolean> {
  const data = await ask<RawOrigin>(access, ORIGIN, { commit });
  return broughtAsTip(commit, data.repository?.object);
}

function broughtAsTip(commit: string, brought: RawBrought | null | undefined): boolean {
  const nodes = brought?.associatedPullRequests?.nodes ?? [];
  const merged = nodes.filter((pull) => pull !== null).filter((pull) => pull.merged);
  return (
    merged.length === 0 ||
    merged.some(({ headRefOid, mergeCommit }) => headRefOid === commit || mergeCommit?.oid === commit)
  );
}

/** Files come with the first page alone, and are not needed. */
function isAncestor(access: Access, commit: string, of: string): Promise<boolean> {
  const { owner, name: repo } = access.repository;
  return explaining({ access, operation: OPERATIONS.read }, async () => {
    const { status } = await access.client.rest<{ readonly status: string }>(
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      { owner, repo, basehead: `${of}...${commit}`, per_page: 1, page: 2 },
    );
    return status === 'behind' || status === 'identical';
  });
}

/** @param optional field that the token need not be allowed to read */
function ask<Data>(
  access: Access,
  document: GraphqlDocument,
  variables: object,
  optional?: string,
): Promise<Data> {
  const situation = { access, operation: OPERATIONS.read };
  return explaining(situation, async () => {
    const answer = await access.client.query<Data>(document, { ...access.repository, ...variables });
    const error = answer.errors.find(
      ({ type, path }) =>
        type !== 'NOT_FOUND' && (optional === undefined || path?.includes(optional) !== true),
    );
    if (answer.data !== undefined && error === undefined) return answer.data;
    throw refused(
      graphqlFault(error ?? answer.errors[0] ?? { message: 'The answer holds no data.' }),
      situation,
    );
  });
}
