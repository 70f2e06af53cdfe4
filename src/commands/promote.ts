/** `promote`: reads what stands in one environment and makes the update that brings it to another. */
import { CONFIG_FILE, type Config } from '../core/config/config.ts';
import { parseConfigOn } from '../core/config/on-branch.ts';
import { targetPath } from '../core/config/places.ts';
import { initialPaths } from '../core/edit/target.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import { type Blocked, blockedApps, tellLeftOut } from '../core/promote/blocked.ts';
import type { AppMoves } from '../core/promote/moves.ts';
import { readMoves, readStates, type Told, toUpdateRequest } from '../core/promote/promotion.ts';
import type { Route } from '../core/promote/route.ts';
import type { TargetState } from '../core/promote/target-images.ts';
import type { Trace } from '../core/promote/trace.ts';
import type { SourceRange } from '../core/report/promotion.ts';
import type { PromoteRequest, UpdateRequest } from '../core/request/request.ts';
import { type AppHistory, readHistories } from './promote-history.ts';
import { findLeftOver, type LeftOver } from './promote-left-over.ts';
import { openPlaces, type Place, type Places, type PromotePorts } from './promote-places.ts';
import { ALL_APPS, type Errand, findErrands } from './promote-routes.ts';
import { readStanding, warmStanding } from './promote-standing.ts';

/** One proposal: what to update, and what its gates need to know. */
export interface Promotion {
  readonly route: Route;
  readonly request: UpdateRequest;
  readonly apps: readonly AppMoves[];
  readonly traces: ReadonlyMap<string, Trace>;
  readonly override: string | undefined;
  readonly group: Errand['group'];
  readonly source: Place;
  readonly target: Place;
}

export interface Promotions {
  readonly promotions: readonly Promotion[];
  /** Apps that could not be promoted, which does not keep back the others. */
  readonly failures: readonly Failure[];
  /** Open proposals of such apps. */
  readonly leftOver: readonly LeftOver[];
  /** Apps that are left out without being a mistake, a sentence for each environment. */
  readonly leftOut: readonly string[];
}

/** @throws ReleaseError what stands in the way of all */
export async function preparePromotions(request: PromoteRequest, ports: PromotePorts): Promise<Promotions> {
  const places = await openPlaces(ports, [CONFIG_FILE]);
  for (const notice of places.main.opened.notices) ports.log.notice(notice);
  const config = configOf(places);
  const errands = await findErrands(request, config, places);
  if (errands.length === 0) ports.log.info('Nothing here goes on to another environment.');
  const prepared: Promotions[] = [];
  for (const errand of errands)
    prepared.push(await apart(() => prepare(errand, { request, config, places, ports })));
  return {
    promotions: prepared.flatMap(({ promotions }) => promotions),
    failures: prepared.flatMap(({ failures }) => failures),
    leftOver: prepared.flatMap(({ leftOver }) => leftOver),
    leftOut: prepared.flatMap(({ leftOut }) => leftOut),
  };
}

/** What stands in the way of one environment does not keep back the others. */
async function apart(act: () => Promise<Promotions>): Promise<Promotions> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    return { promotions: [], failures: error.failures, leftOver: [], leftOut: [] };
  }
}

/** @throws ReleaseError input-missing where there is none, config-invalid */
function configOf({ main }: Places): Config {
  const entry = main.opened.files.get(CONFIG_FILE);
  if (entry?.kind === 'file') return parseConfigOn(main.opened.facts.base.name, entry.text);
  throw new ReleaseError({
    code: 'input-missing',
    what: `${main.opened.facts.nameWithOwner} has no ${CONFIG_FILE}, which says where environments stand`,
    where: CONFIG_FILE,
    next: 'Write one with `environments`, on the default branch; docs/config.md shows how.',
  });
}

/** More apps than this are read as it comes, many files a request anyway. */
const MAX_PREFETCHED = 30;

/** Where all environments are folders of one branch, one request reads them all. */
async function prefetch({ apps }: Errand, { config, places }: Ground): Promise<void> {
  if (apps.length > MAX_PREFETCHED) return;
  const here = config.environments.filter(
    ({ repository, base }) => repository === undefined && base === undefined,
  );
  const paths = here.flatMap((environment) =>
    apps.flatMap((app) => initialPaths(targetPath(config, environment, app))),
  );
  await places.main.prefetch([...new Set(paths)]);
}

interface Ground {
  readonly request: PromoteRequest;
  readonly config: Config;
  readonly places: Places;
  readonly ports: PromotePorts;
}

