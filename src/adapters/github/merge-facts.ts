/** From GitHub's answer about a pull request to the core's facts; no rule of its own but GitHub's shapes. */
import type {
  HeadCommit,
  MergedPullRequest,
  MergeFacts,
  MergeSettings,
  MergeState,
  Ownership,
  ReportedCheck,
  Review,
} from '../../core/merging/merge-facts.ts';
import type { MergeMethod } from '../../core/protection/protection.ts';
import type {
  Page,
  RawBehalf,
  RawContext,
  RawHeadCommit,
  RawLastCommit,
  RawMerge,
  RawReview,
  RawSettings,
} from './documents/merge-answer.ts';

export interface RawLook {
  readonly raw: RawMerge;
  readonly rate: MergeFacts['rate'];
  /** The rollup was refused, not empty. */
  readonly checksHidden: boolean;
  /** Lists that have more than was read. */
  readonly truncated: readonly string[];
}

export function mergeFactsOf({ raw, rate, checksHidden, truncated }: RawLook): MergeFacts {
  const comparison = raw.baseRef?.compare ?? undefined;
  const last = nodesOf(raw.last)[0]?.commit;
  const current = last?.oid === raw.headRefOid ? last : undefined;
  const commits = nodesOf(raw.commits).map(({ commit }) => commit);
  return {
    pullRequest: pullRequestOf(raw),
    head: raw.headRefOid,
    base: raw.baseRefName,
    behindBy: comparison?.headTarget.oid === raw.headRefOid ? comparison.behindBy : undefined,
    commits: commits.map((commit) => headCommitOf(commit, new Set(commits.map(({ oid }) => oid)))),
    reviews: nodesOf(raw.latestOpinionatedReviews).flatMap((review) => reviewOf(review, nodesOf(raw.behalf))),
    unresolvedThreads: nodesOf(raw.reviewThreads).filter(({ isResolved }) => !isResolved).length,
    reported: checksHidden ? undefined : nodesOf(current?.statusCheckRollup?.contexts).map(checkOf),
    ownership: ownershipOf(raw),
    deployed: deployedOf(current),
    settings: settingsOf(raw.baseRepository),
    rate,
    truncated,
  };
}

