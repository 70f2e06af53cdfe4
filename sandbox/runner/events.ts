/** Events of the sandbox as GitHub tells them to the workflows of a repository. */
import type { Sandbox } from '../sandbox.ts';
import { entryOf } from '../store/merging.ts';
import type { RunnerEvent } from './environment.ts';
import type { RunConclusion, WorkflowRun } from './workflow-run.ts';
import { fields } from './yaml-values.ts';

/** An event, and where its run stands. */
export interface Started {
  readonly event: RunnerEvent;
  readonly sha: string;
  readonly ref: string;
}

/** What `workflow_run` tells of the run before it. */
export interface EndedRun {
  readonly name: string;
  readonly runId: string;
  readonly started: Started;
  readonly run: WorkflowRun;
}

async function read(sandbox: Sandbox, path: string): Promise<unknown> {
  const token = sandbox.addToken({ kind: 'user-classic', login: 'alice' }).value;
  const response = await fetch(`${sandbox.apiUrl}/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/**
 * `pull_request`: GITHUB_SHA is the throw-away test merge, at `refs/pull/<number>/merge`.
 * @throws Error where head and base conflict: GitHub starts nothing then
 */
export async function pullRequestEvent(
  sandbox: Sandbox,
  repository: string,
  about: { readonly number: number; readonly action: 'opened' | 'synchronize' },
): Promise<Started> {
  const path = `repos/${repository}/pulls/${about.number}`;
  // The first read starts the test merge, the next one sees it.
  await read(sandbox, path);
  const pull = fields(await read(sandbox, path));
  const sha = pull['merge_commit_sha'];
  if (typeof sha !== 'string') throw new Error(`${path} can't be merged: no workflow starts`);
  const ref = `refs/pull/${about.number}/merge`;
  await sandbox.store.git(sandbox.repository(repository)).updateRefs([{ ref, after: sha }]);
  const repo = await read(sandbox, `repos/${repository}`);
  const payload = { ...about, pull_request: pull, repository: repo, sender: pull['user'] };
  return { event: { name: 'pull_request', payload }, sha, ref };
}

/**
 * `merge_group` of what the merge queue of a repository has built of a pull request.
 * @throws Error where it is in no queue, or nothing was built yet
 */
export async function queuedGroupEvent(
  sandbox: Sandbox,
  repository: string,
  number: number,
): Promise<Started> {
  const { store } = sandbox;
  const at = sandbox.repository(repository);
  const entry = entryOf(store.state, at, number);
  if (entry === null || entry.group === null)
    throw new Error(`${repository}#${number} has no merge group: no workflow starts`);
  const { ref, baseOid, headOid } = entry.group;
  const base = { base_sha: baseOid, base_ref: `refs/heads/${entry.branch}` };
  const commit = await store.git(at).commit(headOid);
  const headCommit = { id: headOid, tree_id: commit?.tree, message: commit?.message };
  const group = { head_sha: headOid, head_ref: ref, ...base, head_commit: headCommit };
  const repo = await read(sandbox, `repos/${repository}`);
  const payload = { action: 'checks_requested', merge_group: group, repository: repo };
  return { event: { name: 'merge_group', payload }, sha: headOid, ref };
}

/** `merge_group`: the queue's own commit, on a branch of its own. @param head of the pull request */
export async function mergeGroupEvent(sandbox: Sandbox, repository: string, head: string): Promise<Started> {
  const { refs, defaultBranch } = sandbox.repository(repository);
  const base = refs.get(`refs/heads/${defaultBranch}`) ?? '';
  const ref = `refs/heads/gh-readonly-queue/${defaultBranch}/pr-1-${base}`;
  await sandbox.store.git(sandbox.repository(repository)).updateRefs([{ ref, after: head }]);
  const group = { head_sha: head, head_ref: ref, base_sha: base, base_ref: `refs/heads/${defaultBranch}` };
  const repo = await read(sandbox, `repos/${repository}`);
  const payload = { action: 'checks_requested', merge_group: group, repository: repo };
  return { event: { name: 'merge_group', payload }, sha: head, ref };
}

function conclusionOf(run: WorkflowRun): RunConclusion {
  const all = Object.values(run).map(({ conclusion }) => conclusion);
  return (['failure', 'cancelled'] as const).find((bad) => all.includes(bad)) ?? 'success';
}

/** `workflow_run`, completed: runs on the default branch; names no pull request where the head is a fork's. */
export async function workflowRunEvent(
  sandbox: Sandbox,
  repository: string,
  ended: EndedRun,
): Promise<Started> {
  const { refs, defaultBranch } = sandbox.repository(repository);
  const pull = fields(fields(ended.started.event.payload)['pull_request']);
  const [head, base] = [fields(pull['head']), fields(pull['base'])];
  const fork = fields(head['repo'])['full_name'] !== repository;
  const run = {
    id: Number(ended.runId),
    name: ended.name,
    event: ended.started.event.name,
    status: 'completed',
    conclusion: conclusionOf(ended.run),
    head_branch: head['ref'],
    head_sha: head['sha'],
    head_repository: head['repo'],
    run_attempt: 1,
    pull_requests: fork ? [] : [{ number: pull['number'], head, base }],
  };
  const repo = await read(sandbox, `repos/${repository}`);
  const payload = {
    action: 'completed',
    workflow_run: run,
    workflow: { name: ended.name },
    repository: repo,
  };
  const ref = `refs/heads/${defaultBranch}`;
  return { event: { name: 'workflow_run', payload }, sha: refs.get(ref) ?? '', ref };
}
