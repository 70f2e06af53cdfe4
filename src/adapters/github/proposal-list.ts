/** Open pull requests that the action may have made, by the names of their branches. */
import type { OpenProposal, ProposalList } from '../../core/promote/ports.ts';
import { OPEN_PROPOSALS, type RawOpenProposals } from './documents/promote.ts';
import { explaining, refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** 1,000 open pull requests; the newest come first. */
const MAX_PAGES = 10;

export function createProposalList(access: Access): ProposalList {
  const situation = { access, operation: OPERATIONS.readPullRequests };
  const { client, repository } = access;
  return {
    open: (prefix) =>
      explaining(situation, async () => {
        const found: OpenProposal[] = [];
        let after: string | undefined;
        for (let page = 0; page < MAX_PAGES; page += 1) {
          const variables = { ...repository, after };
          const { data, errors } = await client.query<RawOpenProposals>(OPEN_PROPOSALS, variables);
          const list = data?.repository?.pullRequests;
          if (list === undefined)
            throw refused(graphqlFault(errors[0] ?? { message: 'The answer holds no data.' }), situation);
          const own = (list.nodes ?? []).filter((node) => node !== null && !node.isCrossRepository);
          found.push(...own.flatMap((node) => (node === null ? [] : [toProposal(node)])));
          after = list.pageInfo.endCursor ?? undefined;
          if (!list.pageInfo.hasNextPage || after === undefined) break;
        }
        return found.filter(({ branch }) => branch.startsWith(prefix));
      }),
  };
}

function toProposal(node: {
  readonly number: number;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly baseRefName: string;
}): OpenProposal {
  return { number: node.number, branch: node.headRefName, base: node.baseRefName, head: node.headRefOid };
}
