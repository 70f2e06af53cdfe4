/** History of the repository that was built: GitHub compares two of its commits. */
import type { Ancestry, SourceHistory } from '../../core/ports.ts';
import type { Access } from './situation.ts';

/** Status of a comparison `own...other`. Source: GitHub REST, "Compare two commits". */
const ANCESTRY: Readonly<Record<string, Ancestry>> = {
  ahead: 'newer',
  behind: 'older',
  identical: 'same',
  diverged: 'diverged',
};

export function createSourceHistory({ client, log }: Access): SourceHistory {
  return {
    async ancestryOf(repository, { own, other }) {
      const [owner, repo] = repository.split('/');
      try {
        // Files come with the first page alone, and are not needed.
        const { status } = await client.rest<{ readonly status: string }>(
          'GET /repos/{owner}/{repo}/compare/{basehead}',
          { owner, repo, basehead: `${own}...${other}`, per_page: 1, page: 2 },
        );
        return ANCESTRY[status];
      } catch (error) {
        log.debug(`the history of ${repository} can't be read: ${String(error)}`);
        return undefined;
      }
    },
  };
}
