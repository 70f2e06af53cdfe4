import { Octokit } from '@octokit/rest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { graphql } from './client.ts';

/** GitHub's own REST client, as a person. */
export function octokitOf(box: Sandbox, login: string): Octokit {
  const auth = box.addToken({ kind: 'user-classic', login }).value;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return new Octokit({ auth, baseUrl: box.apiUrl, log });
}

export const HERE = { owner: 'acme', repo: 'config' };

const enableFields = `actor { login } pullRequest {
  state autoMergeRequest { enabledAt enabledBy { login } mergeMethod commitHeadline commitBody authorEmail pullRequest { number } }
}`;
export const ENABLE = `mutation($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { ${enableFields} } }`;
export const DISABLE = `mutation($input: DisablePullRequestAutoMergeInput!) {
  disablePullRequestAutoMerge(input: $input) { ${enableFields} } }`;
export const ENQUEUE = `mutation($input: EnqueuePullRequestInput!) { enqueuePullRequest(input: $input) {
  mergeQueueEntry { id state position jump solo enqueuedAt enqueuer { login } pullRequest { number }
    baseCommit { oid } headCommit { oid } mergeQueue { id } estimatedTimeToMerge } } }`;
export const DEQUEUE = `mutation($input: DequeuePullRequestInput!) { dequeuePullRequest(input: $input) {
  mergeQueueEntry { pullRequest { number } } } }`;
export const UPDATE_BRANCH = `mutation($input: UpdatePullRequestBranchInput!) {
  updatePullRequestBranch(input: $input) { pullRequest { number } } }`;

const STATE = `query($id: ID!) { node(id: $id) { ... on PullRequest {
  number state merged headRefOid headRefName baseRefName mergeStateStatus mergedBy { login }
  mergeCommit { oid message parents(first: 3) { totalCount } }
  isMergeQueueEnabled isInMergeQueue
  mergeQueueEntry { state position headCommit { oid } }
  autoMergeRequest { enabledBy { login } mergeMethod }
} } }`;

/** A pull request as GraphQL shows it. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export async function stateOf(box: Sandbox, token: string, id: string): Promise<any> {
  const { data, errors } = await graphql(box, token, STATE, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.node;
}

/** A ruleset on the default branch that asks for one status, and for a queue where its settings are given. */
export function requireStatus(box: Sandbox, context: string, queue?: object): void {
  const checks = {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: false,
      required_status_checks: [{ context }],
    },
  };
  const queues = queue === undefined ? [] : [{ type: 'merge_queue', parameters: { ...QUEUE, ...queue } }];
  box.addRuleset('acme/config', { rules: [checks, ...queues] });
}

const QUEUE = {
  merge_method: 'SQUASH',
  grouping_strategy: 'ALLGREEN',
  check_response_timeout_minutes: 60,
  max_entries_to_build: 5,
  max_entries_to_merge: 5,
  min_entries_to_merge: 1,
  min_entries_to_merge_wait_minutes: 5,
};
