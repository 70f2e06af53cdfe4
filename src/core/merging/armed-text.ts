/** Whether auto-merge was armed for another change than the one that stands now. */
import { parseTrail } from '../delivery/trail.ts';
import type { MergeFacts } from './merge-facts.ts';
import type { MergeText } from './ports.ts';

/**
 * The trails of both texts name the change; without one in what was armed, by a person say, nothing is known against it.
 * @param text what this run would arm it with
 */
export function isArmedOtherwise({ pullRequest }: MergeFacts, text: MergeText): boolean {
  const armed = parseTrail(pullRequest.armedText?.body ?? '')?.plan;
  const wanted = parseTrail(text.body)?.plan;
  return armed !== undefined && wanted !== undefined && armed !== wanted;
}
