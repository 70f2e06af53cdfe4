/** Commit statuses that say whether a proposal may be merged, and whether an environment runs a commit. */
import type { GateStatus } from '../../core/gates/promotion.ts';
import type { GateStatuses } from '../../core/promote/ports.ts';
import { writeCommitStatus } from './commit-status.ts';
import { COMMIT_STATUS, type RawCommitStatus } from './documents/promote.ts';
import { explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { readVerified } from './verified-facts.ts';

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
    verified: (head, queries) => readVerified(access, head, queries),
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
