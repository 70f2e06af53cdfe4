import type { CheckRun, CommitStatus, Repository } from './model.ts';

/** What one required context amounts to on a commit. */
export type ContextState = 'success' | 'failing' | 'pending' | 'expected' | 'wrong-app';

export interface RequiredCheck {
  readonly context: string;
  readonly appId: number | null;
}

/** The newest status of each context (case-insensitive) on a commit. */
export function latestStatuses(repository: Repository, sha: string): CommitStatus[] {
  const latest = new Map<string, CommitStatus>();
  for (const status of repository.statuses) {
    if (status.sha === sha) latest.set(status.context.toLowerCase(), status);
  }
  return [...latest.values()];
}

/** The newest check run of each App and name on a commit. */
export function latestCheckRuns(repository: Repository, sha: string): CheckRun[] {
  const latest = new Map<string, CheckRun>();
  for (const run of repository.checkRuns.values()) {
    if (run.headSha === sha) latest.set(`${run.appId}/${run.name}`, run);
  }
  return [...latest.values()];
}

const PASSING = new Set(['success', 'skipped', 'neutral']);

function ofStatus(status: CommitStatus): ContextState {
  if (status.state === 'success') return 'success';
  return status.state === 'pending' ? 'pending' : 'failing';
}

function ofRun(run: CheckRun): ContextState {
  if (run.status !== 'completed') return 'pending';
  return PASSING.has(run.conclusion ?? '') ? 'success' : 'failing';
}

/** The worst of what statuses and check runs of that name say: where both exist, both must pass. */
export function contextState(repository: Repository, sha: string, required: RequiredCheck): ContextState {
  const name = required.context.toLowerCase();
  const anyApp = required.appId === null || required.appId === -1;
  const ours = (appId: number | null): boolean => anyApp || appId === required.appId;
  const statuses = latestStatuses(repository, sha).filter((status) => status.context.toLowerCase() === name);
  const runs = latestCheckRuns(repository, sha).filter((run) => run.name.toLowerCase() === name);
  const states = [
    ...statuses.filter((status) => ours(status.appId)).map(ofStatus),
    ...runs.filter((run) => ours(run.appId)).map(ofRun),
  ];
  if (states.length === 0) return statuses.length + runs.length > 0 ? 'wrong-app' : 'expected';
  for (const state of ['failing', 'pending'] as const) if (states.includes(state)) return state;
  return 'success';
}

/** GitHub's words for a required context that does not pass; null for one that does. */
export function contextRefusal(repository: Repository, sha: string, required: RequiredCheck): string | null {
  const state = contextState(repository, sha, required);
  if (state === 'success') return null;
  if (state === 'wrong-app') {
    return `Required status check "${required.context}" was not set by the expected GitHub App.`;
  }
  return `Required status check "${required.context}" is ${state}.`;
}
