/** Finds the pull request of a branch: a `workflow_run` event does not name those of forks. */
import type { PullRequestFinder } from '../../core/ports.ts';
import { FIND_PULL_REQUEST } from './documents/comments.ts';
import { explaining, refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';

interface Answer {
  readonly repository: {
    readonly pullRequests: {
      readonly nodes: readonly RawHead[];
    };
  } | null;
}

interface RawHead {
  readonly number: number;
  readonly headRefOid: string;
  readonly headRepository: { readonly nameWithOwner: string } | null;
}

export function createPullRequestFinder(access: Access): PullRequestFinder {
  const situation = { access, operation: OPERATIONS.readPullRequests };
  return {
    findOpen: ({ repository, branch, commit }) =>
      explaining(situation, async () => {
        const variables = { ...access.repository, branch };
        const { data, errors } = await access.client.query<Answer>(FIND_PULL_REQUEST, variables);
        const nodes = data?.repository?.pullRequests.nodes;
        const isHead = ({ headRefOid, headRepository }: RawHead): boolean =>
          headRefOid === commit && headRepository?.nameWithOwner === repository;
        if (nodes !== undefined) return nodes.find(isHead)?.number;
        throw refused(graphqlFault(errors[0] ?? { message: 'The answer holds no data.' }), situation);
      }),
  };
}
