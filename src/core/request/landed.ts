/** Which commits of the config repository an event has brought, or the input `commit` names. */
import { ReleaseError } from '../errors.ts';
import { quote } from './fields.ts';
import { inputOf } from './inputs.ts';
import type { Reader } from './problems.ts';
import { property } from './provenance.ts';
import type { Connection, Landed } from './request.ts';
import type { RequestSource } from './source.ts';

/** A push of more is no release. */
const MOST_COMMITS = 50;

/** What is wrong is collected by `read`. An event of another repository says nothing of this one. */
export function readLanded(source: RequestSource, read: Reader, connection: Connection): Landed {
  const { inputs, event } = source;
  const tip = { commits: undefined, before: undefined, branch: undefined };
  if (inputOf(inputs, 'commit') !== undefined)
    return { ...tip, commits: [read('commit', parseCommit) ?? ''] };
  return (isOwn(connection) ? (ofPullRequest(event) ?? ofPush(event)) : undefined) ?? tip;
}

function isOwn({ repository, workflowRepository }: Connection): boolean {
  return workflowRepository?.toLowerCase() === `${repository.owner}/${repository.name}`.toLowerCase();
}

const SHA = /^(?!0+$)[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

function parseCommit(value: string): string {
  if (SHA.test(value)) return value;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${quote(value)}, which is not the full SHA of a commit`,
    next: 'Give all 40 digits: a branch or a short SHA may mean another commit a moment later.',
  });
}

function sha(value: unknown): readonly string[] {
  return typeof value === 'string' && SHA.test(value) ? [value] : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `pull_request: closed`; one that was closed without a merge has brought nothing. */
function ofPullRequest(event: unknown): Landed | undefined {
  if (property(event, 'pull_request') === undefined || property(event, 'action') !== 'closed')
    return undefined;
  const merged = property(event, 'pull_request', 'merged') === true;
  const branch = text(property(event, 'pull_request', 'base', 'ref'));
  const commits = merged ? sha(property(event, 'pull_request', 'merge_commit_sha')) : [];
  return { commits, before: undefined, branch };
}

/** A merge queue pushes several pull requests at once. */
function ofPush(event: unknown): Landed | undefined {
  const ref = text(property(event, 'ref'));
  const after = text(property(event, 'after'));
  if (ref === undefined || after === undefined) return undefined;
  const list = property(event, 'commits');
  const named = Array.isArray(list) ? list.flatMap((commit) => sha(property(commit, 'id'))) : [];
  const head = sha(after);
  const commits = [...new Set([...named.filter((id) => id !== after), ...head])];
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '';
  return {
    commits: head.length === 0 || branch === '' ? [] : commits.slice(-MOST_COMMITS),
    before: text(property(event, 'before')),
    branch,
  };
}