async function prepare(errand: Errand, ground: Ground): Promise<Promotions> {
  const { route } = errand;
  const { config, places, ports } = ground;
  const [source, target] = await Promise.all([places.at(route.source), places.at(route.target)]);
  await prefetch(errand, ground);
  const states = await source.settle((files) =>
    readStates(errand.apps, { config, environment: route.source }, files),
  );
  const found = states
    .filter(isFound)
    .filter(({ app, value }) => value.images.length > 0 || isNamed(errand, app));
  const { allowDowngrade } = ground.request;
  const moves = await target.settle((files) => readMoves(found, { config, route, allowDowngrade }, files));
  const apps = moves.flatMap((told) => (told.kind === 'found' ? [told.value] : []));
  const together = errand.group === 'all';
  const grouped = together ? [apps] : apps.map((app) => [app]);
  const groups = grouped.filter(
    (group) => group.length > 0 && (together || group.some(isWorthAsking(errand))),
  );
  const passed = apps.length - groups.flat().length;
  if (passed > 0)
    ports.log.info(
      `${passed} ${passed === 1 ? 'app has' : 'apps have'} in ${route.target.name} what ${route.source.name} has.`,
    );
  const several = errand.apps.length > 1;
  const named: ReadonlySet<string> = errand.named ? errand.asked : new Set();
  const blocked = blockedApps(states, moves, { route, named, several });
  const ended = await settleBlocked(blocked, { ...ground, errand, target, some: apps.length > 0 });
  const histories = await historiesOf(groups, { ...ground, errand, route, source, target });
  if (groups.length > 1) await warmStanding(groups.flat(), config, places);
  const promotions: Promotion[] = [];
  for (const group of groups)
    promotions.push(await toPromotion(group, { ...ground, errand, route, source, target, histories }));
  return { ...ended, promotions };
}

/** Of many apps those that move; one that was asked for also where it does not, for its proposal may be left over. */
function isWorthAsking(errand: Errand): (app: AppMoves) => boolean {
  return ({ app, moves }) => errand.asked.has(app) || moves.some(({ changes }) => changes);
}

function isNamed({ named, asked }: Errand, app: string): boolean {
  return named && asked.has(app);
}

function isFound(told: Told<TargetState>): told is Told<TargetState> & { kind: 'found' } {
  return told.kind === 'found';
}

interface BlockedGround extends Ground {
  readonly errand: Errand;
  readonly target: Place;
  /** Others go on. */
  readonly some: boolean;
}

/** Tells which apps are left out, and finds the proposals that they leave behind. */
async function settleBlocked(
  blocked: readonly Blocked[],
  { errand, request, config, target, ports, some }: BlockedGround,
): Promise<Omit<Promotions, 'promotions'>> {
  const { route, group, named } = errand;
  const together = group === 'all';
  const sought = together && some ? [] : blocked;
  const leftOver = await findLeftOver(sought, { request, config, route, target, together });
  const alone = blocked.filter((each) => !leftOver.has(each));
  const quiet = alone.filter(({ failures }) => failures.length === 0);
  const told = together ? alone : quiet;
  const what = told.length === 0 ? [] : [tellLeftOut(told, route.target.name)];
  const level = told.length > quiet.length ? 'warning' : 'notice';
  for (const each of what) named || together ? ports.log.notice({ level, what: each }) : ports.log.info(each);
  const failures = alone.flatMap((each) => each.failures);
  return { failures, leftOver: [...new Set(leftOver.values())], leftOut: what };
}

interface RouteGround extends Ground {
  readonly errand: Errand;
  readonly route: Route;
  readonly source: Place;
  readonly target: Place;
}

/** Apps whose history is read for what it tells alone. */
const MAX_TOLD = 20;

/** Of a proposal for many apps no more than its gates ask for. */
function historiesOf(
  groups: readonly (readonly AppMoves[])[],
  { route, source, target }: RouteGround,
): Promise<ReadonlyMap<string, AppHistory>> {
  const needed = route.target.soak !== undefined || route.target['require-verified'] === true;
  const asked = groups.flatMap((group) => {
    const moving = group.filter(isMoving);
    return needed ? moving : moving.slice(0, MAX_TOLD);
  });
  const whole = asked.length <= MAX_TOLD || route.target['soak-restart'] === false;
  return readHistories(asked, { source, target, whole });
}

function isMoving({ moves }: AppMoves): boolean {
  return moves.some(({ changes }) => changes);
}

interface GroupGround extends RouteGround {
  readonly histories: ReadonlyMap<string, AppHistory>;
}

async function toPromotion(apps: readonly AppMoves[], ground: GroupGround): Promise<Promotion> {
  const { request: asked, config, route, source, target, ports } = ground;
  const moving = apps.filter(isMoving);
  const histories = new Map(
    moving.flatMap(({ app }): [string, AppHistory][] => {
      const history = ground.histories.get(app);
      return history === undefined ? [] : [[app, history]];
    }),
  );
  const traces = new Map(
    [...histories].flatMap(([app, { trace }]) => (trace === undefined ? [] : [[app, trace] as const])),
  );
  const ranges = new Map([...histories].map(([app, { range }]): [string, SourceRange] => [app, range]));
  const built = moving.flatMap(({ app, moves }) => {
    const after = ranges.get(app)?.after;
    const first = moves.find(({ changes }) => changes);
    return after === undefined || first === undefined ? [] : [{ image: first.image.text, from: after }];
  });
  const standing = await readStanding(apps, config, ground.places);
  const server = target.opened.facts.url.replace(/\/[^/]+\/[^/]+\/?$/, '');
  const branchKey = ground.errand.group === 'all' ? ALL_APPS : undefined;
  const { main } = ground.places;
  const home = { repository: main.opened.facts.nameWithOwner, config };
  const elsewhere = target.side === main.side ? {} : { home };
  const { override } = asked;
  const { request, notices } = toUpdateRequest({
    ...{ config, route, apps, traces, ranges, standing, server, branchKey, built },
    asked: { ...asked, ...elsewhere },
  });
  for (const notice of [...apps.flatMap((app) => app.notices), ...notices]) ports.log.notice(notice);
  return { route, request, apps, traces, override, group: ground.errand.group, source, target };
}
