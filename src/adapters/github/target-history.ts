/** History of a path, with files as each commit has them. */
import type { HistoryPage, TargetHistory } from '../../core/promote/ports.ts';
import type { HistoryCommit } from '../../core/promote/trace.ts';
import { fileFields } from './documents/files.ts';
import { type RawHistoryCommit, type RawTargetHistory, targetHistoryDocument } from './documents/promote.ts';
import { explaining, refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { filesIn } from './snapshot.ts';

export function createTargetHistory(access: Access): TargetHistory {
  const situation = { access, operation: OPERATIONS.read };
  return {
    page: ({ commit, path, files, branch, after }) =>
      explaining(situation, async (): Promise<HistoryPage> => {
        const { client, repository } = access;
        const own = path === '' ? {} : { path };
        const variables = { ...repository, commit, after, ...own, ...fileFields(files).variables };
        const document = targetHistoryDocument(files, path === '');
        const { data, errors } = await client.query<RawTargetHistory>(document, variables);
        const history = data?.repository?.object?.history;
        if (history === undefined)
          throw refused(graphqlFault(errors[0] ?? { message: 'The answer holds no history.' }), situation);
        const nodes = (history.nodes ?? []).filter((node) => node !== null);
        const commits = await Promise.all(nodes.map((node) => commitOf(access, node, { files, branch })));
        const { hasNextPage, endCursor } = history.pageInfo;
        return { commits, next: hasNextPage ? (endCursor ?? undefined) : undefined };
      }),
  };
}

/**
 * A commit of a pull request is older than its place on the branch: there it counts from the merge. GitHub lists
 * commits of all parents, and has no history of first parents.
 */
async function commitOf(
  access: Access,
  node: RawHistoryCommit,
  { files, branch }: { readonly files: readonly string[]; readonly branch: string },
): Promise<HistoryCommit> {
  const { oid, message, committedDate, associatedPullRequests } = node;
  const merges = (associatedPullRequests?.nodes ?? []).flatMap((pull) =>
    pull?.baseRefName === branch && pull.mergedAt !== null ? [Date.parse(pull.mergedAt)] : [],
  );
  const merged = merges.length === 0 ? 0 : Math.min(...merges);
  const at = Math.max(Date.parse(committedDate), merged);
  return { oid, message, at, files: await filesIn({ access }, files, node) };
}
