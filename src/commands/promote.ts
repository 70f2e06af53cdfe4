/** `promote`: reads what stands in one environment and makes the update that brings it to another. */
import { CONFIG_FILE, type Config, parseConfig } from '../core/config/config.ts';
import { targetPath } from '../core/config/places.ts';
import { initialPaths } from '../core/edit/target.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import { withoutTarget } from '../core/promote/apps.ts';
import type { AppMoves } from '../core/promote/moves.ts';
import { readMoves, readStates, type Told, toUpdateRequest } from '../core/promote/promotion.ts';
import type { Route } from '../core/promote/route.ts';
import type { TargetState } from '../core/promote/target-images.ts';
import type { Trace } from '../core/promote/trace.ts';
import type { SourceRange } from '../core/report/promotion.ts';
import type { PromoteRequest, UpdateRequest } from '../core/request/request.ts';
import { type AppHistory, readHistories } from './promote-history.ts';
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
  readonly source: Place;
  readonly target: Place;
}

export interface Promotions {
  readonly promotions: readonly Promotion[];
  /** Apps that could not be promoted, which does not keep back the others. */
  readonly failures: readonly Failure[];
}

/** @throws ReleaseError what stands in the way of all */
export async function preparePromotions(request: PromoteRequest, ports: PromotePorts): Promise<Promotions> {
  const places = await openPlaces(ports, [CONFIG_FILE]);
  for (const notice of places.main.opened.notices) ports.log.notice(notice);
  const config = configOf(places);
  const { errands, failures } = await findErrands(request, config, places);
  if (errands.length + failures.length === 0) ports.log.info('Nothing here goes on to another environment.');
  const prepared: Promotions[] = [];
  for (const errand of errands)
    prepared.push(await apart(() => prepare(errand, { request, config, places, ports })));
  return {
    promotions: prepared.flatMap(({ promotions }) => promotions),
    failures: [...failures, ...prepared.flatMap((each) => each.failures)],
  };
}

/** What stands in the way of one environment does not keep back the others. */
async function apart(act: () => Promise<Promotions>): Promise<Promotions> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    return { promotions: [], failures: error.failures };
  }
}

/** @throws ReleaseError input-missing where there is none, config-invalid */
function configOf({ main }: Places): Config {
  const entry = main.opened.files.get(CONFIG_FILE);
  if (entry?.kind === 'file') return parseConfig(CONFIG_FILE, entry.text);
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
  const { config, places, request, ports } = ground;
  const [source, target] = await Promise.all([places.at(route.source), places.at(route.target)]);
  checkBase(request, target);
  await prefetch(errand, ground);
  const states = await source.settle((files) =>
    readStates(errand.apps, { config, environment: route.source }, files),
  );
  const found = states
    .filter(isFound)
    .filter(({ app, value }) => value.images.length > 0 || isNamed(errand, app));
  for (const { app, value } of found)
    for (const { file, why } of value.unread ?? [])
      ports.log.notice({
        level: 'warning',
        what: `images that this file names are not promoted, for it cannot be read (${app} in ${route.source.name}): ${why}`,
        where: { file },
      });
  const moves = await target.settle((files) => readMoves(found, { config, route }, files));
  const failures = [
    ...failuresOf(states, { errand, environment: route.source }),
    ...failuresOf(moves, { errand, environment: route.target }),
  ];
  const apps = moves.flatMap((told) => (told.kind === 'found' ? [told.value] : []));
  for (const { notices } of apps) for (const notice of notices) ports.log.notice(notice);
  const grouped = request.group === 'all' ? [apps] : apps.map((app) => [app]);
  const groups = grouped.filter(
    (group) => group.length > 0 && (request.group === 'all' || group.some(isWorthAsking(errand))),
  );
  const passed = apps.length - groups.flat().length;
  if (passed > 0)
    ports.log.info(
      `${passed} ${passed === 1 ? 'app has' : 'apps have'} in ${route.target.name} what ${route.source.name} has.`,
    );
  const histories = await historiesOf(groups, { ...ground, route, source, target });
  if (groups.length > 1) await warmStanding(groups.flat(), config, places);
  const promotions: Promotion[] = [];
  for (const group of groups)
    promotions.push(await toPromotion(group, { ...ground, route, source, target, histories }));
  return { promotions, failures };
}

/** What moves is read from the environment's branch, so that it can be proposed to no other. */
function checkBase({ base }: PromoteRequest, { opened }: Place): void {
  const { name } = opened.facts.base;
  if (base === undefined || base === name) return;
  throw new ReleaseError({
    code: 'input-contradiction',
    what: `the environment stands on the branch "${name}", not on "${base}"`,
    where: 'input "base"',
    next: `Leave \`base\` out: the branch of an environment is said in ${CONFIG_FILE}.`,
  });
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

function failuresOf(
  told: readonly Told<unknown>[],
  { errand, environment }: { readonly errand: Errand; readonly environment: Route['source'] },
): readonly Failure[] {
  const others = told.flatMap(({ app, kind }) => (kind === 'found' ? [app] : []));
  return told.flatMap((each): readonly Failure[] => {
    if (each.kind === 'failed') return each.failures;
    if (each.kind === 'found' || !isNamed(errand, each.app)) return [];
    return withoutTarget(each.app, environment, { path: each.path, others }).failures;
  });
}

interface RouteGround extends Ground {
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
  const branchKey = asked.group === 'all' ? ALL_APPS : undefined;
  const { request, notices } = toUpdateRequest({
    ...{ asked, config, route, apps, traces, ranges, standing, server, branchKey, built },
  });
  for (const notice of notices) ports.log.notice(notice);
  return { route, request, apps, traces, override: asked.override, source, target };
}
