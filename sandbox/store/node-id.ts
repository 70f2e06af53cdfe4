/**
 * Node ids: opaque to clients, here a prefix and the parts that find the thing again.
 * `Commit` and `Ref` carry the repository's id and the oid or full ref name, everything else its own id.
 */

const PREFIXES: Readonly<Record<string, string>> = {
  Repository: 'R',
  User: 'U',
  Bot: 'BOT',
  Organization: 'O',
  PullRequest: 'PR',
  Issue: 'I',
  IssueComment: 'IC',
  Label: 'LA',
  Milestone: 'MI',
  Commit: 'C',
  Tree: 'T',
  Blob: 'B',
  Tag: 'TA',
  Ref: 'REF',
  CheckRun: 'CR',
  CheckSuite: 'CS',
  StatusContext: 'SC',
  Status: 'S',
  PullRequestReview: 'PRR',
  PullRequestReviewThread: 'PRRT',
  PullRequestReviewComment: 'PRRC',
  Team: 'TEAM',
  Release: 'RE',
  ReleaseAsset: 'RA',
  Deployment: 'DE',
  DeploymentStatus: 'DES',
  RepositoryRuleset: 'RRS',
  BranchProtectionRule: 'BPR',
  App: 'A',
  MergeQueue: 'MQ',
  MergeQueueEntry: 'MQE',
};

const TYPES = new Map(Object.entries(PREFIXES).map(([type, prefix]) => [prefix, type]));

/** @returns the global id of a thing, as GraphQL's `id` and REST's `node_id` show it */
export function nodeId(type: string, ...parts: readonly (string | number)[]): string {
  return `${PREFIXES[type] ?? type}_${Buffer.from(`kw:${parts.join(':')}`).toString('base64url')}`;
}

/** @returns what a node id stands for; null when it is none of this sandbox's */
export function parseNodeId(id: string): { readonly type: string; readonly parts: readonly string[] } | null {
  const cut = id.indexOf('_');
  const type = TYPES.get(id.slice(0, cut));
  const text = Buffer.from(id.slice(cut + 1), 'base64url').toString();
  if (cut < 0 || type === undefined || !text.startsWith('kw:')) return null;
  return { type, parts: text.slice(3).split(':') };
}
