/** The base branch, landed commits and tags, for releases. */
import { ReleaseError } from '../../core/errors.ts';
import type {
  Behind,
  BehindQuery,
  LandedCommit,
  MergedChange,
  ReleaseFacts,
  ReleaseQuery,
  ReleaseReader,
  Standing,
  TagFacts,
} from '../../core/release/ports.ts';
import type { GraphqlDocument } from './client.ts';
import {
  BEHIND,
  LATEST,
  type RawBehind,
  type RawLanded,
  type RawLatest,
  type RawMerged,
  type RawRelease,
  type RawSince,
  type RawTag,
  type RawTags,
  type RawTarget,
  releaseDocument,
  SINCE,
  TAGS,
} from './documents/release.ts';
import { explaining, refused } from './failures.ts';
import { graphqlFault } from './fault.ts';
import { quoted } from './quoted.ts';
import { untilVisible } from './settling.ts';
import { type Access, fullName, OPERATIONS } from './situation.ts';

/** Of 50 commits each. */
const MOST_PAGES = 5;

export function createReleaseReader(access: Access): ReleaseReader {
  return {
    read: (query) =>
      untilVisible(
        () => read(access, query),
        (facts) => isTooEarly(query, facts),
      ),
    latest: (branch, path) => latest(access, branch, path),
    tags: (prefix) => tags(access, prefix),
    behind: (query, after) => behind(access, query, after),
    since: (tag, query) => since(access, tag, query),
  };
}

/** @throws ReleaseError where the answer lacks the repository; a part that this token may not see is left out */
async function ask<Data extends { readonly repository: unknown }>(
  access: Access,
  document: GraphqlDocument,
  variables: Readonly<Record<string, unknown>>,
): Promise<NonNullable<Data['repository']>> {
  const situation = { access, operation: OPERATIONS.read };
  return explaining(situation, async () => {
    const answer = await access.client.query<Data>(document, { ...access.repository, ...variables });
    const repository = answer.data?.repository;
    if (repository !== null && repository !== undefined) return repository;
    throw refused(graphqlFault(answer.errors[0] ?? { message: 'The answer holds no data.' }), situation);
  });
}

async function read(access: Access, { base, commits }: ReleaseQuery): Promise<ReleaseFacts> {
  const named = commits.flatMap((oid, index) => [[`c${index}`, oid] as const, [`n${index}`, oid] as const]);
  const variables = {
    ...Object.fromEntries(named),
    ...(base === undefined ? {} : { base: `refs/heads/${base}` }),
  };
  const document = releaseDocument(commits.length, base !== undefined);
  const repository = await ask<RawRelease>(access, document, variables);
  const found = repository.base;
  if (found === null) throw withoutBase(access, base ?? '');
  const { target, name } = found;
  return {
    url: repository.url,
    base: { name, oid: target.oid },
    config: target.file?.object?.text ?? undefined,
    commits: commits.flatMap((_, index) => {
      const raw = repository[`c${index}`];
      return raw?.__typename === 'Commit' ? [landedOf(raw, name)] : [];
    }),
    strangers: commits.filter((_, index) => found[`n${index}`]?.aheadBy !== 0),
  };
}

/** Just after a merge or a commit the branch may still be read as it was before. */
function isTooEarly({ base, commits }: ReleaseQuery, facts: ReleaseFacts): boolean {
  return base !== undefined && (facts.commits.length < commits.length || facts.strangers.length > 0);
}

function withoutBase(access: Access, base: string): ReleaseError {
  return new ReleaseError({
    code: 'base-not-found',
    what: `The repository ${fullName(access.repository)} has no branch ${quoted(base)}.`,
    where: 'input "base"',
    next: 'Correct "base", or the `base` of the environment in the config file.',
  });
}

