/** Commit statuses that say whether a proposal may be merged, and whether an environment runs a commit. */
import type { GateStatus, VerifiedFact } from '../../core/gates/promotion.ts';
import type { GateStatuses, VerifiedQuery } from '../../core/promote/ports.ts';
import { writeCommitStatus } from './commit-status.ts';
import {
  COMMIT_STATUS,
  type RawCommitStatus,
  type RawVerifiedCommit,
  type RawVerifiedHistory,
  VERIFIED_HISTORY,
} from './documents/promote.ts';
import { explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';

export function createGateStatuses(access: Access): GateStatuses {
  const { client, repository } = access;
  return {
    read: (commit, context) =>
      explaining({ access, operation: OPERATIONS.readStatus }, async () => {
        const variables = { ...repository, commit, context };
        const { data, errors } = await client.query<RawCommitStatus>(COMMIT_STATUS, variables);
        checkErrors(access, errors);
        return toGateStatus(data?.repository?.object?.status?.context);
      }),
    write: (draft) => writeCommitStatus(access, draft),
    verified: (query) =>
      explaining({ access, operation: OPERATIONS.readStatus }, async () => {
        const { data, errors } = await client.query<RawVerifiedHistory>(VERIFIED_HISTORY, {
          ...repository,
          ...query,
        });
        checkErrors(access, errors);
        return verifiedIn(data, query);
      }),
  };
}

function checkErrors(access: Access, errors: readonly GraphqlError[]): void {
  const error = errors.find(({ type }) => type !== 'NOT_FOUND');
  if (error !== undefined) throw refused(graphqlFault(error), { access, operation: OPERATIONS.readStatus });
}

function toGateStatus(
  status: { readonly state: string; readonly description: string | null } | null | undefined,
): GateStatus | undefined {
  if (status === null || status === undefined) return undefined;
  return {
    state: status.state === 'SUCCESS' ? 'success' : 'pending',
    description: status.description ?? '',
  };
}

const STATES: Readonly<Record<string, VerifiedFact['state']>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
};

/** Of two words about one commit. */
const WORSE = ['failure', 'pending', 'success'] as const;

/** The first word from the head down to the commit itself; beyond 100 commits the commit's own. */
function verifiedIn(data: RawVerifiedHistory | undefined, { commit }: VerifiedQuery): VerifiedFact {
  const all = (data?.repository?.head?.history?.nodes ?? []).filter((node) => node !== null);
  const place = all.findIndex(({ oid }) => oid === commit);
  const own: RawVerifiedCommit = { oid: commit, status: data?.repository?.own?.status ?? null };
  const seen = [...(place < 0 ? all : all.slice(0, place)), own];
  for (const { oid, status } of seen) {
    const words = [status?.whole, status?.own].flatMap((word) => word ?? []);
    const said = words.map((word) => STATES[word.state] ?? 'pending');
    const state = WORSE.find((each) => said.includes(each));
    if (state !== undefined) return { state, commit: oid };
  }
  return { state: 'none', commit };
}
