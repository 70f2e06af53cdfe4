import { ADMIN } from './backstage.ts';
import type { Actions } from './script.ts';
import { pullOf, pullPath, type Subject } from './subject.ts';

/** The long form of an action that may be written as a login alone. */
export function longForm<T extends { readonly by: string }>(action: string | T): T | { readonly by: string } {
  return typeof action === 'string' ? { by: action } : action;
}

export async function approve(subject: Subject, login: string): Promise<void> {
  const body = { event: 'APPROVE', commit_id: pullOf(subject).headOid };
  await subject.stage.rest(subject.stage.person(login), `POST ${pullPath(subject)}/reviews`, body);
}

export async function requestChanges(
  subject: Subject,
  wanted: NonNullable<Actions['request-changes']>,
): Promise<void> {
  const { by, body = 'Please change this.' } = { ...longForm(wanted) } as { by: string; body?: string };
  const request = `POST ${pullPath(subject)}/reviews`;
  await subject.stage.rest(subject.stage.person(by), request, { event: 'REQUEST_CHANGES', body });
}

/** The latest approval or objection of a person is dismissed. */
export async function dismiss(subject: Subject, login: string): Promise<void> {
  const { number } = pullOf(subject);
  const standing = [...subject.repository.reviews.values()].findLast(
    (review) =>
      review.pullNumber === number &&
      review.author.toLowerCase() === login.toLowerCase() &&
      (review.state === 'APPROVED' || review.state === 'CHANGES_REQUESTED'),
  );
  if (standing === undefined) throw new Error(`${login} neither approved nor asked for changes`);
  const request = `PUT ${pullPath(subject)}/reviews/${standing.id}/dismissals`;
  await subject.stage.rest(subject.stage.person(ADMIN), request, { message: 'Dismissed.' });
}

/** A comment on a line, or on the first changed file as a whole. */
export async function commentThread(
  subject: Subject,
  wanted: NonNullable<Actions['comment-thread']>,
): Promise<void> {
  const pull = pullOf(subject);
  const {
    by,
    path,
    line,
    body = 'What is this?',
  } = longForm(wanted) as {
    by: string;
    path?: string;
    line?: number;
    body?: string;
  };
  const [first] = await subject.store.git(subject.repository).diff(pull.baseOid, pull.headOid);
  const place = line === undefined ? { subject_type: 'file' } : { line, side: 'RIGHT' };
  await subject.stage.rest(subject.stage.person(by), `POST ${pullPath(subject)}/comments`, {
    body,
    commit_id: pull.headOid,
    path: path ?? first?.path ?? '',
    ...place,
  });
}

const THREADS = `query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    reviewThreads(first: 100) { nodes { id isResolved } } } } }`;
const RESOLVE = `mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { clientMutationId } }`;

interface Thread {
  readonly id: string;
  readonly isResolved: boolean;
}

/** Every open thread is resolved. */
export async function resolveThreads(subject: Subject, who: true | string): Promise<void> {
  const { owner, name } = subject.repository;
  const actor = subject.stage.person(who === true ? ADMIN : who);
  const { number } = pullOf(subject);
  const found = await subject.stage.graphql(actor, THREADS, { owner, name, number });
  const threads = found.repository.pullRequest.reviewThreads.nodes as readonly Thread[];
  for (const { id } of threads.filter((thread) => !thread.isResolved))
    await subject.stage.graphql(actor, RESOLVE, { id });
}
