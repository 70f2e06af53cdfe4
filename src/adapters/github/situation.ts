import type { ErrorCode } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { Client } from './client.ts';
import type { TokenKind } from './token-kind.ts';

/** What every part of this adapter works with: the client, and what explanations of a failure need to know. */
export interface Access {
  readonly client: Client;
  readonly log: Log;
  readonly repository: RepositoryName;
  readonly credential: Credential;
}

export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

export interface Credential {
  readonly kind: TokenKind;
  /** The token was minted for this run from `app-id` and `private-key`. */
  readonly minted: boolean;
  /** `owner/name` of the repository whose workflow runs; undefined outside of Actions. */
  readonly workflowRepository: string | undefined;
}

/** One kind of call: what it does in words, what it needs, and what its refusal is called. */
export interface Operation {
  /** Completes "GitHub refused to …". */
  readonly verb: string;
  /** Permission as GitHub's settings name it, e.g. `Contents: write`. */
  readonly permission: string;
  /** Code of a refusal by a rule or by validation. */
  readonly refusal: ErrorCode;
}

export interface Situation {
  readonly access: Pick<Access, 'repository' | 'credential'>;
  readonly operation: Operation;
  /** The branch or the like that the operation was about, e.g. `branch "main"`. */
  readonly subject?: string;
  /** Login that the token acts as, where GitHub has told. */
  readonly viewer?: string | undefined;
}

const CONTENTS = 'Contents: write';
const PULLS = 'Pull requests: write';

export const OPERATIONS = {
  read: { verb: 'show the repository', permission: 'Contents: read', refusal: 'github-refused' },
  readPullRequests: { verb: 'show its pull requests', permission: PULLS, refusal: 'github-refused' },
  createBranch: { verb: 'create the branch', permission: CONTENTS, refusal: 'branch-refused' },
  commit: { verb: 'commit to the branch', permission: CONTENTS, refusal: 'branch-refused' },
  moveBranch: { verb: 'move the branch', permission: CONTENTS, refusal: 'branch-refused' },
  createPullRequest: { verb: 'open the pull request', permission: PULLS, refusal: 'pull-request-refused' },
  updatePullRequest: { verb: 'change the pull request', permission: PULLS, refusal: 'pull-request-refused' },
  merge: { verb: 'merge the pull request', permission: CONTENTS, refusal: 'merge-refused' },
  armAutoMerge: { verb: 'set auto-merge of the pull request', permission: PULLS, refusal: 'merge-refused' },
  enqueue: { verb: 'put the pull request into the merge queue', permission: PULLS, refusal: 'merge-refused' },
  updateBranch: {
    verb: 'update the branch of the pull request',
    permission: PULLS,
    refusal: 'merge-refused',
  },
  createTag: { verb: 'create the tag', permission: CONTENTS, refusal: 'release-refused' },
  moveTag: { verb: 'move the tag', permission: CONTENTS, refusal: 'release-refused' },
  publishRelease: { verb: 'publish the release', permission: CONTENTS, refusal: 'release-refused' },
  recordStatus: {
    verb: 'set the commit status',
    permission: 'Commit statuses: write',
    refusal: 'github-refused',
  },
  recordDeployment: {
    verb: 'record the deployment',
    permission: 'Deployments: write',
    refusal: 'github-refused',
  },
  comment: { verb: 'write the comment on', permission: PULLS, refusal: 'comment-refused' },
  readStatus: {
    verb: 'show commit statuses',
    permission: 'Commit statuses: read',
    refusal: 'github-refused',
  },
  mintToken: { verb: 'mint a token for the App', permission: CONTENTS, refusal: 'app-credentials' },
} as const satisfies Readonly<Record<string, Operation>>;

export function fullName({ owner, name }: RepositoryName): string {
  return `${owner}/${name}`;
}

export function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
