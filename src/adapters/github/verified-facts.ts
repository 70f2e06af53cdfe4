/** What the statuses of an environment's commits say, for many apps at once. */
import { mapBounded } from '../../core/bounded.ts';
import type { VerifiedFact } from '../../core/gates/promotion.ts';
import type { VerifiedQuery } from '../../core/promote/ports.ts';
import { type RawVerified, type RawVerifiedCommit, verifiedDocument } from './documents/verified.ts';
import { explaining, refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** Commits in one request, beside the branch's latest. */
const COMMITS = 100;
const CONCURRENT = 4;

/** @param head of the branch, whose latest 100 commits are read @returns facts in the order of the queries */
export async function readVerified(
  access: Access,
  head: string,
  queries: readonly VerifiedQuery[],
): Promise<readonly VerifiedFact[]> {
  const wanted = [...new Set(queries.map(({ commit }) => commit))];
  const { latest, own } = await ask(access, { head, commits: wanted.slice(0, COMMITS) });
  const rest = wanted.slice(COMMITS).filter((commit) => !latest.some(({ oid }) => oid === commit));
  const chunks = Array.from({ length: Math.ceil(rest.length / COMMITS) }, (_, index) =>
    rest.slice(index * COMMITS, (index + 1) * COMMITS),
  );
  const more = await mapBounded(chunks, CONCURRENT, (commits) => ask(access, { head: undefined, commits }));
  const known = new Map([...own, ...more.flatMap((each) => each.own)].map((commit) => [commit.oid, commit]));
  return queries.map((query) => verifiedIn(latest, known.get(query.commit), query));
}

interface Answered {
  /** Newest first. */
  readonly latest: readonly RawVerifiedCommit[];
  readonly own: readonly RawVerifiedCommit[];
}

function ask(
  access: Access,
  { head, commits }: { readonly head: string | undefined; readonly commits: readonly string[] },
): Promise<Answered> {
  const situation = { access, operation: OPERATIONS.readStatus };
  return explaining(situation, async () => {
    const { client, repository } = access;
    const named = Object.fromEntries(commits.map((commit, index) => [`c${index}`, commit]));
    const document = verifiedDocument(commits.length, head !== undefined);
    const { data, errors } = await client.query<RawVerified>(document, { ...repository, head, ...named });
    const error = errors.find(({ type }) => type !== 'NOT_FOUND');
    if (error !== undefined) throw refused(graphqlFault(error), situation);
    const latest = (data?.repository?.head?.history?.nodes ?? []).filter((node) => node !== null);
    const own = commits.flatMap((_, index) => data?.repository?.[`c${index}`] ?? []);
    return { latest, own };
  });
}

const STATES: Readonly<Record<string, VerifiedFact['state']>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
};

/** Of several words about one commit. */
const WORSE = ['failure', 'pending', 'success'] as const;

/** The first word from the head down to the commit itself; beyond 100 commits the commit's own. */
function verifiedIn(
  latest: readonly RawVerifiedCommit[],
  own: RawVerifiedCommit | undefined,
  { commit, contexts }: VerifiedQuery,
): VerifiedFact {
  const place = latest.findIndex(({ oid }) => oid === commit);
  const seen = place < 0 ? [...latest, ...(own === undefined ? [] : [own])] : latest.slice(0, place + 1);
  for (const { oid, status } of seen) {
    const words = (status?.contexts ?? []).filter(({ context }) => contexts.includes(context));
    const said = words.map(({ state }) => STATES[state] ?? 'pending');
    const state = WORSE.find((each) => said.includes(each));
    if (state !== undefined) return { state, commit: oid };
  }
  return { state: 'none', commit };
}
