/** Writes a commit status: of a gate, or of what was verified. */
import { toDescription } from '../../core/gates/description.ts';
import type { WriteResult } from '../../core/ports.ts';
import type { StatusDraft } from '../../core/verify/ports.ts';
import { quoted } from './quoted.ts';
import { restWrite } from './rest-write.ts';
import { type Access, OPERATIONS } from './situation.ts';

/** Sent again where the answer was lost: the newest of a context counts, and both say the same. */
export function writeCommitStatus(access: Access, draft: StatusDraft): Promise<WriteResult<void>> {
  const { commit, context, state, description, url } = draft;
  return restWrite(access, {
    operation: OPERATIONS.recordStatus,
    subject: `status ${quoted(context)}`,
    route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
    parameters: {
      sha: commit,
      ...{ state, context, description: toDescription(description) },
      ...(url === undefined ? {} : { target_url: url }),
    },
    made: () => undefined,
    isConflict: () => false,
  });
}
