/** The config repository through the API: one request shows it, however large it is. */
import { type Notice, ReleaseError } from '../../core/errors.ts';
import type { ConfigRepository, OpenedRepository, OpenQuery } from '../../core/ports.ts';
import type { Answer } from './client.ts';
import { openDocument, openVariables, type RawOpen, type RawRepository } from './documents/open.ts';
import { factsOf } from './facts.ts';
import { archived, empty, explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { historiesWithin, readHistoriesBeyond } from './path-histories.ts';
import { quoted } from './quoted.ts';
import { type Access, fullName, isSameName, OPERATIONS, type Situation } from './situation.ts';
import { createSnapshotReader, filesIn } from './snapshot.ts';
import { tokenNotices } from './token-kind.ts';

/** @param learnId is told the repository's node id, which the writers need, as soon as it is known. */
export function createRepository(access: Access, learnId: (id: string) => void): ConfigRepository {
  return {
    open: (query) => explaining({ access, operation: OPERATIONS.read }, () => open(access, query, learnId)),
    at: (commit, reading) => createSnapshotReader(access, commit, reading),
  };
}

async function open(
  access: Access,
  asked: OpenQuery,
  learnId: (id: string) => void,
): Promise<OpenedRepository> {
  const query = { ...asked, historyPaths: historiesWithin(asked.historyPaths) };
  const answer = await ask(access, query);
  const viewer = answer.data?.viewer?.login;
  const repository = settledRepository(answer, { access, operation: OPERATIONS.read, viewer });
  const { base } = repository;
  if (base?.target?.__typename !== 'Commit') throw withoutBase(access, repository, query.base);
  learnId(repository.id);
  const baseOid = base.target.oid;
  const facts = factsOf({ repository, base, baseOid, viewer }, query);
  const beyond = await readHistoriesBeyond(access, baseOid, asked.historyPaths);
  return {
    facts: { ...facts, history: new Map([...(facts.history ?? []), ...beyond]) },
    files: await filesIn({ access }, query.paths, base.target),
    snapshot: createSnapshotReader(access, baseOid),
    notices: noticesOf(access),
  };
}

/**
 * Asked again without the optional fields where those spoil the answer: a server that does not know one of
 * them refuses the document, and a token that may not ask who it is gets no data at all.
 */
async function ask({ client, repository }: Access, query: OpenQuery): Promise<Answer<RawOpen>> {
  const variables = { ...repository, ...openVariables(query) };
  const answer = await client.query<RawOpen>(openDocument(query, true), variables);
  if (answer.data !== undefined) return answer;
  return client.query<RawOpen>(openDocument(query, false), variables);
}

function settledRepository({ data, errors }: Answer<RawOpen>, situation: Situation): RawRepository {
  const { access } = situation;
  const error = errors.find((each) => !isTolerable(each)) ?? errors[0];
  const repository = data?.repository ?? undefined;
  if (repository === undefined) {
    const fault = graphqlFault(error ?? { message: 'The answer holds no data.' });
    throw refused(fault, { ...situation, operation: operationFor(error) });
  }
  if (!isSameName(repository.nameWithOwner, fullName(access.repository))) {
    throw renamed(fullName(access.repository), repository.nameWithOwner);
  }
  if (repository.isArchived) throw new ReleaseError(archived(repository.nameWithOwner));
  if (repository.isEmpty) throw new ReleaseError(empty(repository.nameWithOwner));
  if (error !== undefined && !isTolerable(error)) {
    throw refused(graphqlFault(error), { ...situation, operation: operationFor(error) });
  }
  return repository;
}

/**
 * Parts of the answer whose absence is no failure: GitHub may hide them from this token, or have none. So are
 * the histories `h0`, `h1`, …: without them a run is only not known to be stale.
 */
const OPTIONAL_FIELDS = new Set([
  'viewer',
  'refUpdateRule',
  'rules',
  'compare',
  'reviewRequests',
  'latestReviews',
  'signature',
  'user',
]);

function isTolerable(error: GraphqlError): boolean {
  const isRepository = error.path?.length === 1 && error.path[0] === 'repository';
  if (error.type === 'NOT_FOUND' && error.path !== undefined) return !isRepository;
  return (error.path ?? []).some((part) => OPTIONAL_FIELDS.has(String(part)) || /^h\d+$/.test(String(part)));
}

function operationFor(error: GraphqlError | undefined) {
  return ['pullRequests', 'ended'].some((field) => error?.path?.includes(field))
    ? OPERATIONS.readPullRequests
    : OPERATIONS.read;
}

function renamed(asked: string, now: string): ReleaseError {
  return new ReleaseError({
    code: 'repository-renamed',
    what: `The repository ${quoted(asked)} is called ${quoted(now)} now.`,
    where: 'input "repository"',
    next: `Write ${quoted(now)}: the old name works only until somebody makes a new repository of that name.`,
  });
}

function withoutBase(access: Access, repository: RawRepository, base: string | undefined): ReleaseError {
  const standard = repository.defaultBranchRef?.name;
  if (standard === undefined) return new ReleaseError(empty(repository.nameWithOwner));
  return new ReleaseError({
    code: 'base-not-found',
    what: `The repository ${fullName(access.repository)} has no branch ${quoted(base ?? standard)}; its default branch is ${quoted(standard)}.`,
    where: 'input "base"',
    next: 'Correct "base", or leave it out to change the default branch.',
  });
}

function noticesOf({ credential }: Access): readonly Notice[] {
  return tokenNotices(credential.kind);
}
