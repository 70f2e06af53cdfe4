/** Open proposals of apps of which nothing can go on: closed, or their status says why nobody can tell. */
import type { Config } from '../core/config/config.ts';
import type { Failure } from '../core/errors.ts';
import { type Blocked, tellLeftOut } from '../core/promote/blocked.ts';
import { toUpdateRequest } from '../core/promote/promotion.ts';
import type { Route } from '../core/promote/route.ts';
import type { PromoteRequest, UpdateRequest } from '../core/request/request.ts';
import { type OpenPromotion, readPromotion } from './promote-open.ts';
import type { Place } from './promote-places.ts';
import { ALL_APPS, promotionBranch } from './promote-routes.ts';

export interface LeftOver {
  readonly route: Route;
  readonly target: Place;
  readonly standing: OpenPromotion;
  readonly why: string;
  readonly failures: readonly Failure[];
  /** Closes it; undefined: nobody can tell what it should hold. */
  readonly withdrawal: UpdateRequest | undefined;
}

export interface LeftOverGround {
  readonly request: PromoteRequest;
  readonly config: Config;
  readonly route: Route;
  readonly target: Place;
  /** All apps are in one proposal, and all of them are blocked. */
  readonly together: boolean;
}

/** One request tells which of them have a proposal, and one more what each of those holds. */
export async function findLeftOver(
  blocked: readonly Blocked[],
  ground: LeftOverGround,
): Promise<ReadonlyMap<Blocked, LeftOver>> {
  const { request, route, target, together } = ground;
  if (blocked.length === 0) return new Map();
  const open = await target.side.proposals.open('gitops-release/');
  const names = new Set(open.map(({ branch }) => branch));
  const found = new Map<Blocked, LeftOver>();
  for (const group of together ? [blocked] : blocked.map((each) => [each])) {
    const branch = promotionBranch(route, together ? ALL_APPS : (group[0]?.app ?? ''), request.base);
    const standing = names.has(branch) ? await readPromotion(target, branch) : undefined;
    if (standing === undefined) continue;
    const leftOver = toLeftOver(group, { ...ground, branch, standing });
    for (const each of group) found.set(each, leftOver);
  }
  return found;
}

function toLeftOver(
  group: readonly Blocked[],
  {
    request,
    config,
    route,
    target,
    branch,
    standing,
  }: LeftOverGround & { readonly branch: string; readonly standing: OpenPromotion },
): LeftOver {
  const [first] = group;
  const why = group.length === 1 ? (first?.why ?? '') : tellLeftOut(group, route.target.name);
  const failures = group.flatMap((each) => each.failures);
  const nothing = { traces: new Map(), ranges: new Map(), standing: new Map(), built: [], apps: [] };
  const empty = toUpdateRequest({
    ...{ ...nothing, asked: request, config, route, server: '', branchKey: first?.app },
  });
  const withdrawal = { ...empty.request, apps: standing.apps, branch, delivery: 'pull-request' as const };
  const closes = group.every((each) => each.nothing);
  return { route, target, standing, why, failures, withdrawal: closes ? withdrawal : undefined };
}
