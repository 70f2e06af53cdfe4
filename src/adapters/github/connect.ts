/** GitHub as the core's ports: from an address and a credential to a repository and its writers. */

import type { MergeReader, Merger, RulesReader } from '../../core/merging/ports.ts';
import type {
  BranchWriter,
  Commits,
  ConfigRepository,
  Log,
  Pacing,
  PullRequestComments,
  PullRequestFinder,
  PullRequestWriter,
  SourceHistory,
} from '../../core/ports.ts';
import type { GateStatuses, ProposalList, TargetHistory } from '../../core/promote/ports.ts';
import type { ReleaseReader, ReleaseWriter } from '../../core/release/ports.ts';
import type { Connection } from '../../core/request/request.ts';
import type { StateWords, TargetPast } from '../../core/rollback/history.ts';
import { RENDERING } from '../../core/snapshot.ts';
import type { RolloutReader, RolloutRecords } from '../../core/verify/ports.ts';
import { addressesOf } from './address.ts';
import { type AppPermissions, UPDATE_PERMISSIONS } from './app-installation.ts';
import { mintAppToken } from './app-token.ts';
import { createRulesReader } from './branch-rules.ts';
import { createBranchWriter } from './branches.ts';
import { type ClientOptions, createClient } from './client.ts';
import { createPullRequestComments } from './comments.ts';
import { compareCommits } from './comparison.ts';
import { REPOSITORY_ID } from './documents/writes.ts';
import { explaining, refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { createGateStatuses } from './gate-statuses.ts';
import { createMergeReader } from './merge-reader.ts';
import { createMerger } from './merger.ts';
import { createStateWords, createTargetPast } from './past.ts';
import { createProposalList } from './proposal-list.ts';
import { createPullRequestFinder } from './pull-request-finder.ts';
import { createPullRequestWriter } from './pull-requests.ts';
import { createReleaseReader } from './release-reader.ts';
import { createReleaseWriter } from './release-writer.ts';
import { createRepository } from './repository.ts';
import { createRolloutReader } from './rollout-reader.ts';
import { createRolloutRecords } from './rollout-records.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { createSourceHistory } from './source-history.ts';
import { createTargetHistory } from './target-history.ts';
import { tokenKindOf } from './token-kind.ts';
import { createTreeLister } from './tree.ts';

export interface GitHubOptions {
  readonly log: Log;
  /** Makes a secret unreadable in everything that is shown; called before the secret is used. */
  readonly mask: (secret: string) => void;
  /** Default: `gitops-release-action`. */
  readonly userAgent?: string;
  /** What a minted token may do; default: what `update` needs. */
  readonly permissions?: AppPermissions;
  /** What it may do besides, as far as the App has it; default: nothing. */
  readonly optional?: AppPermissions;
  readonly maxWaitSeconds?: number;
  readonly secondMs?: number;
  /** Waits between attempts at the same write; default: none. */
  readonly pacing?: Pacing;
}

export interface GitHub {
  readonly repository: ConfigRepository;
  readonly branches: BranchWriter;
  readonly pullRequests: PullRequestWriter;
  readonly comments: PullRequestComments;
  readonly finder: PullRequestFinder;
  readonly merging: { readonly reader: MergeReader; readonly rules: RulesReader; readonly merger: Merger };
  readonly releasing: { readonly reader: ReleaseReader; readonly writer: ReleaseWriter };
  readonly rollouts: { readonly reader: RolloutReader; readonly records: RolloutRecords };
  readonly source: SourceHistory;
  readonly commits: Commits;
  readonly promotion: {
    readonly history: TargetHistory;
    readonly statuses: GateStatuses;
    readonly proposals: ProposalList;
  };
  readonly past: TargetPast;
  readonly words: StateWords;
  /** Revokes a minted token; does nothing to one that was given. Never throws, may be called twice. */
  close(): Promise<void>;
}

/**
 * Sends nothing, unless a token has to be minted.
 * @throws ReleaseError app-credentials, permission-missing
 */
export async function connectGitHub(connection: Connection, options: GitHubOptions): Promise<GitHub> {
  const client = clientOptions(connection, options);
  const { credential, repository } = connection;
  if (credential.kind === 'token') {
    return githubWith(
      { ...client, token: credential.token, pacing: options.pacing },
      connection,
      async () => {},
    );
  }
  const permissions = options.permissions ?? UPDATE_PERMISSIONS;
  const { mask, optional = {} } = options;
  const minted = await mintAppToken({
    credentials: credential,
    repository,
    permissions,
    optional,
    client,
    mask,
  });
  let revoked: Promise<void> | undefined;
  return githubWith({ ...client, token: minted.token, pacing: options.pacing }, connection, () => {
    revoked ??= minted.revoke();
    return revoked;
  });
}

function githubWith(
  options: ClientOptions & { readonly pacing: Pacing | undefined },
  connection: Connection,
  close: () => Promise<void>,
): GitHub {
  const access: Access = {
    client: createClient(options),
    log: options.log,
    repository: { owner: connection.repository.owner, name: connection.repository.name },
    credential: {
      kind: tokenKindOf(options.token),
      minted: connection.credential.kind === 'app',
      workflowRepository: connection.workflowRepository,
    },
  };
  let known: Promise<string> | undefined;
  const repositoryId = () => {
    known ??= askRepositoryId(access);
    return known;
  };
  const learnId = (id: string) => {
    known = Promise.resolve(id);
  };
  const repository = createRepository(access, learnId);
  return {
    repository,
    branches: createBranchWriter(access, repositoryId, options.pacing),
    pullRequests: createPullRequestWriter(access, repositoryId),
    comments: createPullRequestComments(access),
    finder: createPullRequestFinder(access),
    merging: {
      reader: createMergeReader(access),
      rules: createRulesReader(access),
      merger: createMerger(access),
    },
    releasing: {
      reader: createReleaseReader(access),
      writer: createReleaseWriter(access, repositoryId),
    },
    rollouts: { reader: createRolloutReader(access), records: createRolloutRecords(access) },
    source: createSourceHistory(access),
    commits: {
      compare: (base, head) => compareCommits(access, base, head),
      at: (commit) => ({ ...repository.at(commit, RENDERING), ...createTreeLister(access, commit) }),
    },
    promotion: {
      history: createTargetHistory(access),
      statuses: createGateStatuses(access),
      proposals: createProposalList(access),
    },
    past: createTargetPast(access),
    words: createStateWords(access),
    close,
  };
}

/** Only for writers that are used before the repository was opened. */
function askRepositoryId(access: Access): Promise<string> {
  const situation = { access, operation: OPERATIONS.read };
  return explaining(situation, async () => {
    type Answer = { readonly repository: { readonly id: string } | null };
    const { data, errors } = await access.client.query<Answer>(REPOSITORY_ID, { ...access.repository });
    const id = data?.repository?.id;
    if (id !== undefined) return id;
    throw refused(graphqlFault(errors[0] ?? { message: 'The answer holds no data.' }), situation);
  });
}

function clientOptions(connection: Connection, options: GitHubOptions): Omit<ClientOptions, 'token'> {
  const { log, userAgent = 'gitops-release-action', maxWaitSeconds, secondMs } = options;
  return {
    addresses: addressesOf(connection.apiUrl, connection.graphqlUrl),
    userAgent,
    log,
    ...(maxWaitSeconds === undefined ? {} : { maxWaitSeconds }),
    ...(secondMs === undefined ? {} : { secondMs }),
  };
}
