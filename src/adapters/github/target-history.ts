/** Histories of paths, with files as each commit has them. */
import { mapBounded } from '../../core/bounded.ts';
import type { HistoryPage, HistoryQuery, HistoryStart, TargetHistory } from '../../core/promote/ports.ts';
import type { HistoryCommit } from '../../core/promote/trace.ts';
import {
  type RawHistoryCommit,
  type RawTargetHistories,
  type RawTargetHistory,
  targetHistoriesDocument,
} from './documents/promote.ts';
import { explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { filesIn } from './snapshot.ts';

/** A query must end within 10 s: so many histories in one, and so many files of commits. */
const HISTORIES = 25;
const MAX_CONTENTS = 1000;

/** Commits of one page. */
const MOST = 30;
const LEAST = 5;

const CONCURRENT = 4;

export function createTargetHistory(access: Access): TargetHistory {
  return {
    pages: async (start, queries) => {
      const chunks = Array.from({ length: Math.ceil(queries.length / HISTORIES) }, (_, index) =>
        queries.slice(index * HISTORIES, (index + 1) * HISTORIES),
      );
      const read = await mapBounded(chunks, CONCURRENT, (chunk) => readChunk(access, start, chunk));
      return read.flat();
    },
  };
}

function readChunk(
  access: Access,
  start: HistoryStart,
  queries: readonly HistoryQuery[],
): Promise<readonly HistoryPage[]> {
  const situation = { access, operation: OPERATIONS.read };
  return explaining(situation, async () => {
    const { client, repository } = access;
    const files = queries.reduce((sum, query) => sum + query.files.length, 0);
    const first = Math.max(LEAST, Math.min(MOST, Math.floor(MAX_CONTENTS / Math.max(1, files))));
    const variables = { ...repository, commit: start.commit, ...variablesOf(queries) };
    const document = targetHistoriesDocument(queries, first);
    const { data, errors } = await client.query<RawTargetHistories>(document, variables);
    return Promise.all(
      queries.map((query, index) => {
        const history = data?.repository?.object?.[`h${index}`] ?? undefined;
        if (history === undefined) throw refused(graphqlFault(faultIn(errors)), situation);
        return pageOf(access, history, { ...query, ...start });
      }),
    );
  });
}

function faultIn(errors: readonly GraphqlError[]): GraphqlError {
  return errors[0] ?? { message: 'The answer holds no history.' };
}

function variablesOf(queries: readonly HistoryQuery[]): Record<string, string> {
  const named = queries.flatMap(({ path, files, after }, index) => [
    ...(after === undefined ? [] : [[`a${index}`, after] as const]),
    ...(path === '' ? [] : [[`p${index}`, path] as const]),
    ...files.map((file, place) => [`p${index}_${place}`, file] as const),
  ]);
  return Object.fromEntries(named);
}

type Asked = HistoryQuery & HistoryStart;

async function pageOf(access: Access, history: RawTargetHistory, asked: Asked): Promise<HistoryPage> {
  const nodes = (history.nodes ?? []).filter((node) => node !== null);
  const commits = await Promise.all(nodes.map((node) => commitOf(access, node, asked)));
  const { hasNextPage, endCursor } = history.pageInfo;
  return { commits, next: hasNextPage ? (endCursor ?? undefined) : undefined };
}

/**
 * A commit of a pull request is older than its place on the branch: there it counts from the merge. GitHub lists
 * commits of all parents, and has no history of first parents.
 */
async function commitOf(
  access: Access,
  node: RawHistoryCommit,
  { files, branch }: Asked,
): Promise<HistoryCommit> {
  const { oid, message, committedDate, associatedPullRequests } = node;
  const merges = (associatedPullRequests?.nodes ?? []).flatMap((pull) =>
    pull?.baseRefName === branch && pull.mergedAt !== null ? [Date.parse(pull.mergedAt)] : [],
  );
  const merged = merges.length === 0 ? 0 : Math.min(...merges);
  const at = Math.max(Date.parse(committedDate), merged);
  return { oid, message, at, files: await filesIn({ access }, files, node) };
}