export function nodesOf<Node>(
  list: Pick<Page<Node>, 'nodes'> | { readonly nodes: readonly (Node | null)[] | null } | null | undefined,
): readonly Node[] {
  return (list?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
}

const STATES = { OPEN: 'open', MERGED: 'merged', CLOSED: 'closed' } as const;
const MERGEABLE: Readonly<Record<string, 'yes' | 'no'>> = { MERGEABLE: 'yes', CONFLICTING: 'no' };
const MERGE_STATES: readonly string[] = [
  'BEHIND',
  'BLOCKED',
  'CLEAN',
  'DIRTY',
  'DRAFT',
  'HAS_HOOKS',
  'UNSTABLE',
];
const DECISIONS: readonly string[] = ['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'];

function pullRequestOf(raw: RawMerge): MergedPullRequest {
  const { mergeStateStatus: state, reviewDecision: decision } = raw;
  return {
    id: raw.id,
    number: raw.number,
    url: raw.url,
    title: raw.title,
    author: raw.author?.login,
    state: STATES[raw.state],
    draft: raw.isDraft,
    branch: raw.headRefName,
    branchHead: raw.headRef?.target?.oid,
    mergeable: MERGEABLE[raw.mergeable] ?? 'unknown',
    mergeState: MERGE_STATES.includes(state) ? (state as MergeState) : 'UNKNOWN',
    decision:
      decision !== null && DECISIONS.includes(decision)
        ? (decision as MergedPullRequest['decision'])
        : undefined,
    mergeCommit: raw.mergeCommit?.oid,
    armed: raw.autoMergeRequest === null ? undefined : methodOf(raw.autoMergeRequest.mergeMethod),
    armedText: armedTextOf(raw),
    queued: raw.mergeQueueEntry ?? undefined,
    mayBypass: raw.viewerCanMergeAsAdmin,
  };
}

function armedTextOf({ autoMergeRequest: armed }: RawMerge): MergedPullRequest['armedText'] {
  if (armed === null) return undefined;
  return { headline: armed.commitHeadline ?? '', body: armed.commitBody ?? '' };
}

function methodOf(name: string): MergeMethod {
  return name.toLowerCase() as MergeMethod;
}

/** Only what GitHub has signed itself, of a commit of the pull request and one that is not of it, is a base merge. */
function headCommitOf(raw: RawHeadCommit, own: ReadonlySet<string>): HeadCommit {
  const parents = nodesOf(raw.parents).map(({ oid }) => oid);
  const [first = '', second = ''] = parents;
  const { signature } = raw;
  const byGitHub = signature?.isValid === true && signature.wasSignedByGitHub;
  const people = [raw.author?.user?.login, raw.committer?.user?.login].flatMap((login) => login ?? []);
  return {
    oid: raw.oid,
    verified: signature?.isValid === true,
    baseMerge: byGitHub && parents.length === 2 && own.has(first) && !own.has(second),
    people: [...new Set(people)].filter((login) => login !== 'web-flow'),
  };
}

function reviewOf(raw: RawReview, behalf: readonly RawBehalf[]): readonly Review[] {
  const reviewer = raw.author?.login;
  if (reviewer === undefined) return [];
  const own = behalf.filter(({ author }) => author?.login === reviewer);
  const teams = own.flatMap(({ onBehalfOf }) => nodesOf(onBehalfOf).map(({ combinedSlug }) => combinedSlug));
  return [{ reviewer, state: raw.state, commit: raw.commit?.oid, teams }];
}

const PASSED: readonly string[] = ['SUCCESS', 'NEUTRAL', 'SKIPPED'];

/** A conclusion or status that is not known yet counts as outstanding (fact sheet A1). */
const FAILED: readonly string[] = [
  'FAILURE',
  'ERROR',
  'CANCELLED',
  'TIMED_OUT',
  'ACTION_REQUIRED',
  'STALE',
  'STARTUP_FAILURE',
];

function checkOf(raw: RawContext, index: number): ReportedCheck {
  const run = raw.__typename === 'CheckRun';
  const said = run ? (raw.status === 'COMPLETED' ? (raw.conclusion ?? 'COMPLETED') : raw.status) : raw.state;
  return {
    kind: run ? 'check-run' : 'status',
    name: run ? raw.name : raw.context,
    appId: run ? (raw.checkSuite?.app?.databaseId ?? undefined) : undefined,
    state: PASSED.includes(said) ? 'passed' : FAILED.includes(said) ? 'failed' : 'pending',
    said: said.toLowerCase(),
    order: run ? (raw.databaseId ?? index) : index,
    required: raw.isRequired === true,
    byBot: run || raw.creator?.__typename === 'Bot',
    url: (run ? raw.detailsUrl : raw.targetUrl) ?? undefined,
  };
}

/** The first of the three places wins (GitHub docs, "About code owners"). */
function ownershipOf({ files, baseRef }: RawMerge): Ownership | undefined {
  if (files === undefined || files === null) return undefined;
  const { owners1, owners2, owners3 } = baseRef?.target ?? {};
  const blob = [owners1, owners2, owners3].find((entry) => typeof entry?.object?.text === 'string')?.object;
  return { text: blob?.text ?? undefined, files: nodesOf(files).map(({ path }) => path) };
}

/** The newest deployment to an environment speaks for it. */
function deployedOf(commit: RawLastCommit | undefined): readonly string[] | undefined {
  if (commit?.deployments === undefined || commit.deployments === null) return undefined;
  const newest = new Map<string, boolean>();
  for (const { environment, latestStatus } of nodesOf(commit.deployments)) {
    if (environment !== null && !newest.has(environment))
      newest.set(environment, latestStatus?.state === 'SUCCESS');
  }
  return [...newest].flatMap(([environment, success]) => (success ? [environment] : []));
}

function settingsOf(raw: RawSettings | null): MergeSettings {
  const methods: MergeMethod[] = [];
  if (raw?.squashMergeAllowed === true) methods.push('squash');
  if (raw?.mergeCommitAllowed === true) methods.push('merge');
  if (raw?.rebaseMergeAllowed === true) methods.push('rebase');
  return {
    methods,
    autoMerge: raw?.autoMergeAllowed === true,
    deletesBranch: raw?.deleteBranchOnMerge === true,
  };
}
