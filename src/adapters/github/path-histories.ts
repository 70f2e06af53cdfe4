/** Messages of the latest commits of many paths: the first in the open document, the others a few requests later. */
import { mapBounded } from '../../core/bounded.ts';
import { historiesDocument, historyFields, historyIn, type RawHistories } from './documents/history.ts';
import { refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** So many come with the open document. */
const WITHIN = 20;

/** A query must end within 10 s. */
const PATHS_PER_QUERY = 80;
const CONCURRENT = 4;

export function historiesWithin(paths: readonly string[] = []): readonly string[] {
  return paths.slice(0, WITHIN);
}

/** Those that `historiesWithin` leaves out. @throws Fault where GitHub does not tell them */
export async function readHistoriesBeyond(
  access: Access,
  commit: string,
  paths: readonly string[] = [],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const beyond = paths.slice(WITHIN);
  const chunks = Array.from({ length: Math.ceil(beyond.length / PATHS_PER_QUERY) }, (_, index) =>
    beyond.slice(index * PATHS_PER_QUERY, (index + 1) * PATHS_PER_QUERY),
  );
  const parts = await mapBounded(chunks, CONCURRENT, (chunk) => readChunk(access, commit, chunk));
  return new Map(parts.flatMap((part) => [...part]));
}

async function readChunk(
  access: Access,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const variables = { ...access.repository, commit, ...historyFields(paths).variables };
  const { data, errors } = await access.client.query<RawHistories>(historiesDocument(paths), variables);
  const raw = data?.repository?.object ?? undefined;
  if (raw !== undefined) return historyIn(paths, raw);
  const fault = graphqlFault(errors[0] ?? { message: 'The answer holds no history.' });
  throw refused(fault, { access, operation: OPERATIONS.read });
}