/** A pull request into another branch has not brought it here, whatever else has it. */
function landedOf(raw: RawLanded, base: string): LandedCommit {
  const pulls = nodesOf(raw.associatedPullRequests);
  const merged =
    pulls.find((pull) => pull.mergeCommit?.oid === raw.oid) ??
    pulls.find(({ state, baseRefName }) => state === 'MERGED' && baseRefName === base);
  return {
    oid: raw.oid,
    message: raw.message,
    parents: nodesOf(raw.parents),
    pullRequest: merged === undefined ? undefined : mergedOf(merged),
  };
}

function mergedOf(raw: RawMerged): MergedChange {
  const { number, url, title, author, latestOpinionatedReviews } = raw;
  const approvals = nodesOf(latestOpinionatedReviews).filter(({ state }) => state === 'APPROVED');
  const approvers = approvals.flatMap((review) => review.author?.login ?? []);
  const { mergeCommit, commits } = raw;
  return {
    number,
    url,
    title,
    author: author?.login,
    approvers,
    merge: mergeCommit?.oid,
    commits: commits.totalCount,
  };
}

function nodesOf<Node>(
  list: { readonly nodes: readonly (Node | null)[] | null } | null | undefined,
): readonly Node[] {
  return (list?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
}

async function latest(access: Access, branch: string, path: string): Promise<string | undefined> {
  const variables = { branch: `refs/heads/${branch}`, path };
  const { ref } = await ask<RawLatest>(access, LATEST, variables);
  return nodesOf(ref?.target?.history)[0]?.oid;
}

/** GitHub finds the text anywhere in the name. */
async function tags(access: Access, prefix: string): Promise<readonly TagFacts[]> {
  const found: TagFacts[] = [];
  let after: string | null = null;
  do {
    const { refs }: NonNullable<RawTags['repository']> = await ask<RawTags>(access, TAGS, {
      query: prefix,
      after,
    });
    found.push(
      ...nodesOf(refs)
        .filter(({ name }) => name.startsWith(prefix))
        .flatMap(tagOf),
    );
    after = refs?.pageInfo.hasNextPage === true ? refs.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

function tagOf({ name, target }: RawTag): readonly TagFacts[] {
  if (target === null) return [];
  return [{ name, oid: target.oid, commit: peeled(target) }];
}

function peeled({ oid, target }: RawTarget): string {
  return target === undefined ? oid : peeled(target);
}

async function behind(access: Access, { commit, base }: BehindQuery, after = ''): Promise<Behind> {
  const { object } = await ask<RawBehind>(access, BEHIND, { commit, after: after === '' ? null : after });
  const history = object?.history;
  if (history === undefined) return { commits: [], next: undefined };
  const { hasNextPage, endCursor } = history.pageInfo;
  const commits = nodesOf(history).map((raw) => landedOf(raw, base));
  return { commits, next: hasNextPage ? (endCursor ?? undefined) : undefined };
}

async function since(
  access: Access,
  tag: string,
  { commit, base }: BehindQuery,
): ReturnType<ReleaseReader['since']> {
  const commits: LandedCommit[] = [];
  let after: string | null = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const variables: object = { tag: `refs/tags/${tag}`, commit, after };
    const { ref }: NonNullable<RawSince['repository']> = await ask<RawSince>(access, SINCE, { ...variables });
    const compared = ref?.compare ?? undefined;
    if (compared === undefined) return { standing: 'diverged', commits };
    commits.push(...nodesOf(compared.commits).map((raw) => landedOf(raw, base)));
    const { hasNextPage, endCursor } = compared.commits.pageInfo;
    after = hasNextPage && page < MOST_PAGES ? endCursor : null;
    if (after === null) return { standing: standingOf(compared), commits };
  }
  return { standing: 'diverged', commits };
}

function standingOf({
  aheadBy,
  behindBy,
}: {
  readonly aheadBy: number;
  readonly behindBy: number;
}): Standing {
  if (aheadBy === 0) return behindBy === 0 ? 'same' : 'behind';
  return behindBy === 0 ? 'ahead' : 'diverged';
}
