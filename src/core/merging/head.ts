/** Whether the head is still the one that the run stands for. */
import type { Failure } from '../errors.ts';
import type { MergeFacts } from './merge-facts.ts';

/**
 * `follows`: nothing but merges of the base came on top. `lagging`: the branch is right, GitHub's page is late.
 * `overtaken`: it was merged without the commit.
 */
export type HeadState = 'same' | 'follows' | 'lagging' | 'moved' | 'overtaken';

/** @param expected the commit that this run has made or found */
export function headState({ head, commits, pullRequest }: MergeFacts, expected: string): HeadState {
  if (head === expected || pullRequest.state === 'closed') return 'same';
  if (pullRequest.state === 'merged')
    return commits.some(({ oid }) => oid === expected) ? 'same' : 'overtaken';
  const at = commits.findIndex(({ oid }) => oid === expected);
  const later = at < 0 ? [] : commits.slice(at + 1);
  if (later.length > 0 && later.every(({ baseMerge }) => baseMerge)) return 'follows';
  return pullRequest.branchHead === expected ? 'lagging' : 'moved';
}

/** Another run has merged the pull request as it was before, or as a newer run has made it. */
export function overtaken({ head, pullRequest }: MergeFacts, expected: string): Failure {
  return {
    code: 'head-moved',
    what: `#${pullRequest.number} was merged at ${head.slice(0, 10)}, without ${expected.slice(0, 10)}, which this run stands for`,
    where: pullRequest.url,
    next: 'Run the step again: it proposes what is still missing.',
  };
}

export function headMoved({ head, commits, pullRequest }: MergeFacts, expected: string): Failure {
  const last = commits.find(({ oid }) => oid === head);
  const by = last === undefined || last.people.length === 0 ? '' : ` by ${last.people.join(' and ')}`;
  return {
    code: 'head-moved',
    what: `somebody pushed to ${pullRequest.branch} meanwhile: its head is ${head.slice(0, 10)}${by}, and this run stands for ${expected.slice(0, 10)} alone`,
    where: pullRequest.url,
    next: 'Look at what was pushed. Running the step again judges the branch as it is now; the pull request stays open.',
  };
}
