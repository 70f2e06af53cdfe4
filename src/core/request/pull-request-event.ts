/** What an event says about the change to compare: a pull request, or a group in a merge queue. */
import { ReleaseError } from '../errors.ts';
import { property } from './provenance.ts';

export interface ComparedEvent {
  readonly base: string;
  readonly head: string;
  /** Name of the base branch. */
  readonly branch: string;
  readonly pullRequest: number | undefined;
  /** The head is in another repository. */
  readonly fork: boolean;
}

/**
 * `pull_request` events have the head of the branch itself, while GITHUB_SHA is a throw-away test merge (fact sheet C5).
 * @throws ReleaseError input-invalid for another event
 */
export function readComparedEvent(event: unknown): ComparedEvent {
  const found = pullRequestOf(event) ?? mergeGroupOf(event);
  if (found !== undefined) return found;
  throw new ReleaseError({
    code: 'input-invalid',
    what: 'the event has neither a pull request nor a merge group to compare',
    where: 'event',
    next: 'Run `diff` on `pull_request` or `merge_group`; elsewhere use `gitops-release diff` on a checkout.',
  });
}

function pullRequestOf(event: unknown): ComparedEvent | undefined {
  const of = (...names: readonly string[]): unknown => property(event, 'pull_request', ...names);
  const number = of('number');
  const [base, head, branch] = [of('base', 'sha'), of('head', 'sha'), of('base', 'ref')];
  if (typeof number !== 'number' || !isCommit(base) || !isCommit(head) || typeof branch !== 'string')
    return undefined;
  const fork = of('head', 'repo', 'full_name') !== of('base', 'repo', 'full_name');
  return { base, head, branch, pullRequest: number, fork };
}

function mergeGroupOf(event: unknown): ComparedEvent | undefined {
  const of = (name: string): unknown => property(event, 'merge_group', name);
  const [base, head, ref] = [of('base_sha'), of('head_sha'), of('base_ref')];
  if (!isCommit(base) || !isCommit(head) || typeof ref !== 'string') return undefined;
  return { base, head, branch: ref.replace(/^refs\/heads\//, ''), pullRequest: undefined, fork: false };
}

export function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value);
}
