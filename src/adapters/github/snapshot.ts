/** Files of one pinned commit through the API. */

import { mapBounded } from '../../core/bounded.ts';
import { ReleaseError } from '../../core/errors.ts';
import type { SnapshotReader } from '../../core/ports.ts';
import { EDITING, type Entry, type Files, type Reading } from '../../core/snapshot.ts';
import {
  fileFields,
  PATHS_PER_QUERY,
  type RawFiles,
  type RawReadFiles,
  readFilesDocument,
} from './documents/files.ts';
import { entryFromBytes, folderAt, type Judged, judged } from './entries.ts';
import { explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { quoted } from './quoted.ts';
import { untilVisible } from './settling.ts';
import { type Access, fullName, OPERATIONS } from './situation.ts';
import { readWholeTree, type WholeTree } from './whole-tree.ts';

/** GitHub allows 100 requests at once but bounds CPU time; a few keep the line busy. */
const CONCURRENT = 4;

export function createSnapshotReader(
  access: Access,
  commit: string,
  reading: Reading = EDITING,
): SnapshotReader {
  const situation = { access, operation: OPERATIONS.read };
  const place = { access, commit, reading };
  let whole: Promise<WholeTree | undefined> | undefined;
  return {
    read: (paths) =>
      explaining(situation, async () => {
        const wanted = [...new Set(paths)];
        if (wanted.length > PATHS_PER_QUERY) whole ??= readWholeTree(access, commit);
        const known = entriesIn(await whole, wanted);
        const chunks = chunksOf(wanted.filter((path) => !known.has(path)));
        const parts = await mapBounded(chunks, CONCURRENT, (chunk) => readChunk(place, chunk));
        return new Map([...known, ...parts.flatMap((part) => [...part])]);
      }),
  };
}

function entriesIn(whole: WholeTree | undefined, paths: readonly string[]): Files {
  const found = paths.flatMap((path) => whole?.entryAt(path) ?? []);
  return new Map(found.map((entry) => [entry.path, entry]));
}

/** Entries of `paths` in the answer's Commit; fetches the blobs that GraphQL's text does not show faithfully. */
export async function filesIn(
  { access, reading = EDITING }: { readonly access: Access; readonly reading?: Reading },
  paths: readonly string[],
  commit: RawFiles,
): Promise<Files> {
  const all = [...new Set(paths)].map((path): Judged => {
    if (path === '') return { kind: 'entry', entry: folderAt('', commit.tree ?? { entries: [] }) };
    return judged(path, commit[`f${paths.indexOf(path)}`], reading);
  });
  const entries = await mapBounded(all, CONCURRENT, (each) => entryOf({ access, reading }, each));
  return new Map(entries.map((entry) => [entry.path, entry]));
}

async function entryOf({ access, reading }: Pick<Place, 'access' | 'reading'>, each: Judged): Promise<Entry> {
  if (each.kind === 'entry') return each.entry;
  const { client, repository } = access;
  const blob = await client.rest<{ readonly content: string }>(
    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    { owner: repository.owner, repo: repository.name, file_sha: each.oid },
  );
  return entryFromBytes({ ...each, content: reading.content }, Buffer.from(blob.content, 'base64'));
}

interface Place {
  readonly access: Access;
  readonly commit: string;
  readonly reading: Reading;
}

async function readChunk(place: Place, paths: readonly string[]): Promise<Files> {
  const { access, commit } = place;
  const { client, repository } = access;
  const variables = { ...repository, commit, ...fileFields(paths).variables };
  const answer = await untilVisible(
    () => client.query<RawReadFiles>(readFilesDocument(paths), variables),
    ({ data }) => data?.repository?.object === null,
  );
  const object = answer.data?.repository?.object;
  const error = readErrors(answer.errors)[0] ?? (object === undefined ? answer.errors[0] : undefined);
  if (error !== undefined) throw refused(graphqlFault(error), { access, operation: OPERATIONS.read });
  if (object !== null && object !== undefined) return filesIn(place, paths, object);
  throw new ReleaseError({
    code: 'github-refused',
    what: `The commit ${quoted(commit)} is not in ${fullName(repository)}.`,
    next: 'Run this again: GitHub may not show a commit at once. If it stays so, the branch was rewritten.',
  });
}

/** Errors about a file that say more than that it is not there: its null must not pass for missing. */
export function readErrors(errors: readonly GraphqlError[]): readonly GraphqlError[] {
  const aboutFile = (part: string | number) => /^(f\d+|tree)$/.test(String(part));
  return errors.filter((error) => error.type !== 'NOT_FOUND' && error.path?.some(aboutFile));
}

function chunksOf(paths: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(paths.length / PATHS_PER_QUERY);
  return Array.from({ length: count }, (_, index) =>
    paths.slice(index * PATHS_PER_QUERY, (index + 1) * PATHS_PER_QUERY),
  );
}
