import { nodeId } from '../store/node-id.ts';
import { pushCommit } from '../store/seed-repository.ts';
import { longForm } from './actions-reviews.ts';
import { ADMIN } from './backstage.ts';
import type { Actions } from './script.ts';
import { pullOf, pullPath, repositoryPath, type Subject } from './subject.ts';

/** `head` and `base` are the pull request's branches, everything else is a name. */
function branchName(subject: Subject, branch: string): string {
  if (branch === 'head') return pullOf(subject).headRefName;
  return branch === 'base' ? pullOf(subject).baseRefName : branch;
}

/** A person pushes past every rule, as a colleague with all rights may. */
export async function push(subject: Subject, wanted: NonNullable<Actions['push']>): Promise<void> {
  const { branch, files, by, message = `Change ${Object.keys(files).join(', ')}` } = wanted;
  const home = branch === 'head' ? subject.store.repository(pullOf(subject).headRepositoryId) : undefined;
  const commit = { branch: branchName(subject, branch), files, author: by, message };
  await pushCommit(subject.store, home ?? subject.repository, commit);
}

export async function setState(subject: Subject, login: string, state: 'open' | 'closed'): Promise<void> {
  await subject.stage.rest(subject.stage.person(login), `PATCH ${pullPath(subject)}`, { state });
}

/** One mutation that takes nothing but the pull request. */
export async function mutate(
  subject: Subject,
  login: string,
  it: { readonly mutation: string; readonly field?: string },
): Promise<void> {
  const { mutation, field = 'pullRequestId' } = it;
  const document = `mutation($id: ID!) { ${mutation}(input: {${field}: $id}) { clientMutationId } }`;
  const id = nodeId('PullRequest', pullOf(subject).id);
  await subject.stage.graphql(subject.stage.person(login), document, { id });
}

export async function merge(subject: Subject, wanted: NonNullable<Actions['merge']>): Promise<void> {
  const { by, method } = longForm(wanted) as { by: string; method?: string };
  const body = method === undefined ? {} : { merge_method: method };
  await subject.stage.rest(subject.stage.person(by), `PUT ${pullPath(subject)}/merge`, body);
}

export async function renameBranch(
  subject: Subject,
  wanted: NonNullable<Actions['rename-branch']>,
): Promise<void> {
  const actor = subject.stage.person(wanted.by ?? ADMIN);
  const from = encodeURIComponent(branchName(subject, wanted.from));
  const request = `POST ${repositoryPath(subject)}/branches/${from}/rename`;
  await subject.stage.rest(actor, request, { new_name: wanted.to });
}

export async function deleteBranch(subject: Subject, branch: string): Promise<void> {
  const request = `DELETE ${repositoryPath(subject)}/git/refs/heads/${branchName(subject, branch)}`;
  await subject.stage.rest(subject.stage.person(ADMIN), request);
}
