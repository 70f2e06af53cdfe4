/** What there is to verify: whether the event is about the environment at all, and which of its apps are meant. */
import { parseTrail } from '../core/delivery/trail.ts';
import type { Commits } from '../core/ports.ts';
import { appAt, filesOf, type Place } from '../core/release/released.ts';
import type { VerifyRequest } from '../core/request/request.ts';
import type { RolloutLook } from '../core/verify/ports.ts';

export interface Scope {
  readonly request: VerifyRequest;
  readonly place: Place;
  readonly commit: string;
  /** Name of the branch. */
  readonly base: string;
}

/** An event may be about other branches and other environments. @returns why there is nothing to verify */
export async function nothingToVerify(
  { request, commit, base, place }: Scope,
  commits: Commits,
): Promise<string | undefined> {
  const { branch, before, commits: landed } = request.landed;
  if (landed?.length === 0) return 'the event has merged nothing';
  if (branch === undefined) return undefined;
  if (branch !== base)
    return `the event is about branch ${branch || 'none'}, and ${request.environment} is on ${base}`;
  if (!isCommit(before) || place.environment === undefined) return undefined;
  const { changed } = await commits.compare(before, commit);
  return filesOf(changed, place).length > 0
    ? undefined
    : `the push changes nothing of ${request.environment}`;
}

/**
 * Those that were asked for, else those that the commit's trail names; of a push, which may hold several commits, and
 * of a commit without a trail those whose files were changed.
 * @returns nothing: the environment as a whole
 */
export async function appsToVerify(
  { request, commit, place }: Scope,
  look: RolloutLook,
  commits: Commits,
): Promise<readonly string[]> {
  if (request.apps.length > 0) return request.apps;
  const named = trailApps(look, request.environment);
  const before = beforeOf(request, look);
  const isPush = isCommit(request.landed.before);
  if (before === undefined || place.environment === undefined || (named.length > 0 && !isPush)) return named;
  const { changed } = await commits.compare(before, commit);
  const touched = filesOf(changed, place).map((file) => appAt(file, place) ?? '');
  if (named.length === 0 && touched.includes('')) return [];
  return [...new Set([...named, ...touched.filter((app) => app !== '')])];
}

/** What the branch was before. Undefined: it was verified as it stands, and not what was brought. */
export function beforeOf({ landed }: VerifyRequest, { parent }: RolloutLook): string | undefined {
  if (landed.commits === undefined) return undefined;
  return isCommit(landed.before) ? landed.before : parent;
}

/** GitHub writes zeros for a branch that was not there. */
function isCommit(before: string | undefined): before is string {
  return before !== undefined && !/^0+$/.test(before);
}

function trailApps({ messages }: RolloutLook, environment: string): readonly string[] {
  const trails = messages.flatMap((message) => parseTrail(message) ?? []);
  return [
    ...new Set(trails.filter((trail) => trail.environment === environment).flatMap(({ apps }) => apps)),
  ];
}
