/** Which earlier state of a target is meant: states come newest first, one after the other, until it is known. */
import { type Origin, originOf, parseTrail } from '../delivery/trail.ts';
import { ReleaseError } from '../errors.ts';
import { parseImageArgument } from '../images/argument.ts';
import { isVersion, type RolledBack, rolledBackIn } from '../plan/held.ts';
import { nearest } from '../request/nearest.ts';
import type { Provenance } from '../request/request.ts';
import { countTag, isAlike, restore, type StateImage, versionsIn } from './images.ts';

/** The images of a target after one of its commits. */
export interface PastState {
  readonly oid: string;
  readonly date: string;
  readonly message: string;
  readonly images: readonly StateImage[];
}

/** `there`: the target is in the wanted state already. */
export type Choice =
  | { readonly kind: 'there'; readonly why: string }
  | { readonly kind: 'state'; readonly state: PastState };

/** What is looked for, and what was seen on the way. */
export interface Search {
  /** Looks at the next older state. @returns undefined: go on */
  see(state: PastState): Choice | undefined;
  /** There is no older state. */
  end(): Choice | undefined;
}

/**
 * The state before the last change of images. What was rolled back from is skipped: going back again goes further
 * back, never forth. A run that has rolled back already and is run again does so once.
 */
export function searchPrevious(now: readonly StateImage[], provenance: Provenance): Search {
  const left: RolledBack[] = [];
  const own = originOf(provenance);
  return {
    see(state) {
      const trail = parseTrail(state.message);
      const rolledBack = rolledBackIn(trail);
      if (rolledBack.length > 0 && isSameRun(trail?.origin, own) && isAlike(now, state.images))
        return { kind: 'there', why: `this run has rolled back already, in ${state.oid.slice(0, 7)}` };
      const wasLeft = !isAlike(now, state.images) && isLeft(now, state, left);
      left.push(...rolledBack);
      return wasLeft || isAlike(now, state.images) ? undefined : { kind: 'state', state };
    },
    end: () => undefined,
  };
}

function isSameRun(left: Origin | undefined, right: Origin | undefined): boolean {
  return left !== undefined && left.repository === right?.repository && left.run === right.run;
}

/** Some image would go to a version that a rollback has left. */
function isLeft(now: readonly StateImage[], state: PastState, left: readonly RolledBack[]): boolean {
  if (left.length === 0) return false;
  return restore(now, state.images).restored.some(({ argument }) => {
    const image = parseImageArgument(argument);
    return left.some((each) => each.image.repository === image.repository && isVersion(each.image, image));
  });
}

/** The latest state with this tag; of those that follow one another, the one in which most images have it. */
export function searchTag(tag: string): Search {
  let best: PastState | undefined;
  let most = 0;
  const found = (): Choice | undefined => (best === undefined ? undefined : { kind: 'state', state: best });
  return {
    see(state) {
      const count = countTag(state.images, tag);
      if (count === 0) return found();
      if (count > most) [best, most] = [state, count];
      return most === state.images.length ? found() : undefined;
    },
    end: found,
  };
}

/** States that are told where the wanted one never was. */
const TOLD = 5;

export interface Seen {
  /** States that differ from one another, newest first. */
  readonly states: readonly PastState[];
  /** How many commits were looked at. */
  readonly commits: number;
  /** There are older ones. */
  readonly cut: boolean;
}

/** What was asked for, and how the user names it, e.g. `input "to"`. */
export interface Asked {
  readonly to: string;
  readonly label: string;
}

export function neverWas({ to, label }: Asked, seen: Seen): ReleaseError {
  const close = nearest(
    to,
    seen.states.flatMap(({ images }) => versionsIn(images)),
  );
  const last = seen.commits === 1 ? 'only commit' : `last ${seen.commits} commits`;
  const known = `the ${last} of the target's files${seen.cut ? ', and older ones are not looked at' : ''}`;
  const what =
    to === 'previous'
      ? `there is no earlier state: ${nonePrevious(seen)} in ${known}`
      : `the target was never at "${to}" in ${known}, and there is no Git tag or commit of that name`;
  const did = close === undefined || to === 'previous' ? '' : `Did you mean ${close}? `;
  return new ReleaseError({
    code: 'input-invalid',
    what,
    where: label,
    next: `${did}${nearestStates(seen)}`,
  });
}

/** What a rollback has left is an earlier state, which `previous` passes over. */
function nonePrevious({ states }: Seen): string {
  const others = new Set(states.map(({ images }) => versionsIn(images).join()));
  return others.size > 1
    ? 'rollbacks have left every other state that the target has had'
    : 'the target has had no other images';
}

/** A commit that the base does not have was never rolled out. */
export function notOnBase({ to, label }: Asked, base: string, commit: string): ReleaseError {
  return new ReleaseError({
    code: 'input-invalid',
    what: `"${to}" is the commit ${commit.slice(0, 10)}, which ${base} does not have: the target was never in that state`,
    where: label,
    next: `Name a commit of ${base}, or an image tag.`,
  });
}

function nearestStates({ states }: Seen): string {
  const told = states.slice(0, TOLD).map(({ images, date, oid }) => {
    const versions = versionsIn(images).join(' + ') || 'no images';
    return `${versions} (${date.slice(0, 10)}, ${oid.slice(0, 7)})`;
  });
  return told.length === 0
    ? 'Check `path`, `app` and `environment`.'
    : `The latest states are ${told.join('; ')}: name one by its tag or commit.`;
}
