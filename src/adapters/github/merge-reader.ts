/** Looks at pull requests: facts of one head, all pages of them. */
import type { MergeLook, MergeReader, MergeWants } from '../../core/merging/ports.ts';
import { classicSource } from '../../core/protection/classic.ts';
import type { Answer } from './client.ts';
import { LOOK } from './documents/merge.ts';
import type { Page, RawMerge } from './documents/merge-answer.ts';
import { explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { mergeFactsOf, nodesOf, type RawLook } from './merge-facts.ts';
import { type Access, OPERATIONS } from './situation.ts';

interface LookAnswer {
  readonly rateLimit: RawLook['rate'] | null;
  readonly repository: { readonly pullRequest: RawMerge | null } | null;
}

/** 100 entries each; a proposal of the action has a handful. */
const MAX_PAGES = 20;

/** Variables of the fragment for one look. @param branch head branch */
export function lookVariables(branch: string, wants: MergeWants): Readonly<Record<string, unknown>> {
  const { ownership, deployments } = wants;
  return { branch, ownership, deployed: deployments.length > 0, environments: deployments };
}

export function createMergeReader(access: Access): MergeReader {
  return {
    look: ({ number, branch }, wants) =>
      explaining({ access, operation: OPERATIONS.readPullRequests, subject: `#${number}` }, async () =>
        toLook(await readAll(access, number, lookVariables(branch, wants))),
      ),
  };
}

export function toLook(read: RawLook): MergeLook {
  const { refUpdateRule = null, branchProtectionRule = null } = read.raw.baseRef ?? {};
  const { source, unread } = classicSource(refUpdateRule, branchProtectionRule);
  return { facts: mergeFactsOf(read), classic: { sources: source === undefined ? [] : [source], unread } };
}

/** The rollup is refused to who may not read checks; a branch without any has none and no error. */
export function hidesChecks(errors: readonly GraphqlError[]): boolean {
  return errors.some(({ path = [] }) => path.includes('statusCheckRollup'));
}

async function readAll(
  access: Access,
  number: number,
  variables: Readonly<Record<string, unknown>>,
): Promise<RawLook> {
  let whole: RawLook | undefined;
  let cursors: Cursors = {};
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await access.client.query<LookAnswer>(LOOK, {
      ...access.repository,
      number,
      ...variables,
      ...cursors,
    });
    const read = lookOf(answer, access, number);
    whole = whole === undefined || whole.raw.headRefOid !== read.raw.headRefOid ? read : joined(whole, read);
    cursors = { ...cursors, ...nextCursors(read.raw) };
    if (moreOf(read.raw).length === 0) return whole;
  }
  if (whole === undefined) throw new Error('no page was read');
  return { ...whole, truncated: moreOf(whole.raw) };
}

function lookOf(answer: Answer<LookAnswer>, access: Access, number: number): RawLook {
  const raw = answer.data?.repository?.pullRequest;
  if (raw !== undefined && raw !== null) {
    const rate = answer.data?.rateLimit ?? undefined;
    return { raw, rate, checksHidden: hidesChecks(answer.errors), truncated: [] };
  }
  // A refused field may be null without harm; what made the whole null is another error.
  const grave = answer.errors.find(({ type }) => type !== 'FORBIDDEN') ?? answer.errors[0];
  const fault = graphqlFault(grave ?? { message: `There is no pull request #${number}.` });
  throw refused(fault, { access, operation: OPERATIONS.readPullRequests, subject: `#${number}` });
}

type ListName = 'reviews' | 'threads' | 'commits' | 'contexts' | 'files';
type Cursors = Partial<Readonly<Record<ListName, string>>>;

function listsOf(raw: RawMerge): Readonly<Record<ListName, Page<unknown> | null | undefined>> {
  return {
    reviews: raw.latestOpinionatedReviews,
    threads: raw.reviewThreads,
    commits: raw.commits,
    contexts: nodesOf(raw.last)[0]?.commit.statusCheckRollup?.contexts,
    files: raw.files,
  };
}

export function moreOf(raw: RawMerge): readonly string[] {
  return Object.entries(listsOf(raw)).flatMap(([name, list]) =>
    list?.pageInfo.hasNextPage === true ? [name] : [],
  );
}

/** Also of a list that is at its end: its next page is empty then. */
function nextCursors(raw: RawMerge): Cursors {
  const ends = Object.entries(listsOf(raw)).flatMap(([name, list]) => {
    const end = list?.pageInfo.endCursor ?? null;
    return end === null ? [] : [[name, end] as const];
  });
  return Object.fromEntries(ends);
}

/** The later page's own values, with the lists of both. */
function joined(before: RawLook, page: RawLook): RawLook {
  const one = before.raw;
  const other = page.raw;
  const both = <Node>(a: Page<Node>, b: Page<Node>): Page<Node> => ({
    ...b,
    nodes: [...(a.nodes ?? []), ...(b.nodes ?? [])],
  });
  const contexts = (raw: RawMerge) => nodesOf(raw.last)[0]?.commit.statusCheckRollup?.contexts;
  const [a, b] = [contexts(one), contexts(other)];
  const last = nodesOf(other.last).map(({ commit }) => ({
    commit: a && b ? { ...commit, statusCheckRollup: { contexts: both(a, b) } } : commit,
  }));
  const { latestOpinionatedReviews: reviews, files } = one;
  return {
    ...page,
    checksHidden: before.checksHidden || page.checksHidden,
    raw: {
      ...other,
      latestOpinionatedReviews:
        reviews === null || other.latestOpinionatedReviews === null
          ? reviews
          : both(reviews, other.latestOpinionatedReviews),
      ...(one.behalf && other.behalf
        ? { behalf: { nodes: [...nodesOf(one.behalf), ...nodesOf(other.behalf)] } }
        : {}),
      reviewThreads: both(one.reviewThreads, other.reviewThreads),
      commits: both(one.commits, other.commits),
      last: { nodes: last },
      ...(files && other.files ? { files: both(files, other.files) } : {}),
    },
  };
}
