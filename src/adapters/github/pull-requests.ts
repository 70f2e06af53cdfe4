import type { PullRequestFacts, PullRequestWriter } from '../../core/ports.ts';
import { decorate } from './decorate.ts';
import { CREATE_PULL_REQUEST, UPDATE_PULL_REQUEST } from './documents/writes.ts';
import { quoted } from './quoted.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { type Made, perform } from './write.ts';

interface CreateAnswer {
  readonly createPullRequest: { readonly pullRequest: RawCreated | null } | null;
}

interface RawCreated {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  readonly headRefOid: string;
}

interface UpdateAnswer {
  readonly updatePullRequest: unknown;
}

/** @param repositoryId the repository's node id. */
export function createPullRequestWriter(
  access: Access,
  repositoryId: () => Promise<string>,
): PullRequestWriter {
  return {
    create: async ({ head, base, title, body, draft }) =>
      perform<CreateAnswer, PullRequestFacts>(access, {
        operation: OPERATIONS.createPullRequest,
        subject: `${quoted(head)} into ${quoted(base)}`,
        document: CREATE_PULL_REQUEST,
        input: {
          repositoryId: await repositoryId(),
          headRefName: head,
          baseRefName: base,
          title,
          body,
          draft,
        },
        made: ({ createPullRequest }) => created(createPullRequest?.pullRequest),
        isConflict: (fault) => /already exists|no commits between/i.test(fault.message),
      }),
    update: ({ id, number }, { title, body }) =>
      perform<UpdateAnswer, void>(access, {
        operation: OPERATIONS.updatePullRequest,
        subject: `#${number}`,
        document: UPDATE_PULL_REQUEST,
        input: { pullRequestId: id, title, body },
        made: ({ updatePullRequest }) => (updatePullRequest === null ? undefined : { value: undefined }),
        isConflict: () => false,
      }),
    decorate: (pullRequest, extras) => decorate(access, pullRequest, extras),
  };
}

/** A pull request that was just opened carries nothing but its text. */
function created(raw: RawCreated | null | undefined): Made<PullRequestFacts> | undefined {
  if (raw === null || raw === undefined) return undefined;
  const { id, number, url, title, body, isDraft: draft, headRefOid: headOid } = raw;
  const none = { labels: [], assignees: [], reviewers: [], teamReviewers: [], milestone: undefined };
  return { value: { id, number, url, title, body, draft, headOid, ...none } };
}
